// One topic: how it went, and what surrounds it.

import { get } from "../api.js";
import { figureOf, lineChart } from "../chart.js";
import { figure, h } from "../dom.js";
import { expected, hashtag, moment, odds, people, rough, usually, whole, windowName } from "../format.js";
import { bars, facts, notice, number, rating, shared, table, tag, tweet } from "../parts.js";
import { change, to } from "../route.js";

export const types = ["trends"];
export const part = "trends";

const PERIODS = [[1, "A day"], [7, "A week"], [28, "Four weeks"]];
const DAY = 86_400_000;

export function pinned({ parameters }) {
  return parameters.to !== undefined;
}

export async function load({ id, parameters }, signal) {
  const { community, window, from, to: end } = parameters;
  let start = from;
  if (!start && parameters.days) {
    const status = await get("status", {}, signal);
    const newest = status.newest_window_end ?? status.now;
    start = new Date(Date.parse(end ?? newest) - Number(parameters.days) * DAY).toISOString().slice(0, 19) + "Z";
  }
  return get(`trends/${encodeURIComponent(id)}`, { community, window, from: start, to: end }, signal);
}

export function shown(main, data, { parameters }, fresh) {
  if (fresh && parameters.show === "links") {
    main.querySelector("#links")?.scrollIntoView();
  }
}

export function render(topic, { parameters }) {
  const { community, window } = topic;
  const here = { community, window };
  return h("div", { class: "view topic" },
    h("p", { class: "crumbs" }, h("a", { href: to("trends", undefined, here) }, "Trends"), ` / ${community}, ${windowName(window)}`),
    h("h1", {}, hashtag(topic.display)),
    notice(topic.notice),
    topic.current ? now(topic.current, window) : !topic.notice && h("p", { class: "lead" }, "It does not rank in the newest window; below is how it went before."),
    history(topic, parameters),
    h("div", { class: "pair" },
      block("links", "Links shared next to it", topic.links.length > 0 && table("Links shared next to it", ["Link", "Shares", "Credibility of its source"],
        topic.links.map(({ link, period }) => ({
          key: link.id,
          cells: [shared(link), [number(period.shares, "shares"), h("span", { class: "small" }, ` by ${people(period.authors)}`)],
            rating(link.source, link.source_rating, link.source_score)],
        })))),
      block("voices", "Top voices", topic.voices.length > 0 && table("Accounts reposted most", ["Account", "Reposted", "Own tweets"],
        topic.voices.map((voice) => ({
          key: voice.author,
          cells: [h("a", { href: to("source", `account:${voice.author}`) }, `@${voice.handle}`), number(voice.reposted, "reposted"), number(voice.tweets, "tweets")],
        }))), "Those whose tweets with it were reposted most.")),
    h("div", { class: "pair" },
      block("related", "Used together with", topic.related.length > 0 && bars(topic.related.map((row) =>
        ({ key: row.topic, name: tag(row.topic, here), value: row.tweets })), "tweets")),
      block("where", "Where it is discussed", topic.communities.length > 0 && bars(topic.communities.map((row) =>
        ({ key: row.community, name: h("a", { href: to("topic", topic.topic, { ...here, community: row.community }) }, row.community), value: row.tweets })), "tweets"))),
    block("exemplars", "Tweets", topic.exemplars.length > 0 && h("ul", { class: "plain" }, topic.exemplars.map((summary) => h("li", { "data-key": summary.id }, tweet(summary, true))))));
}

function block(id, title, content, what) {
  return h("section", { id, "data-key": id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), what && h("p", { class: "small" }, what),
    content || h("p", { class: "small" }, "Nothing in this period."));
}

function now(trend, window) {
  return h("section", { class: "now" },
    h("p", { class: "lead" }, h("strong", {}, figure(trend.authors, people(trend.authors), "authors")), ", usually ",
      figure(trend.expected, expected(trend.expected), "expected"), ` ${usually(window)}`, ", in the ", windowName(window), " to ",
      h("time", { datetime: trend.window_end }, moment(trend.window_end)), "."),
    facts([
      ["Surprise", [figure(trend.surprise, rough(trend.surprise), "surprise"), h("span", { class: "small" }, ` ${odds(trend.surprise)}`)]],
      ["Place, live", trend.live_rank === null ? "none" : number(trend.live_rank, "live_rank")],
      ["Place, unusual", trend.unusual_rank === null ? "none" : number(trend.unusual_rank, "unusual_rank")],
      ["Tweets", number(trend.tweets, "tweets")],
      ["Originals", number(trend.originals, "originals")],
      ["Reposts", number(trend.reposts, "reposts")],
    ]));
}

function history(topic, parameters) {
  const points = topic.history.map((point) => [Date.parse(point.window_end), point.authors]);
  const usual = topic.history.map((point) => [Date.parse(point.window_end), point.expected]);
  const most = Math.max(1, ...points.map(([, value]) => value), ...usual.map(([, value]) => value));
  const gap = topic.step_seconds * 1500;
  return h("section", { class: "history", "data-key": "history", "aria-labelledby": "history-title" },
    h("div", { class: "head" }, h("h2", { id: "history-title" }, "How it went"),
      h("nav", { class: "choice", "aria-label": "Period" }, PERIODS.map(([days, name]) =>
        h("a", { href: change({ days, from: undefined }), "aria-current": Number(parameters.days) === days ? "true" : undefined }, name)))),
    points.length === 0
      ? h("p", { class: "small" }, "It ranked in no window of this period. Take a longer one.")
      : figureOf(
        lineChart(`People in ${hashtag(topic.display)}: ${whole(points.length)} windows from ${moment(topic.from)} to ${moment(topic.to)}, ${whole(Math.max(...points.map(([, value]) => value)))} at most`,
          [{ class: "usual", points: usual, gap }, { class: "observed", points, gap, dots: points.length < 40 }], most),
        [["observed", `People in the ${windowName(topic.window)} before`], ["usual", "Usually"]],
        table("History", ["Window to", "People", "Usually", "Surprise", "Tweets"], [...topic.history].reverse().map((point) => ({
          key: point.window_end,
          cells: [moment(point.window_end), number(point.authors), figure(point.expected, expected(point.expected)), rough(point.surprise), number(point.tweets)],
        })))),
  );
}

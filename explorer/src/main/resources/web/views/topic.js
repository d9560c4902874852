// A topic: its history and what is related to it.

import { get } from "../api.js";
import { figureOf, lineChart } from "../chart.js";
import { expected, hashtag, moment, odds, people, rough, usually, whole, windowName } from "../format.js";
import { html, nothing } from "../lit.js";
import { account, bars, facts, figure, notice, number, rating, shared, small, table, tag, tweets } from "../parts.js";
import { change, to } from "../route.js";

/** @import { Address } from "../route.js" */

export const types = ["rankings"];
export const part = "trends";

/** @type {[days: number, name: string][]} */
const PERIODS = [
  [1, "1 day"],
  [7, "7 days"],
  [28, "28 days"],
];
const DAY = 86_400_000;

/** @param {Address} address */
export function pinned({ parameters }) {
  return parameters.to !== undefined;
}

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export async function load({ id, parameters }, signal) {
  const { community, window, from, to: end } = parameters;
  let start = from;
  if (!start && parameters.days) {
    const status = await get("status", {}, signal);
    const newest = status.newest_window_end ?? status.now;
    start = new Date(Date.parse(end ?? newest) - Number(parameters.days) * DAY).toISOString().slice(0, 19) + "Z";
  }
  return get(`trends/${encodeURIComponent(String(id))}`, { community, window, from: start, to: end }, signal);
}

/**
 * @param {HTMLElement} main
 * @param {any} data
 * @param {Address} address
 * @param {boolean} fresh
 */
export function shown(main, data, { parameters }, fresh) {
  if (fresh && parameters.show === "links") {
    main.querySelector("#links")?.scrollIntoView();
  }
}

/**
 * @param {any} topic
 * @param {Address} address
 */
export function render(topic, { parameters }) {
  const { community, window } = topic;
  const here = { community, window };
  return html`
    <div class="view topic">
      <p class="crumbs"><a href=${to("trends", undefined, here)}>Trends</a> / ${community}, ${windowName(window)}</p>
      <h1>${hashtag(topic.display)}</h1>
      ${notice(topic.notice)} ${now(topic)} ${history(topic, parameters)}
      <div class="pair">
        ${block("links", "Links shared with this topic", topic.links.length > 0 && links(topic.links))}
        ${block("voices", "Top voices", topic.voices.length > 0 && voices(topic.voices))}
      </div>
      <div class="pair">
        ${block("related", "Used together with", topic.related.length > 0 && related(topic.related, here))}
        ${block("where", "Communities", topic.communities.length > 0 && communities(topic, here))}
      </div>
      ${block("exemplars", "Tweets", topic.exemplars.length > 0 && tweets(topic.exemplars))}
    </div>
  `;
}

function block(id, title, content) {
  return html`
    <section id=${id} aria-labelledby="${id}-title">
      <h2 id="${id}-title">${title}</h2>
      ${content || small("None in this period.")}
    </section>
  `;
}

function links(rows) {
  return table(
    "Links shared with this topic",
    ["Link", "Shares", "Credibility of its source"],
    rows.map(({ link, period }) => ({
      key: link.id,
      cells: [
        shared(link),
        html`<span>${number(period.shares, "shares")} <span class="small">by ${people(period.authors)}</span></span>`,
        rating(link.source, link.source_rating, link.source_score),
      ],
    })),
  );
}

function voices(rows) {
  return [
    small("Accounts whose tweets on this topic were reposted most."),
    table(
      "Most reposted accounts",
      ["Account", "Reposted", "Own tweets"],
      rows.map((voice) => ({
        key: voice.author,
        cells: [
          account(voice.author, voice.handle),
          number(voice.reposted, "reposted"),
          number(voice.tweets, "tweets"),
        ],
      })),
    ),
  ];
}

function related(rows, here) {
  return bars(
    rows.map((row) => ({ key: row.topic, name: tag(row.topic, here), value: row.tweets })),
    "tweets",
  );
}

function communities(topic, here) {
  return bars(
    topic.communities.map(({ community, tweets: value }) => ({
      key: community,
      name: html`<a href=${to("topic", topic.topic, { ...here, community })}>${community}</a>`,
      value,
    })),
    "tweets",
  );
}

function now({ current: trend, window, notice: nothingFound }) {
  if (!trend) {
    return nothingFound ? nothing : html`<p class="lead">Not ranked in the newest window. Its history is below.</p>`;
  }
  return html`
    <section class="now">
      <p class="lead">
        <strong>${figure(trend.authors, people(trend.authors), "authors")}</strong>, usually
        ${figure(trend.expected, expected(trend.expected), "expected")} ${usually(window)}, in the ${windowName(window)}
        to <time datetime=${trend.window_end}>${moment(trend.window_end)}</time>.
      </p>
      ${facts([
        [
          "Surprise",
          html`
            ${figure(trend.surprise, rough(trend.surprise), "surprise")}
            <span class="small">${odds(trend.surprise)}</span>
          `,
        ],
        ["Rank, live", trend.live_rank === null ? "none" : number(trend.live_rank, "live_rank")],
        ["Rank, unusual", trend.unusual_rank === null ? "none" : number(trend.unusual_rank, "unusual_rank")],
        ["Tweets", number(trend.tweets, "tweets")],
        ["Originals", number(trend.originals, "originals")],
        ["Reposts", number(trend.reposts, "reposts")],
      ])}
    </section>
  `;
}

function history(topic, parameters) {
  return html`
    <section class="history" aria-labelledby="history-title">
      <div class="head">
        <h2 id="history-title">Over time</h2>
        <nav class="choice" aria-label="Period">
          ${PERIODS.map(
            ([days, name]) => html`
              <a
                href=${change({ days, from: undefined })}
                aria-current=${Number(parameters.days) === days ? "true" : nothing}
                >${name}</a
              >
            `,
          )}
        </nav>
      </div>
      ${
        topic.history.length === 0
          ? small("Not ranked in any window of this period. Choose a longer one.")
          : historyChart(topic)
      }
    </section>
  `;
}

function historyChart(topic) {
  const points = topic.history.map((point) => [Date.parse(point.window_end), point.authors]);
  const usual = topic.history.map((point) => [Date.parse(point.window_end), point.expected]);
  const people = Math.max(...points.map(([, value]) => value));
  const most = Math.max(1, people, ...usual.map(([, value]) => value));
  const gap = topic.step_seconds * 1500;
  const period = `${whole(points.length)} windows from ${moment(topic.from)} to ${moment(topic.to)}`;
  return figureOf(
    lineChart(
      `People using ${hashtag(topic.display)}: ${period}, ${whole(people)} at most`,
      [
        { name: "usual", points: usual, gap },
        { name: "observed", points, gap, dots: points.length < 40 },
      ],
      most,
    ),
    [
      ["observed", `People in the preceding ${windowName(topic.window)}`],
      ["usual", "Expected"],
    ],
    table(
      "History",
      ["Window end", "People", "Expected", "Surprise", "Tweets"],
      [...topic.history].reverse().map((point) => ({
        key: point.window_end,
        cells: [
          moment(point.window_end),
          number(point.authors),
          figure(point.expected, expected(point.expected)),
          rough(point.surprise),
          number(point.tweets),
        ],
      })),
    ),
  );
}

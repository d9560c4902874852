// What is talked about: most people first, and most unusual first.

import { get } from "../api.js";
import { sparkline } from "../chart.js";
import { figure, h } from "../dom.js";
import { expected, hashtag, moment, odds, people, rough, usually, whole, windowName } from "../format.js";
import { choose, communityOptions, credibility, movement, notice, select, tweet } from "../parts.js";
import { change, submit, to } from "../route.js";

export const types = ["trends"];

const WINDOWS = ["15m", "1h", "24h", "7d"];
const ROWS = 10;

export function pinned({ parameters }) {
  return parameters.at !== undefined;
}

export async function load({ parameters }, signal) {
  const communities = await get("communities", {}, signal);
  const community = choose(communities, parameters.community);
  const window = parameters.window ?? "24h";
  const size = parameters.size ?? ROWS;
  const rankings = await get("trends", { community, window, at: parameters.at, size }, signal);
  return { communities, community, window, rankings };
}

export function render({ communities, community, window, rankings }, { parameters }) {
  const title = communities.communities.find(({ name }) => name === community)?.title ?? community;
  return h("div", { class: "view trends" },
    h("div", { class: "head" },
      h("div", {}, h("h1", {}, "Trends"),
        h("p", { class: "lead" }, "What ", h("strong", {}, community === "all" ? "everybody" : title), " talks about, in ",
          rankings.window_end ? ["the ", windowName(window), " to ", h("time", { datetime: rankings.window_end }, moment(rankings.window_end))] : windowName(window), ".")),
      controls(communities, community, window, rankings, parameters)),
    notice(rankings.notice),
    !rankings.notice && h("div", { class: "pair" },
      ranking("live", "Live now", "Most people first.", rankings.live, rankings),
      ranking("unusual", "Unusual now", "Far more people than this time of the week usually brings.", rankings.unusual, rankings)));
}

function controls(communities, community, window, rankings, parameters) {
  const windows = WINDOWS.includes(window) ? WINDOWS : [...WINDOWS, window];
  return h("div", { class: "controls" },
    h("form", { onsubmit: submit, onchange: submit }, select("community", "Community ", communityOptions(communities, community), community)),
    h("nav", { class: "choice", "aria-label": "Window" }, windows.map((one) =>
      h("a", { href: change({ window: one }), "aria-current": one === window ? "true" : undefined, "aria-label": windowName(one) }, one))),
    h("nav", { class: "choice", "aria-label": "Time" },
      rankings.previous_window_end && h("a", { href: change({ at: rankings.previous_window_end }) }, "\u2039 Earlier"),
      parameters.at && rankings.next_window_end && h("a", { href: change({ at: rankings.next_window_end }) }, "Later \u203a"),
      parameters.at && h("a", { href: change({ at: undefined }) }, "Newest")));
}

function ranking(name, title, what, rows, rankings) {
  return h("section", { class: `ranking ${name}`, "aria-labelledby": `${name}-title` },
    h("h2", { id: `${name}-title` }, title), h("p", { class: "small" }, what),
    rows.length === 0
      ? h("div", { class: "notice" }, h("p", {}, "Nothing here in this window."), h("p", {}, "Take a longer window, or another community."))
      : h("ol", {}, rows.map((row) => entry(name, row, rankings))));
}

function entry(name, row, { community, window, sparkline_ends: ends }) {
  const { trend } = row;
  const parameters = { community, window };
  const place = name === "live" ? trend.live_rank : trend.unusual_rank;
  const display = hashtag(trend.display ?? trend.topic);
  return h("li", { "data-key": trend.topic, "data-topic": trend.topic },
    h("div", { class: "place" }, figure(place, whole(place), `${name}_rank`), movement(row)),
    h("div", { class: "topic" },
      h("h3", {}, h("a", { href: to("topic", trend.topic, parameters) }, display)),
      h("p", { class: "sentence" }, figure(trend.authors, people(trend.authors), "authors"), ", usually ",
        figure(trend.expected, expected(trend.expected), "expected"), ` ${usually(window)}`),
      name === "unusual" && h("p", { class: "small" }, "surprise ", figure(trend.surprise, rough(trend.surprise), "surprise"), `: ${odds(trend.surprise)}`)),
    h("div", { class: "curve" }, sparkline(row.sparkline, `People in ${display} in the last ${ends.length} windows: ${row.sparkline.map((value) => value ?? "none").join(", ")}`)),
    h("div", { class: "more" }, credibility(trend, parameters),
      row.exemplars.length > 0 && h("span", { class: "exemplars" }, h("span", { class: "small" }, "For example "),
        row.exemplars.map((summary) => h("span", { "data-key": summary.id }, tweet(summary), " ")))));
}

// One source: its score, why, and how it came to be.

import { get } from "../api.js";
import { figureOf, lineChart } from "../chart.js";
import { figure, h, outside } from "../dom.js";
import { day, rough } from "../format.js";
import { interval, number, plain, rating, shared, table } from "../parts.js";
import { to } from "../route.js";

export const types = ["sources"];
export const part = "sources";

const EVIDENCE = [["sharers", "Sharers lately"], ["favouring", "Rather credible sharers"], ["opposing", "Rather doubtful sharers"], ["papers", "Sharers of papers"],
  ["young", "Young accounts"], ["passing_on", "Only passed it on"], ["in_concert", "In concert with others"]];

export function load({ id }, signal) {
  return get(`sources/${encodeURIComponent(id)}`, {}, signal);
}

/** What people call it. */
export function name({ source, handle }) {
  return handle ? `@${handle}` : source.name;
}

function signed(points) {
  return `${points < 0 ? "\u2212" : "+"}${(Math.round(Math.abs(points) * 10) / 10).toFixed(1)}`;
}

/** Score, interval and the largest reason. */
export function short(source) {
  return h("div", {}, h("p", {}, rating(source.id, source.rating, source.score)),
    interval(source.low, source.high, source.score, source.estimate),
    h("p", { class: "small" }, (source.reasons.find((one) => one.code !== "start") ?? source.reasons[0]).text));
}

export function render(story) {
  const { source } = story;
  const known = source.score !== null;
  return h("div", { class: "view source" },
    h("p", { class: "crumbs" }, h("a", { href: to("sources") }, "Sources"), ` / ${source.kind}`),
    h("h1", {}, name(story)),
    story.class && h("p", { class: "lead" }, "Listed as ", h("strong", {}, story.class.replaceAll("_", " ")), "."),
    h("section", { class: "sheet", "aria-labelledby": "score" },
      h("h2", { id: "score" }, "Credibility"),
      h("p", { class: `verdict ${source.rating}` }, known
        ? [h("strong", {}, figure(source.score, rough(source.score), "score")), " of 100, ", source.rating]
        : [h("strong", {}, "Unknown"), ": too little is known to say. That is neither good nor bad."]),
      interval(source.low, source.high, source.score, source.estimate),
      h("p", { class: "small" }, "With a probability of 90 % between ", figure(source.low, rough(source.low), "low"), " and ", figure(source.high, rough(source.high), "high"),
        known ? "." : [", at ", figure(source.estimate, rough(source.estimate), "estimate"), " if it had to be a guess."], ` As of ${day(source.as_of)}, formula ${source.formula}.`)),
    h("div", { class: "pair" },
      h("section", { class: "sheet", "aria-labelledby": "reasons" }, h("h2", { id: "reasons" }, "Why"), reasons(source)),
      h("section", { class: "sheet", "aria-labelledby": "evidence" }, h("h2", { id: "evidence" }, "Evidence"),
        h("p", { class: "small" }, "Accounts, each counted as far as its last share has not faded."),
        table("Evidence", ["What", "Accounts"], EVIDENCE.map(([field, text]) => ({ key: field, cells: [text, figure(source.evidence[field], rough(source.evidence[field]), field)] }))))),
    history(story.history),
    h("section", { class: "sheet", "aria-labelledby": "links" },
      h("h2", { id: "links" }, source.kind === "account" ? "Shared last" : "Its links shared most"),
      story.links.length === 0 ? h("p", { class: "small" }, "None that are known.")
        : table("Links", ["Link", "Shares", "Credibility of its source"], story.links.map((link) => ({
          key: link.id, cells: [shared(link), number(link.shares, "shares"), rating(link.source, link.source_rating, link.source_score)],
        })))),
    h("p", { class: "small" }, `Id: ${source.id}. `, source.kind === "account" ? "" : outside(`https://${plain(source.id)}`, {}, "Open it")));
}

function reasons(source) {
  return h("div", { class: "scroll" }, h("table", { class: "reasons" }, h("caption", { class: "hidden" }, "Reasons, whose points add up"),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Reason"), h("th", { scope: "col" }, "Points"))),
    h("tbody", {}, source.reasons.map((reason) => h("tr", { "data-key": reason.code },
      h("td", {}, reason.text), h("td", { class: reason.points < 0 ? "less" : "plus" }, figure(reason.points, signed(reason.points), reason.code)))),
    h("tr", { class: "sum" }, h("td", {}, source.score === null ? "Estimate (no score)" : "Score"), h("td", {}, figure(source.estimate, rough1(source.estimate), "sum"))))));
}

function rough1(number) {
  return (Math.round(number * 10) / 10).toFixed(1);
}

function history(days) {
  if (days.length === 0) {
    return null;
  }
  const at = (one) => Date.parse(one.as_of);
  return h("section", { class: "sheet", "data-key": "history", "aria-labelledby": "history" }, h("h2", { id: "history" }, "How it went"),
    figureOf(
      lineChart(`Estimate on ${days.length} days, last ${rough(days[days.length - 1].estimate)} between ${rough(days[days.length - 1].low)} and ${rough(days[days.length - 1].high)}`,
        [{ class: "observed", points: days.map((one) => [at(one), one.estimate]), dots: days.length < 40 }], 100, [days.map((one) => [at(one), one.low, one.high])]),
      [["observed", "Estimate"], ["band", "90 % interval"]],
      table("History", ["Day to", "Estimate", "Interval", "Credibility", "Sharers"], [...days].reverse().map((one) => ({
        key: one.id, cells: [day(one.as_of), rough(one.estimate), `${rough(one.low)} to ${rough(one.high)}`, one.score === null ? "unknown" : `${one.rating}, ${rough(one.score)}`, rough(one.sharers)],
      })))),
    null);
}

// What several views show in the same way.

import { figure, h, outside, s } from "./dom.js";
import { address, brief, capital, count, hashtag, moment, network, rough, whole } from "./format.js";
import { change, current, to } from "./route.js";

const SIGNS = { high: "\u25b2", mixed: "\u25c6", low: "\u25bc", unrated: "?" };
const WORDS = { high: "high", mixed: "mixed", low: "low", unrated: "unknown" };

export const RATINGS = [["high", "High"], ["mixed", "Mixed"], ["low", "Low"], ["unrated", "Unknown (unrated)"]];

/** How a source is rated, as a link to the reasons. */
export function rating(id, word, score) {
  if (!id) {
    return h("span", { class: "rating none" }, "no source");
  }
  const name = WORDS[word] ?? "unknown";
  const known = score !== undefined && score !== null;
  return h("a", { class: `rating ${word ?? "unrated"}`, href: to("source", id), title: word === "unrated" ? "Too little is known to say; neither good nor bad" : undefined },
    h("span", { "aria-hidden": "true" }, SIGNS[word] ?? "?"), " ", h("span", { class: "word" }, name), known && " ", known && figure(score, rough(score), "source_score"),
    h("span", { class: "why" }, "why?"), h("span", { class: "hidden" }, ` credibility of ${plain(id)}`));
}

/** Id of a source without its kind. */
export function plain(id) {
  return id.slice(id.indexOf(":") + 1);
}

/** Where there is nothing, why and what to do. */
export function notice(note) {
  return note && h("div", { class: "notice", "data-code": note.code }, h("p", {}, h("strong", {}, note.text)), h("p", {}, note.advice));
}

/** A tweet as a link to where people read it. */
export function tweet(summary, words = false) {
  const who = outside(summary.url.startsWith("https://") ? summary.url : "", { class: "tweet" }, `@${summary.author.handle}`);
  const when = h("time", { datetime: summary.created_at }, moment(summary.created_at));
  return words
    ? h("div", { class: "said" }, h("p", {}, summary.excerpt ?? "(Its text may identify a patient and is not repeated here.)"),
      h("p", { class: "small" }, who, automated(summary), ", ", when, ` on ${network(summary.platform)}`))
    : h("span", { class: "whole" }, who, automated(summary), " ", h("time", { class: "small", datetime: summary.created_at }, brief(summary.created_at)));
}

/** Beside the author of a tweet whose account says that it is run by a program. */
function automated({ author }) {
  return author.automated && [" ", h("span", { class: "kind", title: "The account says that it is run by a program" }, "automated")];
}

/** A link that people shared: its address, and where its story is. */
export function shared(link) {
  return h("span", { class: "shared" }, h("a", { href: to("link", link.id) }, address(link.url)),
    link.kind !== "page" && h("span", { class: "kind" }, link.kind), link.doi && !link.url.includes(link.doi) && h("span", { class: "small" }, ` doi ${link.doi}`));
}

export function when(text) {
  return h("time", { datetime: text }, moment(text));
}

/** Names and values. */
export function facts(rows) {
  return h("dl", { class: "facts" }, rows.filter(Boolean).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

export function number(value, name) {
  return figure(value, whole(value), name);
}

export function tag(text, parameters) {
  return h("a", { class: "tag", href: to("topic", text, parameters) }, hashtag(text));
}

/** A choice of one. */
export function select(name, label, options, chosen) {
  return h("label", {}, label, h("select", { name }, options.map(([value, text]) => h("option", { value, selected: value === (chosen ?? "") }, text))));
}

export function field(name, label, value, more) {
  return h("label", {}, label, h("input", { name, value: value ?? "", autocomplete: "off", ...more }));
}

/** The community that is meant: the named one, foamed, or the largest. */
export function choose(communities, wanted) {
  const names = communities.communities.map((community) => community.name);
  return wanted ?? (names.includes("foamed") ? "foamed" : names[0] ?? "foamed");
}

export function communityOptions(communities, chosen, all) {
  const options = communities.communities.map((community) => [community.name, community.name === "all" ? "All tweets" : community.title]);
  if (chosen && !options.some(([name]) => name === chosen)) {
    options.push([chosen, chosen]);
  }
  return all ? [["", all], ...options.filter(([name]) => name !== "all")] : options;
}

/** To the next page and back to the first. */
export function pager(next) {
  const first = current().parameters.cursor;
  return (next || first) && h("nav", { class: "pager", "aria-label": "Pages" },
    first && h("a", { href: change({ cursor: undefined }) }, "\u2190 First page"),
    next && h("a", { href: change({ cursor: next }) }, "Next page \u2192"));
}

/** A table that becomes cards on a narrow screen. */
export function table(caption, heads, rows, properties = {}) {
  return h("div", { class: "scroll" }, h("table", { ...properties, class: `cards ${properties.class ?? ""}` },
    h("caption", { class: "hidden" }, caption),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map(({ key, cells }) => h("tr", { "data-key": key }, cells.map((cell, at) => h("td", { "data-head": heads[at] }, cell)))))));
}

/** Counts as bars, with their figures beside them. */
export function bars(rows, unit) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return h("ul", { class: "bars" }, rows.map((row) => h("li", { "data-key": row.key },
    h("span", { class: "bar-name" }, row.name),
    s("svg", { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      s("rect", { x: 0, y: 0, width: Math.max(1, row.value / most * 100), height: 8 })),
    h("span", { class: "bar-value" }, number(row.value), h("span", { class: "hidden" }, ` ${unit}`)))));
}

/** An interval of scores from 0 to 100 with its middle. */
export function interval(low, high, score, estimate) {
  const middle = score ?? estimate;
  return s("svg", { class: `interval ${score === null ? "unknown" : ""}`, viewBox: "0 0 104 14", role: "img",
    "aria-label": `between ${rough(low)} and ${rough(high)} of 100` },
  s("line", { x1: 2, x2: 102, y1: 7, y2: 7, class: "scale" }),
  s("rect", { x: 2 + low, y: 4, width: Math.max(1, high - low), height: 6, rx: 3, class: "span" }),
  s("circle", { cx: 2 + middle, cy: 7, r: 2.8, class: "middle" }));
}

/** Place in the ranking against the window before. */
export function movement(row) {
  if (row.previous_rank === null) {
    return h("span", { class: "move new" }, "new");
  }
  if (row.movement === 0) {
    return h("span", { class: "move same" }, h("span", { "aria-hidden": "true" }, "="), h("span", { class: "hidden" }, "same place"));
  }
  const up = row.movement > 0;
  const places = Math.abs(row.movement);
  return h("span", { class: `move ${up ? "up" : "down"}` }, h("span", { "aria-hidden": "true" }, up ? "\u25b2" : "\u25bc"),
    h("span", { class: "hidden" }, up ? "up " : "down "), whole(places));
}

/** How credible what is shared next to a topic is, as a link to what it is made of. */
export function credibility(trend, parameters) {
  const links = trend.links.length;
  if (links === 0) {
    return h("span", { class: "rating none" }, "no links");
  }
  const known = trend.links_credibility !== undefined;
  const unrated = trend.links_unrated ?? 0;
  return h("a", { class: `rating ${known ? "mean" : "unrated"}`, href: to("topic", trend.topic, { ...parameters, show: "links" }) },
    known ? ["links ", figure(trend.links_credibility, rough(trend.links_credibility), "links_credibility"), "/100"] : "links unknown",
    h("span", { class: "small" }, known && unrated > 0 && ` ${whole(unrated)} of ${whole(links)} unrated`), h("span", { class: "why" }, "why?"));
}

export function percent(part, all) {
  return all === 0 ? "0 %" : `${Math.round(part / all * 100)} %`;
}

export { capital, count };

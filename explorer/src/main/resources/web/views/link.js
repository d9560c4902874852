// The story of a link: who shared it first, how it went on, and next to what.

import { get } from "../api.js";
import { barChart, figureOf } from "../chart.js";
import { h, outside } from "../dom.js";
import { address, duration, moment, people } from "../format.js";
import { bars, facts, number, pager, plain, rating, table, tag, tweet, when } from "../parts.js";
import { to } from "../route.js";
import { short } from "./source.js";

export const types = ["links"];
export const part = "links";

export function load({ id, parameters }, signal) {
  return get(`links/${encodeURIComponent(id)}`, { cursor: parameters.cursor }, signal);
}

export function render(story) {
  const { link } = story;
  return h("div", { class: "view link" },
    h("p", { class: "crumbs" }, h("a", { href: to("links") }, "Links"), ` / ${link.kind}`),
    h("h1", { class: "address" }, address(link.url)),
    h("p", { class: "lead" }, outside(link.url, {}, "Open it"), link.doi && [" \u00b7 ", outside(`https://doi.org/${link.doi}`, {}, `doi ${link.doi}`)],
      link.pmid && [" \u00b7 ", outside(`https://pubmed.ncbi.nlm.nih.gov/${link.pmid}/`, {}, `PubMed ${link.pmid}`)]),
    facts([
      ["Shares", number(link.shares, "shares")],
      ["People", number(link.authors, "authors")],
      ["Originals", number(link.originals, "originals")],
      ["Reposts", number(link.reposts, "reposts")],
      ["Half of them within", duration(link.half_life_seconds)],
      ["First shared", when(link.first_shared_at)],
      ["Last shared", when(link.last_shared_at)],
      ["Credibility when last shared", rating(link.source, link.source_rating, link.source_score)],
    ]),
    story.source && h("section", { class: "sheet", "aria-labelledby": "by" }, h("h2", { id: "by" }, "Published by ", plain(story.source.id)), short(story.source)),
    timeline(story),
    h("div", { class: "pair" },
      h("section", { class: "sheet", "aria-labelledby": "first" }, h("h2", { id: "first" }, "First"),
        story.first ? tweet(story.first, true) : h("p", { class: "small" }, "The tweet that shared it first is not there any more."),
        h("h2", {}, "Of most followers"),
        table("Sharers of most followers", ["Account", "Followers", "When", "How"], story.sharers.map((sharer) => ({
          key: sharer.author,
          cells: [h("a", { href: to("source", `account:${sharer.author}`) }, `@${sharer.handle}`), number(sharer.followers), when(sharer.at), sharer.kind],
        })))),
      h("section", { class: "sheet", "aria-labelledby": "next" }, h("h2", { id: "next" }, "Next to these hashtags"),
        bars(link.hashtags.slice(0, 12).map((one) => ({ key: one.tag, name: tag(one.tag), value: one.count })), "shares"),
        h("h2", {}, "Communities"),
        table("Communities", ["Community", "Shares", "People"], link.by_community.map((row) => ({
          key: row.community, cells: [row.community, number(row.shares), number(row.authors)],
        }))))),
    h("section", { class: "sheet", "aria-labelledby": "cascade" }, h("h2", { id: "cascade" }, "Cascade"),
      h("p", { class: "small" }, "Who shared it, and below each those who took it from that tweet."),
      cascade(story.shares), pager(story.next)));
}

function timeline(story) {
  if (story.timeline.length === 0) {
    return null;
  }
  const length = story.timeline_seconds * 1000;
  const rows = story.timeline.map(({ at, shares, reposts }) => [Date.parse(at), shares, reposts]);
  return h("section", { class: "sheet", "data-key": "timeline", "aria-labelledby": "time" }, h("h2", { id: "time" }, "Over time"),
    figureOf(barChart(`Shares from ${moment(story.link.first_shared_at)} to ${moment(story.link.last_shared_at)}, each bar ${duration(story.timeline_seconds)}`, rows, length),
      [["column", `Shares in ${duration(story.timeline_seconds)}`], ["part", "of these, reposts"]],
      table("Shares over time", ["From", "Shares", "Reposts"], story.timeline.filter(({ shares }) => shares > 0).map((row) => ({
        key: row.at, cells: [moment(row.at), number(row.shares), number(row.reposts)],
      })))));
}

/** Shares as trees: each stands below the one that it was taken from, if that is on this page. */
function cascade(shares) {
  const byTweet = new Map(shares.map((share) => [share.tweet, { share, below: [] }]));
  const roots = [];
  for (const node of byTweet.values()) {
    const from = byTweet.get(node.share.via_tweet);
    (from && from !== node ? from.below : roots).push(node);
  }
  return h("ul", { class: "cascade" }, roots.map((node) => branch(node, 0)));
}

const DEEPEST = 12;

function branch({ share, below }, depth) {
  return h("li", { "data-key": share.tweet },
    h("a", { href: to("source", `account:${share.author}`) }, `@${share.handle}`), " ",
    h("span", { class: "small" }, share.kind, share.via_handle ? ` from @${share.via_handle}` : "", ", ", when(share.at),
      share.followers === undefined ? "" : `, ${people(share.followers).replace(/people|person/, "followers")}`),
    below.length > 0 && depth < DEEPEST && h("ul", { class: "cascade" }, below.map((node) => branch(node, depth + 1))));
}

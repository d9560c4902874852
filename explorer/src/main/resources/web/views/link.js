// A link: who shared it first, how it spread, and with which hashtags.

import { get } from "../api.js";
import { barChart, figureOf } from "../chart.js";
import { address, count, duration, moment } from "../format.js";
import { each, html, nothing } from "../lit.js";
import {
  account,
  bars,
  facts,
  number,
  outside,
  pager,
  plain,
  rating,
  sheet,
  small,
  table,
  tag,
  tweet,
  when,
} from "../parts.js";
import { to } from "../route.js";
import { short } from "./source.js";

/** @import { Address } from "../route.js" */

/**
 * A share and those that followed from it.
 * @typedef {{ share: any, below: Node[] }} Node
 */

export const types = ["links"];
export const part = "links";

const MAX_DEPTH = 12;

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export function load({ id, parameters }, signal) {
  return get(`links/${encodeURIComponent(String(id))}`, { cursor: parameters.cursor }, signal);
}

/** @param {any} story */
export function render(story) {
  const { link } = story;
  return html`
    <div class="view link">
      <p class="crumbs"><a href=${to("links")}>Links</a> / ${link.kind}</p>
      <h1 class="address">${address(link.url)}</h1>
      <p class="lead">
        ${outside(link.url, "Open link")}
        ${link.doi ? html`· ${outside(`https://doi.org/${link.doi}`, `doi ${link.doi}`)}` : nothing}
        ${link.pmid ? html`· ${outside(`https://pubmed.ncbi.nlm.nih.gov/${link.pmid}/`, `PubMed ${link.pmid}`)}` : nothing}
      </p>
      ${facts([
        ["Shares", number(link.shares, "shares")],
        ["People", number(link.authors, "authors")],
        ["Originals", number(link.originals, "originals")],
        ["Reposts", number(link.reposts, "reposts")],
        ["Half of the shares within", duration(link.half_life_seconds)],
        ["First shared", when(link.first_shared_at)],
        ["Last shared", when(link.last_shared_at)],
        ["Credibility when last shared", rating(link.source, link.source_rating, link.source_score)],
      ])}
      ${story.source ? sheet("by", `Published by ${plain(story.source.id)}`, short(story.source)) : nothing}
      ${story.timeline.length > 0 ? timeline(story) : nothing}
      <div class="pair">${sharers(story)} ${context(link)}</div>
      ${sheet("cascade", "Cascade", [
        small("Each share, and below it the shares that followed from it."),
        cascade(story.shares),
        pager(story.next),
      ])}
    </div>
  `;
}

function sharers(story) {
  return sheet("first", "First share", [
    story.first ? tweet(story.first) : small("The first tweet is no longer available."),
    html`<h2>Sharers with the most followers</h2>`,
    table(
      "Sharers with the most followers",
      ["Account", "Followers", "Time", "Kind"],
      story.sharers.map((sharer) => ({
        key: sharer.author,
        cells: [account(sharer.author, sharer.handle), number(sharer.followers), when(sharer.at), sharer.kind],
      })),
    ),
  ]);
}

function context(link) {
  return sheet("next", "Shared with these hashtags", [
    bars(
      link.hashtags.slice(0, 12).map((one) => ({ key: one.tag, name: tag(one.tag), value: one.count })),
      "shares",
    ),
    html`<h2>Communities</h2>`,
    table(
      "Communities",
      ["Community", "Shares", "People"],
      link.by_community.map((row) => ({
        key: row.community,
        cells: [row.community, number(row.shares), number(row.authors)],
      })),
    ),
  ]);
}

function timeline({ link, timeline: intervals, timeline_seconds: length }) {
  const period = `from ${moment(link.first_shared_at)} to ${moment(link.last_shared_at)}`;
  return sheet(
    "time",
    "Over time",
    figureOf(
      barChart(
        `Shares ${period}, each bar ${duration(length)}`,
        intervals.map(({ at, shares, reposts }) => [Date.parse(at), shares, reposts]),
        length * 1000,
      ),
      [
        ["column", `Shares per ${duration(length).replace(/^1 /, "")}`],
        ["part", "of these, reposts"],
      ],
      table(
        "Shares over time",
        ["From", "Shares", "Reposts"],
        intervals
          .filter(({ shares }) => shares > 0)
          .map((row) => ({ key: row.at, cells: [moment(row.at), number(row.shares), number(row.reposts)] })),
      ),
    ),
  );
}

/** Shares as trees: each stands below the share that it followed from, if that is on this page. */
function cascade(shares) {
  /** @type {Map<string, Node>} */
  const byTweet = new Map(shares.map((share) => [share.tweet, { share, below: [] }]));
  const roots = [];
  for (const node of byTweet.values()) {
    const from = byTweet.get(node.share.via_tweet);
    (from && from !== node ? from.below : roots).push(node);
  }
  return branches(roots, 0);
}

function branches(nodes, depth) {
  return html`
    <ul class="cascade">
      ${each(
        nodes,
        ({ share }) => share.tweet,
        (node) => branch(node, depth),
      )}
    </ul>
  `;
}

function branch({ share, below }, depth) {
  const from = share.via_handle ? ` from @${share.via_handle}` : "";
  const followers = share.followers === undefined ? "" : `, ${count(share.followers, "follower")}`;
  return html`
    <li>
      ${account(share.author, share.handle)}
      <span class="small">${share.kind}${from}, ${when(share.at)}${followers}</span>
      ${below.length > 0 && depth < MAX_DEPTH ? branches(below, depth + 1) : nothing}
    </li>
  `;
}

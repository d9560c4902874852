// The most shared links of a period.

import { address as apiAddress, get } from "../api.js";
import { count, plural } from "../format.js";
import { html, nothing } from "../lit.js";
import {
  communityOptions,
  field,
  notice,
  number,
  pager,
  rating,
  RATINGS,
  select,
  shared,
  sheet,
  table,
  tag,
  when,
} from "../parts.js";
import { submit, to } from "../route.js";

/** @import { Address, Parameters } from "../route.js" */

export const types = ["links"];

/** @type {[string, string][]} */
const SORTS = [
  ["", "Most shares"],
  ["authors", "Most people"],
  ["first", "First shared, newest first"],
  ["last", "Last shared, newest first"],
];

/** @type {[string, string][]} */
const KINDS = [
  ["", "All kinds"],
  ["page", "Pages"],
  ["paper", "Papers"],
  ["trial", "Trials"],
  ["video", "Videos"],
  ["episode", "Episodes"],
  ["social", "Social"],
  ["unresolved", "Unresolved"],
];

/** @param {Parameters} parameters */
function chosen({ from, to: end, community, tag: hashtag, domain, doi, kind, rating: word, sort, cursor }) {
  return { from, to: end, community, tag: hashtag, domain, doi, kind, rating: word, sort, cursor };
}

/** @param {Parameters} parameters */
function graphOf({ from, to: end, community, tag: hashtag, domain, doi }) {
  return { from, to: end, community, tag: hashtag, domain, doi };
}

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export async function load({ parameters }, signal) {
  const [communities, links] = await Promise.all([
    get("communities", {}, signal),
    get("links", chosen(parameters), signal),
  ]);
  return { communities, links };
}

/**
 * @param {Awaited<ReturnType<typeof load>>} data
 * @param {Address} address
 */
export function render({ communities, links }, { parameters }) {
  return html`
    <div class="view links">
      <div class="head">
        <div>
          <h1>Links</h1>
          <p class="lead">The most shared links and the credibility of their sources.</p>
        </div>
        <a class="button" href=${to("graph", undefined, graphOf(parameters))}>Show network</a>
      </div>
      ${filters(communities, parameters)} ${notice(links.notice)} ${links.rows.length > 0 ? found(links) : nothing}
      <div class="actions">
        <span class="small">Download:</span>
        ${download("links", "csv", parameters, "Links, CSV")}
        ${download("links", "ndjson", parameters, "Links, NDJSON")}
        ${download("shares", "csv", parameters, "Shares, CSV")}
      </div>
    </div>
  `;
}

function download(index, format, parameters, name) {
  return html`
    <a class="button" href=${apiAddress(`export/${index}`, { format, ...graphOf(parameters) })} download>${name}</a>
  `;
}

function filters(communities, parameters) {
  return html`
    <form class="filters" @submit=${submit} aria-label="Filters">
      ${field("from", "From (UTC)", parameters.from, { type: "date" })}
      ${field("to", "To (exclusive)", parameters.to, { type: "date" })}
      ${select("community", "Community", communityOptions(communities, parameters.community, "All"), parameters.community)}
      ${field("tag", "Hashtag", parameters.tag)} ${field("domain", "Domain", parameters.domain)}
      ${field("doi", "DOI", parameters.doi)} ${select("kind", "Kind", KINDS, parameters.kind)}
      ${select("rating", "Credibility", [["", "Any"], ...RATINGS], parameters.rating)}
      ${select("sort", "Sort by", SORTS, parameters.sort)}
      <div class="actions">
        <button class="main">Apply</button>
        <a href=${to("links")}>Reset</a>
      </div>
    </form>
  `;
}

function found(links) {
  return sheet("found", `${links.approximate ? "About " : ""}${count(links.total, "link")}`, [
    table(
      "Links",
      ["Link", "Shares", "People", "First shared", "Credibility of its source", "Hashtags"],
      links.rows.map(row),
    ),
    pager(links.next),
  ]);
}

function row({ link, period }) {
  const counts = period ?? link;
  const partly = period && period.shares !== link.shares;
  return {
    key: link.id,
    cells: [
      shared(link),
      html`
        <span>
          ${number(counts.shares, "shares")}
          ${partly ? html`<span class="small">of ${number(link.shares, "shares_total")}</span>` : nothing}
        </span>
      `,
      html`
        <span>
          ${number(counts.authors, "authors")}
          <span class="hidden">${plural(counts.authors, "person", "people")}</span>
        </span>
      `,
      when(link.first_shared_at),
      rating(link.source, link.source_rating, link.source_score),
      html`<span>${link.hashtags.slice(0, 4).map(({ tag: name }) => html`${tag(name)} `)}</span>`,
    ],
  };
}

// What is shared most in a period.

import { address as apiAddress, get } from "../api.js";
import { h } from "../dom.js";
import { count, people } from "../format.js";
import { communityOptions, field, notice, number, pager, rating, RATINGS, select, shared, table, tag, when } from "../parts.js";
import { submit, to } from "../route.js";

export const types = ["links"];

const SORTS = [["", "Most shares"], ["authors", "Most people"], ["first", "Newest first share"], ["last", "Newest last share"]];
const KINDS = [["", "All kinds"], ["page", "Pages"], ["paper", "Papers"], ["trial", "Trials"], ["video", "Videos"], ["episode", "Episodes"],
  ["social", "Social"], ["unresolved", "Unresolved"]];

function chosen({ from, to: end, community, tag: hashtag, domain, doi, kind, rating: word, sort, cursor }) {
  return { from, to: end, community, tag: hashtag, domain, doi, kind, rating: word, sort, cursor };
}

export async function load({ parameters }, signal) {
  const [communities, links] = await Promise.all([get("communities", {}, signal), get("links", chosen(parameters), signal)]);
  return { communities, links };
}

export function render({ communities, links }, { parameters }) {
  return h("div", { class: "view links" },
    h("div", { class: "head" }, h("div", {}, h("h1", {}, "Links"), h("p", { class: "lead" }, "What is shared most, and how credible its source is.")),
      h("a", { class: "button", href: to("graph", undefined, graphOf(parameters)) }, "See the network")),
    filters(communities, parameters),
    notice(links.notice),
    links.rows.length > 0 && h("section", { class: "sheet", "aria-labelledby": "found" },
      h("h2", { id: "found" }, `${links.approximate ? "About " : ""}${count(links.total, "link")}`),
      table("Links", ["Link", "Shares", "People", "First shared", "Credibility of its source", "Next to"], links.rows.map(row)),
      pager(links.next)),
    h("div", { class: "actions" }, h("span", { class: "small" }, "Download these documents:"),
      ["csv", "ndjson"].map((format) => h("a", { class: "button", href: download("links", format, parameters), download: true }, `Links, ${format.toUpperCase()}`)),
      h("a", { class: "button", href: download("shares", "csv", parameters), download: true }, "Shares, CSV")));
}

function graphOf({ from, to: end, community, tag: hashtag, domain, doi }) {
  return { from, to: end, community, tag: hashtag, domain, doi };
}

function download(index, format, parameters) {
  return apiAddress(`export/${index}`, { format, ...graphOf(parameters) });
}

function filters(communities, parameters) {
  return h("form", { class: "filters", onsubmit: submit, "aria-label": "Filters" },
    field("from", "From (UTC) ", parameters.from, { type: "date" }),
    field("to", "To, exclusive ", parameters.to, { type: "date" }),
    select("community", "Community ", communityOptions(communities, parameters.community, "All"), parameters.community),
    field("tag", "Hashtag ", parameters.tag),
    field("domain", "Domain ", parameters.domain),
    field("doi", "DOI ", parameters.doi),
    select("kind", "Kind ", KINDS, parameters.kind),
    select("rating", "Credibility ", [["", "Any"], ...RATINGS], parameters.rating),
    select("sort", "Order ", SORTS, parameters.sort),
    h("div", { class: "actions" }, h("button", { class: "main" }, "Show"), h("a", { href: to("links") }, "Reset")));
}

function row({ link, period }) {
  const counts = period ?? link;
  return {
    key: link.id,
    cells: [shared(link),
      [number(counts.shares, "shares"), period && period.shares !== link.shares && h("span", { class: "small" }, " of ", number(link.shares, "shares_total"))],
      h("span", {}, number(counts.authors, "authors"), h("span", { class: "hidden" }, ` ${people(counts.authors).split(" ")[1]}`)),
      when(link.first_shared_at), rating(link.source, link.source_rating, link.source_score),
      h("span", {}, link.hashtags.slice(0, 4).map(({ tag: name }) => [tag(name), " "]))],
  };
}

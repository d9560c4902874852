// Sources by name, rating and class.

import { get } from "../api.js";
import { count, rough } from "../format.js";
import { html, nothing } from "../lit.js";
import { field, figure, interval, notice, pager, rating, RATINGS, select, sheet, table } from "../parts.js";
import { submit, to } from "../route.js";
import { name } from "./source.js";

/** @import { Address } from "../route.js" */

export const types = ["sources"];

/** @type {[string, string][]} */
const KINDS = [
  ["", "All kinds"],
  ["domain", "Domains"],
  ["channel", "Channels"],
  ["account", "Accounts"],
];

/** @type {[string, string][]} */
const SORTS = [
  ["", "Most sharers"],
  ["highest", "Highest score"],
  ["lowest", "Lowest score"],
  ["name", "Name"],
];

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export async function load({ parameters }, signal) {
  const { q, kind, rating: word, class: listed, sort, cursor } = parameters;
  const [classes, sources] = await Promise.all([
    get("sources/classes", {}, signal),
    get("sources", { q, kind, rating: word, class: listed, sort, cursor }, signal),
  ]);
  return { classes, sources };
}

/**
 * @param {Awaited<ReturnType<typeof load>>} data
 * @param {Address} address
 */
export function render({ classes, sources }, { parameters }) {
  return html`
    <div class="view sources">
      <div>
        <h1>Sources</h1>
        <p class="lead">
          How credible the sources of shared content are, and why. Unknown means that there is not enough evidence for a
          score: neither good nor bad.
        </p>
      </div>
      ${filters(classes, parameters)} ${notice(sources.notice)} ${sources.rows.length > 0 ? found(sources) : nothing}
    </div>
  `;
}

function filters({ classes }, parameters) {
  const options = classes.map((row) => [row.class, `${row.class.replaceAll("_", " ")} (${row.listed} listed)`]);
  return html`
    <form class="filters" role="search" @submit=${submit} aria-label="Sources">
      ${field("q", "Domain or account", parameters.q, { type: "search", placeholder: "litfl.com or a handle" })}
      ${select("kind", "Kind", KINDS, parameters.kind)}
      ${select("rating", "Credibility", [["", "Any"], ...RATINGS], parameters.rating)}
      ${select("class", "Class", [["", "All classes"], ...options], parameters.class)}
      ${select("sort", "Sort by", SORTS, parameters.sort)}
      <div class="actions">
        <button class="main">Search</button>
        <a href=${to("sources")}>Reset</a>
      </div>
    </form>
  `;
}

function found(sources) {
  return sheet("found", count(sources.total, "source"), [
    table("Sources", ["Source", "Kind", "Credibility", "90% interval", "Recent sharers"], sources.rows.map(row)),
    pager(sources.next),
  ]);
}

function row(found) {
  const { source } = found;
  return {
    key: source.id,
    cells: [
      html`<a href=${to("source", source.id)}>${name(found)}</a>`,
      html`
        <span>
          ${source.kind} ${found.class ? html`<span class="kind">${found.class.replaceAll("_", " ")}</span>` : nothing}
        </span>
      `,
      rating(source.id, source.rating, source.score),
      interval(source),
      figure(source.evidence.sharers, rough(source.evidence.sharers), "sharers"),
    ],
  };
}

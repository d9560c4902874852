// What several views show in the same way.

import { address, brief, hashtag, moment, network, rough, whole } from "./format.js";
import { each, html, nothing, svg } from "./lit.js";
import { change, current, to } from "./route.js";

/** @import { Content, Template } from "./lit.js" */
/** @import { Parameters } from "./route.js" */

/**
 * A row of a table; the key is the row's identity across updates.
 * @typedef {{ key: string, cells: Content[] }} Row
 */

/**
 * A bar of a bar list.
 * @typedef {{ key: string, name: Content, value: number }} Bar
 */

/** @type {Record<string, string>} */
const SIGNS = { high: "\u25b2", mixed: "\u25c6", low: "\u25bc", unrated: "?" };

/** @type {Record<string, string>} */
const WORDS = { high: "high", mixed: "mixed", low: "low", unrated: "unknown" };

/** @type {[string, string][]} */
export const RATINGS = [
  ["high", "High"],
  ["mixed", "Mixed"],
  ["low", "Low"],
  ["unrated", "Unknown (unrated)"],
];

/**
 * A link to another site if the address is an http or https URL, else only the content.
 * @param {string} address
 * @param {Content} content
 * @param {string} [name] CSS class
 * @returns {Template}
 */
export function outside(address, content, name) {
  const url = webUrl(address);
  if (!url) {
    return html`<span class=${name ?? nothing}>${content}</span>`;
  }
  return html`<a class=${name ?? nothing} href=${url} rel="noopener noreferrer nofollow" target="_blank"
    >${content}<span class="away" aria-hidden="true">↗</span><span class="hidden"> (opens in a new tab)</span></a
  >`;
}

/**
 * @param {string} text
 * @returns {string | undefined} undefined unless it is an http or https URL
 */
function webUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A number that is shown rounded or in words, with its exact value.
 * @param {number} value
 * @param {string} text
 * @param {string} [name] field of the document
 * @returns {Template}
 */
export function figure(value, text, name) {
  return html`<data value=${value} data-field=${name ?? nothing}>${text}</data>`;
}

/**
 * @param {number} value
 * @param {string} [name] field of the document
 * @returns {Template}
 */
export function number(value, name) {
  return figure(value, whole(value), name);
}

/**
 * The rating of a source, as a link to the reasons.
 * @param {string | null | undefined} id
 * @param {string} [word] high, mixed, low or unrated
 * @param {number | null} [score] 0 to 100
 * @returns {Template}
 */
export function rating(id, word = "unrated", score) {
  if (!id) {
    return html`<span class="rating none">no source</span>`;
  }
  const known = score !== undefined && score !== null;
  const title = word === "unrated" ? "Not enough evidence for a score: neither good nor bad" : nothing;
  return html`
    <a class="rating ${word}" href=${to("source", id)} title=${title}>
      <span aria-hidden="true">${SIGNS[word] ?? "?"}</span>
      <span class="word">${WORDS[word] ?? "unknown"}</span>
      ${known ? figure(score, rough(score), "source_score") : nothing}
      <span class="why">why?</span>
      <span class="hidden">credibility of ${plain(id)}</span>
    </a>
  `;
}

/**
 * The ID of a source without its kind.
 * @param {string} id
 */
export function plain(id) {
  return id.slice(id.indexOf(":") + 1);
}

/**
 * Why there is nothing to show, and what to do.
 * @param {{ code: string, text: string, advice: string } | null} note
 */
export function notice(note) {
  return note
    ? html`
        <div class="notice" data-code=${note.code}>
          <p><strong>${note.text}</strong></p>
          <p>${note.advice}</p>
        </div>
      `
    : nothing;
}

/**
 * The author of a tweet as a link to the tweet, with a mark if the account says that a program runs it.
 * @param {any} summary
 * @returns {Template}
 */
function author({ url, author: { handle, automated } }) {
  const link = outside(url?.startsWith("https://") ? url : "", `@${handle}`, "tweet");
  return automated
    ? html`${link} <span class="kind" title="According to the account, a program runs it">automated</span>`
    : link;
}

/**
 * A tweet as a link to the network where people read it.
 * @param {any} summary
 * @returns {Template}
 */
export function tweetLink(summary) {
  return html`
    <span class="whole">
      ${author(summary)}
      <time class="small" datetime=${summary.created_at}>${brief(summary.created_at)}</time>
    </span>
  `;
}

/**
 * A tweet with its text.
 * @param {any} summary
 * @returns {Template}
 */
export function tweet(summary) {
  return html`
    <div class="said">
      <p>${summary.excerpt ?? "(Text withheld: it may identify a patient.)"}</p>
      <p class="small">${author(summary)}, ${when(summary.created_at)} on ${network(summary.platform)}</p>
    </div>
  `;
}

/**
 * A list of tweets with their texts.
 * @param {any[]} summaries
 * @returns {Template}
 */
export function tweets(summaries) {
  return html`
    <ul class="plain">
      ${each(
        summaries,
        (summary) => summary.id,
        (summary) => html`<li>${tweet(summary)}</li>`,
      )}
    </ul>
  `;
}

/**
 * A link that people shared, leading to its own view.
 * @param {any} link
 * @returns {Template}
 */
export function shared(link) {
  return html`
    <span class="shared">
      <a href=${to("link", link.id)}>${address(link.url)}</a>
      ${linkMarks(link)}
    </span>
  `;
}

/**
 * What a link is, unless it is a page, and its DOI, unless its address has it.
 * @param {any} link
 * @returns {Template}
 */
export function linkMarks(link) {
  return html`
    ${link.kind === "page" ? nothing : html`<span class="kind">${link.kind}</span>`}
    ${link.doi && !link.url.includes(link.doi) ? html`<span class="small">doi ${link.doi}</span>` : nothing}
  `;
}

/**
 * @param {string} text ISO 8601
 * @returns {Template}
 */
export function when(text) {
  return html`<time datetime=${text}>${moment(text)}</time>`;
}

/**
 * An account as a link to its view as a source.
 * @param {string} id network and account ID, such as x:123
 * @param {string} handle
 * @returns {Template}
 */
export function account(id, handle) {
  return html`<a href=${to("source", `account:${id}`)}>@${handle}</a>`;
}

/**
 * Names and values; entries that are null are left out.
 * @param {([string, Content] | null)[]} rows
 * @returns {Template}
 */
export function facts(rows) {
  return html`
    <dl class="facts">
      ${each(
        rows.filter((row) => row !== null),
        ([name]) => name,
        ([name, value]) => html`
          <div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}

/**
 * A hashtag as a link to its topic.
 * @param {string} text
 * @param {Parameters} [parameters]
 * @returns {Template}
 */
export function tag(text, parameters) {
  return html`<a class="tag" href=${to("topic", text, parameters)}>${hashtag(text)}</a>`;
}

/**
 * A card with a heading.
 * @param {string} id of the heading
 * @param {Content} title
 * @param {Content} content
 * @returns {Template}
 */
export function sheet(id, title, content) {
  return html`
    <section class="sheet" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${content}
    </section>
  `;
}

/**
 * @param {string} text
 * @returns {Template}
 */
export function small(text) {
  return html`<p class="small">${text}</p>`;
}

/**
 * A drop-down list.
 * @param {string} name
 * @param {string} label
 * @param {[string, string][]} options values and their texts
 * @param {string} [chosen]
 * @returns {Template}
 */
export function select(name, label, options, chosen = "") {
  return html`
    <label>
      ${label}
      <select name=${name}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </label>
  `;
}

/**
 * An input field. What a reader has typed stays until the address changes.
 * @param {string} name
 * @param {string} label
 * @param {string} [value]
 * @param {{ type?: string, placeholder?: string, min?: number, max?: number }} [more]
 * @returns {Template}
 */
export function field(name, label, value = "", { type, placeholder, min, max } = {}) {
  return html`
    <label>
      ${label}
      <input
        name=${name}
        type=${type ?? nothing}
        value=${value}
        placeholder=${placeholder ?? nothing}
        min=${min ?? nothing}
        max=${max ?? nothing}
        autocomplete="off"
      />
    </label>
  `;
}

/**
 * The community to show: the requested one, else foamed, else the largest.
 * @param {any} communities
 * @param {string} [wanted]
 * @returns {string}
 */
export function choose(communities, wanted) {
  const names = communities.communities.map((community) => community.name);
  return wanted ?? (names.includes("foamed") ? "foamed" : (names[0] ?? "foamed"));
}

/**
 * @param {any} communities
 * @param {string} [chosen]
 * @param {string} [all] text of the option that selects all communities
 * @returns {[string, string][]}
 */
export function communityOptions(communities, chosen, all) {
  const options = communities.communities.map((community) => [
    community.name,
    community.name === "all" ? "All tweets" : community.title,
  ]);
  if (chosen && !options.some(([name]) => name === chosen)) {
    options.push([chosen, chosen]);
  }
  return all ? [["", all], ...options.filter(([name]) => name !== "all")] : options;
}

/**
 * Links to the next page and back to the first.
 * @param {string | null} next cursor
 */
export function pager(next) {
  const later = current().parameters.cursor !== undefined;
  if (!next && !later) {
    return nothing;
  }
  return html`
    <nav class="pager" aria-label="Pages">
      ${later ? html`<a href=${change({ cursor: undefined })}>← First page</a>` : nothing}
      ${next ? html`<a href=${change({ cursor: next })}>Next page →</a>` : nothing}
    </nav>
  `;
}

/**
 * A table that becomes cards on a narrow screen.
 * @param {string} caption
 * @param {string[]} heads
 * @param {Row[]} rows
 * @returns {Template}
 */
export function table(caption, heads, rows) {
  return html`
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">
          ${caption}
        </caption>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${each(
            rows,
            (row) => row.key,
            (row) => html`
              <tr>
                ${row.cells.map((cell, at) => html`<td data-head=${heads[at]}>${cell}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/**
 * Counts as bars, with the numbers beside them.
 * @param {Bar[]} rows
 * @param {string} unit
 * @returns {Template}
 */
export function bars(rows, unit) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return html`
    <ul class="bars">
      ${each(
        rows,
        (row) => row.key,
        (row) => html`
          <li>
            <span class="bar-name">${row.name}</span>
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect x="0" y="0" width=${Math.max(1, (row.value / most) * 100)} height="8"></rect>
            </svg>
            <span class="bar-value">
              ${number(row.value)}
              <span class="hidden">${unit}</span>
            </span>
          </li>
        `,
      )}
    </ul>
  `;
}

/**
 * An interval of scores with its middle; all are between 0 and 100.
 * @param {{ low: number, high: number, score: number | null, estimate: number }} source
 * @returns {Template}
 */
export function interval({ low, high, score, estimate }) {
  return html`
    <svg
      class="interval ${score === null ? "unknown" : ""}"
      viewBox="0 0 104 14"
      role="img"
      aria-label="between ${rough(low)} and ${rough(high)} out of 100"
    >
      <line x1="2" x2="102" y1="7" y2="7" class="scale"></line>
      <rect x=${2 + low} y="4" width=${Math.max(1, high - low)} height="6" rx="3" class="span"></rect>
      <circle cx=${2 + (score ?? estimate)} cy="7" r="2.8" class="middle"></circle>
    </svg>
  `;
}

/**
 * The change of rank since the previous window.
 * @param {{ previous_rank: number | null, movement: number }} row
 * @returns {Template}
 */
export function movement(row) {
  if (row.previous_rank === null) {
    return html`<span class="move new">new</span>`;
  }
  if (row.movement === 0) {
    return html`<span class="move same"><span aria-hidden="true">=</span><span class="hidden">unchanged</span></span>`;
  }
  const direction = row.movement > 0 ? "up" : "down";
  return html`
    <span class="move ${direction}">
      <span aria-hidden="true">${direction === "up" ? "\u25b2" : "\u25bc"}</span>
      <span class="hidden">${direction}</span>
      ${whole(Math.abs(row.movement))}
    </span>
  `;
}

/**
 * The credibility of the links shared with a topic, as a link to them.
 * @param {any} trend
 * @param {Parameters} parameters
 * @returns {Template}
 */
export function credibility(trend, parameters) {
  const links = trend.links.length;
  if (links === 0) {
    return html`<span class="rating none">no links</span>`;
  }
  const score = trend.links_credibility;
  const known = score !== undefined;
  const unrated = trend.links_unrated ?? 0;
  return html`
    <a class="rating ${known ? "mean" : "unrated"}" href=${to("topic", trend.topic, { ...parameters, show: "links" })}>
      <span>${known ? html`links ${figure(score, rough(score), "links_credibility")}/100` : "links unknown"}</span>
      ${known && unrated > 0 ? html`<span class="small">${whole(unrated)} of ${whole(links)} unrated</span>` : nothing}
      <span class="why">why?</span>
    </a>
  `;
}

// What the page uses of lit-html. This is the only place that names the WebJar's version.

import { repeat } from "/webjars/lit-html/3.3.2/directives/repeat.js";

export { html, nothing, render, svg } from "/webjars/lit-html/3.3.2/lit-html.js";
export { keyed } from "/webjars/lit-html/3.3.2/directives/keyed.js";

/** @typedef {import("/webjars/lit-html/3.3.2/lit-html.js").TemplateResult} Template */

/**
 * What a template can hold: text, a number, a template, or a list of these. Data becomes text nodes and attribute
 * values, never markup.
 * @typedef {unknown} Content
 */

/**
 * A list whose elements follow their items when the order changes. Items with equal keys are told apart by their order,
 * because repeat requires unique keys.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @param {(item: T) => Template} template
 */
export function each(items, key, template) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const keys = items.map((item) => {
    const name = key(item);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return `${times} ${name}`;
  });
  return repeat(items, (_, at) => keys[at], template);
}

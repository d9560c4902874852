// The form that adds a chat or a conference.

import { get, post, Trouble } from "../api.js";
import { html, nothing, render as put } from "../lit.js";
import { field } from "../parts.js";
import { to } from "../route.js";

/** @import { Address } from "../route.js" */

export const types = [];
export const part = "chats";

/**
 * @param {Address} _address
 * @param {AbortSignal} signal
 */
export function load(_address, signal) {
  return get("events", {}, signal);
}

/** @param {{ can_add: boolean }} events */
export function render({ can_add: possible }) {
  return html`
    <div class="view">
      <div>
        <h1>Add a chat or conference</h1>
        <p class="lead">
          Its tweets are followed and reported within a minute, and those of the past 24 hours are included.
        </p>
      </div>
      ${
        possible
          ? form()
          : html`<p>
              Events cannot be added here. Use <code>rounds event add</code>, or start <code>rounds up</code> with a
              token for the page.
            </p>`
      }
      <p><a href=${to("chats")}>All chats</a></p>
    </div>
  `;
}

function form() {
  return html`
    <form class="filters" @submit=${add} aria-label="New event">
      ${field("tag", "Hashtag", "", { placeholder: "#icem26" })} ${field("title", "Title (optional)")}
      ${field("start", "Start (UTC)", "", { type: "datetime-local" })}
      ${field("end", "End (UTC)", "", { type: "datetime-local" })}
      ${field("alternatives", "Other hashtags (optional)", "", { placeholder: "#icem2026 #icem" })}
      <div class="actions"><button class="main">Add</button></div>
    </form>
    <div id="outcome" role="status"></div>
  `;
}

/** @param {FormDataEntryValue | null} value */
function time(value) {
  return value ? `${String(value).slice(0, 16)}:00Z` : "";
}

/** @param {SubmitEvent & { target: HTMLFormElement }} event */
async function add(event) {
  event.preventDefault();
  const { target } = event;
  const fields = new FormData(target);
  const button = /** @type {HTMLButtonElement} */ (target.querySelector("button"));
  button.disabled = true;
  try {
    const added = await post("events", {
      tag: String(fields.get("tag")).trim(),
      title: String(fields.get("title")).trim() || null,
      start: time(fields.get("start")),
      end: time(fields.get("end")),
      alternatives: String(fields.get("alternatives"))
        .split(/[\s,]+/)
        .filter((tag) => tag),
    });
    target.reset();
    say(html`<p class="notice"><strong>${added.tag} was added.</strong> It takes effect within a minute.</p>`);
  } catch (failure) {
    if (!(failure instanceof Trouble)) {
      throw failure;
    }
    mark(target, failure.parameter);
    say(html`<p class="notice" data-code=${failure.code}><strong>${failure.message}.</strong> ${failure.advice}</p>`);
  } finally {
    button.disabled = false;
  }
}

/**
 * Moves focus to the field that is wrong.
 * @param {HTMLFormElement} target
 * @param {string} [name]
 */
function mark(target, name) {
  const wrong = name ? target.elements.namedItem(name) : null;
  if (wrong instanceof HTMLInputElement) {
    wrong.focus();
  }
}

/** @param {import("../lit.js").Content} content */
function say(content) {
  const outcome = document.getElementById("outcome");
  if (outcome) {
    put(content ?? nothing, outcome);
  }
}

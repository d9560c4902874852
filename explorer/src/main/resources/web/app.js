// The shell: shows the view that the address names and updates it when newer data is available.

import { setToken, takeToken, Trouble } from "./api.js";
import { html, keyed, render } from "./lit.js";
import { listen } from "./live.js";
import { current, to } from "./route.js";
import * as chat from "./views/chat.js";
import * as chats from "./views/chats.js";
import * as event from "./views/event.js";
import * as graph from "./views/graph.js";
import * as link from "./views/link.js";
import * as links from "./views/links.js";
import * as source from "./views/source.js";
import * as sources from "./views/sources.js";
import * as topic from "./views/topic.js";
import * as transcript from "./views/transcript.js";
import * as trends from "./views/trends.js";
import * as wall from "./views/wall.js";

/** @import { Address } from "./route.js" */
/** @import { Content } from "./lit.js" */

/**
 * A view: load gets its data, render makes its content of them, and shown runs once that is on the page. types are the
 * notices that it is updated on, unless pinned says that its address names a fixed time. part is the entry of the
 * navigation it belongs to.
 * @typedef {object} View
 * @property {string[]} types
 * @property {string} [part]
 * @property {(address: Address) => boolean} [pinned]
 * @property {(address: Address, signal: AbortSignal) => Promise<any>} load
 * @property {(data: any, address: Address) => Content} render
 * @property {(main: HTMLElement, data: any, address: Address, fresh: boolean) => void} [shown]
 */

/** @type {Record<string, View>} */
const VIEWS = { trends, topic, links, link, graph, sources, source, chats, chat, event, transcript, wall };
const LOADING_AFTER_MS = 200;
const UPDATE_AFTER_MS = 1000;
const RETRY_MS = 5000;

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
main.replaceChildren();

/** @type {Address | null} */
let shown = null;
/** @type {AbortController | null} */
let request = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let retry;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let update;
let missed = false;

/**
 * Marks the view in the navigation.
 * @param {string} view
 */
function mark(view) {
  const part = VIEWS[view]?.part ?? view;
  for (const anchor of document.querySelectorAll(".top nav a")) {
    if (anchor.getAttribute("href") === to(part)) {
      anchor.setAttribute("aria-current", view === part ? "page" : "true");
    } else {
      anchor.removeAttribute("aria-current");
    }
  }
}

/**
 * Renders into the page. Elements, and with them focus, scroll position and what is open, are kept as long as the key
 * stays the same.
 * @param {string} key
 * @param {Content} content
 */
function put(key, content) {
  render(keyed(key, content), main);
}

/**
 * Moves focus to the heading of a new view, except of the first one.
 * @param {boolean} first
 */
function arrive(first) {
  const heading = main.querySelector("h1");
  document.title = heading ? `${heading.textContent} \u00b7 Rounds` : "Rounds";
  if (!first && heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  scrollTo(0, 0);
}

/** Shows the values of a new address in the forms, unless somebody is typing. */
function resetForms() {
  if (document.activeElement?.localName !== "input") {
    main.querySelectorAll("form").forEach((form) => form.reset());
  }
}

async function show() {
  const address = current();
  const view = VIEWS[address.view];
  clearTimeout(retry);
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  const first = shown === null;
  const fresh = address.view !== shown?.view || address.id !== shown.id;
  const moved = JSON.stringify(address) !== JSON.stringify(shown);
  mark(address.view);
  document.body.classList.toggle("wall", address.view === "wall");
  document.body.dataset.theme = address.view === "wall" ? (address.parameters.theme ?? "dark") : "";
  const waiting = setTimeout(() => {
    main.setAttribute("aria-busy", "true");
    if (fresh && !main.querySelector(".trouble")) {
      put("loading", html`<p class="loading" role="status">Loading…</p>`);
    }
  }, LOADING_AFTER_MS);
  try {
    if (!view) {
      throw new Trouble({
        title: "Page not found",
        detail: `There is no view at ${location.hash}.`,
        code: "not-found",
        advice: "Go to Trends, or choose another view from the menu.",
      });
    }
    const data = await view.load(address, signal);
    signal.throwIfAborted();
    put(`${address.view} ${address.id}`, view.render(data, address));
    if (moved) {
      resetForms();
    }
    if (fresh) {
      arrive(first);
    }
    view.shown?.(main, data, address, fresh);
    shown = address;
  } catch (failure) {
    if (signal.aborted) {
      return;
    }
    const trouble = failure instanceof Trouble ? failure : defect(failure);
    if (trouble.isTransient) {
      retry = setTimeout(show, RETRY_MS);
    }
    // What is shown stays while it cannot be updated; the banner says why.
    if (fresh || !trouble.isTransient) {
      const known = main.querySelector(`.trouble[data-code="${trouble.code}"]`) !== null;
      put(`trouble ${trouble.code}`, explain(trouble));
      if (!known) {
        arrive(first);
      }
      shown = { view: "", id: undefined, parameters: {} };
    }
  } finally {
    clearTimeout(waiting);
    if (!signal.aborted) {
      main.removeAttribute("aria-busy");
    }
  }
}

/** @param {unknown} failure */
function defect(failure) {
  console.error(failure);
  return new Trouble({
    title: "Something went wrong",
    detail: "The page could not display the server's response.",
    code: "defect",
    advice:
      "Reload the page. If the problem persists, report it with the address and the messages in the browser's console.",
  });
}

/** @param {Trouble} trouble */
function explain(trouble) {
  return html`
    <section class="trouble" data-code=${trouble.code}>
      <h1>${trouble.title}</h1>
      <p>${trouble.message}</p>
      <p class="advice">${trouble.advice}</p>
      ${trouble.code === "unauthorized" ? tokenForm() : ways()}
    </section>
  `;
}

function tokenForm() {
  return html`
    <form class="filters" @submit=${enter}>
      <label>Token <input name="token" type="password" autocomplete="off" required /></label>
      <button>Continue</button>
    </form>
  `;
}

function ways() {
  return html`
    <p>
      <button type="button" @click=${show}>Try again</button>
      <a href="#/trends">Go to Trends</a>
    </p>
  `;
}

/** @param {SubmitEvent & { target: HTMLFormElement }} event */
function enter(event) {
  event.preventDefault();
  setToken(String(new FormData(event.target).get("token")).trim());
  location.reload();
}

/**
 * Updates the view when newer data is available; many notices lead to one update.
 * @param {string} type of the notice, or "again" after a broken connection
 */
function onNotice(type) {
  const view = shown && VIEWS[shown.view];
  const wanted = type === "again" || (view?.types.includes(type) && !view.pinned?.(current()));
  if (!wanted || update) {
    return;
  }
  if (document.hidden) {
    missed = true;
    return;
  }
  update = setTimeout(() => {
    update = undefined;
    show();
  }, UPDATE_AFTER_MS);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && missed) {
    missed = false;
    show();
  }
});
document.getElementById("skip")?.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

takeToken();
addEventListener("hashchange", () => {
  takeToken();
  show();
});
show();
listen(onNotice);

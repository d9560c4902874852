// The shell: shows the view that the address names, and shows it again when there is something newer.

import { setToken, takeToken, Trouble } from "./api.js";
import { h, morph } from "./dom.js";
import { listen } from "./live.js";
import { current, to } from "./route.js";
import * as chat from "./views/chat.js";
import * as chats from "./views/chats.js";
import * as graph from "./views/graph.js";
import * as link from "./views/link.js";
import * as links from "./views/links.js";
import * as source from "./views/source.js";
import * as sources from "./views/sources.js";
import * as topic from "./views/topic.js";
import * as transcript from "./views/transcript.js";
import * as trends from "./views/trends.js";
import * as wall from "./views/wall.js";

const VIEWS = { trends, topic, links, link, graph, sources, source, chats, chat, transcript, wall };
const PATIENCE = 200;
const QUIET = 1000;
const RETRY = 5000;

const main = document.getElementById("main");
let shown = { view: null, id: null };
let request = null;
let again = null;
let missed = false;

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

function put(content, fresh) {
  if (fresh) {
    main.replaceChildren(content);
  } else if (main.firstElementChild) {
    morph(main.firstElementChild, content);
  } else {
    main.replaceChildren(content);
  }
}

/** The reader's place: a new view begins at its heading, a changed one leaves all where it is. */
function arrive(first) {
  const heading = main.querySelector("h1");
  document.title = heading ? `${heading.textContent} \u00b7 Rounds` : "Rounds";
  if (!first && heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  scrollTo(0, 0);
}

async function show() {
  const address = current();
  const view = VIEWS[address.view];
  clearTimeout(again);
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  const first = shown.view === null;
  const fresh = address.view !== shown.view || address.id !== shown.id;
  mark(address.view);
  document.body.classList.toggle("wall", address.view === "wall");
  document.body.dataset.theme = address.view === "wall" ? address.parameters.theme ?? "dark" : "";
  const waiting = setTimeout(() => {
    main.setAttribute("aria-busy", "true");
    if (fresh && !main.querySelector(".trouble")) {
      main.replaceChildren(h("p", { class: "loading", role: "status" }, "Loading\u2026"));
    }
  }, PATIENCE);
  try {
    if (!view) {
      throw new Trouble({
        title: "There is no such view",
        detail: `This page has nothing at ${location.hash}.`,
        code: "not-found",
        advice: "Start at Trends, or use one of the views above.",
      });
    }
    const data = await view.load(address, signal);
    signal.throwIfAborted();
    put(view.render(data, address), fresh);
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
    if (trouble.passing) {
      again = setTimeout(show, RETRY);
    }
    // What is shown stays while it cannot be renewed; the banner says why.
    if (fresh || !trouble.passing) {
      const known = main.querySelector(`.trouble[data-code="${trouble.code}"]`) !== null;
      put(explain(trouble), !known);
      if (!known) {
        arrive(first);
      }
      shown = { view: "", id: null };
    }
  } finally {
    clearTimeout(waiting);
    if (!signal.aborted) {
      main.removeAttribute("aria-busy");
    }
  }
}

function defect(failure) {
  console.error(failure);
  return new Trouble({
    title: "This page failed",
    detail: "It could not show what the server answered.",
    code: "defect",
    advice: "Reload it; if it stays, report it with the address and the messages of the browser's console.",
  });
}

function explain(trouble) {
  return h("section", { class: "trouble", "data-code": trouble.code },
    h("h1", {}, trouble.title),
    h("p", {}, trouble.message),
    h("p", { class: "advice" }, trouble.advice),
    trouble.code === "unauthorized"
      ? h("form", { class: "filters", onsubmit: enter },
        h("label", {}, "Token ", h("input", { name: "token", type: "password", autocomplete: "off", required: true })),
        h("button", {}, "Use it"))
      : h("p", {}, h("button", { type: "button", onclick: show }, "Try again"), " ", h("a", { href: "#/trends" }, "Go to Trends")));
}

function enter(event) {
  event.preventDefault();
  setToken(new FormData(event.target).get("token").trim());
  location.reload();
}

let quiet = null;

/** Something is newer; many notices are one reason to ask. */
function renew(type) {
  const view = VIEWS[shown.view];
  const wanted = type === "again" || (view && view.types?.includes(type) && !view.pinned?.(current()));
  if (!wanted || quiet) {
    return;
  }
  if (document.hidden) {
    missed = true;
    return;
  }
  quiet = setTimeout(() => {
    quiet = null;
    show();
  }, QUIET);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && missed) {
    missed = false;
    show();
  }
});
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

takeToken();
addEventListener("hashchange", () => {
  takeToken();
  show();
});
show();
listen(renew);

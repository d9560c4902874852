// The stream of the server's notices. A notice says that newer data is available; the views request it.

import { duration, moment } from "./format.js";

const TYPES = ["status", "rankings", "bursts", "links", "sources", "chats"];
const RETRY_MS = 5000;

/**
 * @typedef {{ status: any, connected: boolean, offset: number }} State The last status, whether the stream is open, and
 * how far the server's clock is ahead of the browser's (ms).
 */

/** @type {Record<string, string>} */
const STREAMS = {
  live: "Live",
  stalled: "Stream stalled",
  still: "Archive",
  empty: "No data yet",
  unknown: "Waiting for Elasticsearch",
};

/**
 * Listens for as long as the page is open.
 * @param {(type: string) => void} onNotice gets the type of each notice, and "again" after a broken connection
 */
export function listen(onNotice) {
  /** @type {State} */
  const state = { status: null, connected: false, offset: 0 };
  let broken = false;

  function open() {
    const source = new EventSource("api/live");
    source.onopen = () => {
      state.connected = true;
      show(state);
      if (broken) {
        broken = false;
        onNotice("again");
      }
    };
    source.onerror = () => {
      broken = true;
      state.connected = false;
      show(state);
      // A browser reconnects by itself, except after a response that is not an event stream.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, RETRY_MS);
      }
    };
    for (const type of TYPES) {
      source.addEventListener(type, (event) => {
        const notice = JSON.parse(event.data);
        const before = state.status?.elasticsearch;
        state.status = notice.status;
        state.offset = Date.parse(notice.status.now) - Date.now();
        show(state);
        onNotice(before === "down" && notice.status.elasticsearch === "up" ? "again" : type);
      });
    }
  }

  open();
  setInterval(() => show(state), 1000);
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function set(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {State} state */
function show({ status, connected, offset }) {
  const box = element("freshness");
  const word = element("stream");
  const age = element("age");
  const banner = element("banner");
  if (!connected) {
    box.dataset.state = status ? "lost" : "connecting";
    set(word, status ? "Disconnected" : "Connecting");
    set(age, status ? "reconnecting" : "");
    return;
  }
  if (!status) {
    return;
  }
  const down = status.elasticsearch === "down";
  box.dataset.state = down ? "down" : status.stream;
  set(word, down ? "Elasticsearch is down" : (STREAMS[status.stream] ?? status.stream));
  set(age, status.newest_tweet ? ages(status, offset) : "");
  set(banner, warning(status));
  banner.hidden = banner.textContent === "";
}

function ages(status, offset) {
  const newest = `up to ${moment(status.newest_tweet)}`;
  if (status.stream !== "live" || !status.changed_at) {
    return newest;
  }
  const ago = Math.max(0, (Date.now() + offset - Date.parse(status.changed_at)) / 1000);
  return `${newest}, updated ${ago < 10 ? "just now" : `${duration(Math.floor(ago / 5) * 5)} ago`}`;
}

function warning(status) {
  if (status.elasticsearch === "down") {
    return (
      status.problem ?? "Elasticsearch does not respond. Check that it is running. This page reconnects automatically."
    );
  }
  if (status.stream === "stalled") {
    return `No new data since ${moment(status.changed_at)}. Check that the job is running and that its source still sends tweets. This page updates automatically.`;
  }
  return "";
}

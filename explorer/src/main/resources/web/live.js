// One stream of the server's notices; they say that something is newer, and the views ask for it.

import { duration, moment } from "./format.js";

const TYPES = ["status", "trends", "links", "sources", "chats"];
const RETRY = 5000;

const STREAMS = {
  live: "Live",
  stalled: "The stream stands still",
  still: "Archive",
  empty: "No data yet",
  unknown: "Waiting for Elasticsearch",
};

/** Listens for as long as the page is open; tell gets the type of each notice, and "again" after a broken connection. */
export function listen(tell) {
  const state = { status: null, connected: false, offset: 0 };
  let broken = false;

  function open() {
    const source = new EventSource("api/live");
    source.onopen = () => {
      state.connected = true;
      show(state);
      if (broken) {
        broken = false;
        tell("again", state.status);
      }
    };
    source.onerror = () => {
      broken = true;
      state.connected = false;
      show(state);
      // A browser tries again by itself, except after an answer that was no stream.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, RETRY);
      }
    };
    for (const type of TYPES) {
      source.addEventListener(type, (event) => {
        const notice = JSON.parse(event.data);
        const before = state.status?.elasticsearch;
        state.status = notice.status;
        state.offset = Date.parse(notice.status.now) - Date.now();
        show(state);
        tell(before === "down" && notice.status.elasticsearch === "up" ? "again" : type, notice.status);
      });
    }
  }

  open();
  setInterval(() => show(state), 1000);
}

function set(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function show({ status, connected, offset }) {
  const box = document.getElementById("freshness");
  const word = document.getElementById("stream");
  const age = document.getElementById("age");
  const banner = document.getElementById("banner");
  if (!connected) {
    box.dataset.state = status ? "lost" : "connecting";
    set(word, status ? "Not connected" : "Connecting");
    set(age, status ? "trying again" : "");
    return;
  }
  if (!status) {
    return;
  }
  const down = status.elasticsearch === "down";
  box.dataset.state = down ? "down" : status.stream;
  set(word, down ? "Elasticsearch is down" : STREAMS[status.stream] ?? status.stream);
  set(age, status.newest_tweet ? ages(status, offset) : "");
  set(banner, warning(status, offset));
  banner.hidden = banner.textContent === "";
}

function ages(status, offset) {
  const newest = `up to ${moment(status.newest_tweet)}`;
  if (status.stream !== "live" || !status.changed_at) {
    return newest;
  }
  const ago = Math.max(0, (Date.now() + offset - Date.parse(status.changed_at)) / 1000);
  return `${newest}, ${ago < 10 ? "just now" : `${duration(Math.floor(ago / 5) * 5)} ago`}`;
}

function warning(status) {
  if (status.elasticsearch === "down") {
    return status.problem ?? "Elasticsearch does not answer. See that it runs; this page goes on by itself when it does.";
  }
  if (status.stream === "stalled") {
    return `Nothing new has come since ${moment(status.changed_at)}. See that the job runs and that its source still sends tweets; this page goes on by itself.`;
  }
  return "";
}

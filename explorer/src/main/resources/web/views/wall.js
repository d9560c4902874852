// A chat on a screen that a hall looks at: few things, large. All sizes are parts of the screen's height.

import { get } from "../api.js";
import { h, s } from "../dom.js";
import { address, duration, hashtag, people, time, whole } from "../format.js";
import { rating } from "../parts.js";
import { change, to } from "../route.js";
import { length } from "./chats.js";
import { pulse, unansweredFirst } from "./chat.js";

export const types = ["chats"];
export const part = "chats";

const QUESTIONS = 3;
const LINKS = 3;
const PEOPLE = 4;
const BARS = 60;
const FEWEST_BARS = 30;

export async function load({ id }, signal) {
  return get(`chats/${encodeURIComponent(id)}`, {}, signal);
}

export function render({ chat, tweets, latest }, { parameters }) {
  const byId = new Map(tweets.map((one) => [one.id, one]));
  const theme = parameters.theme ?? "dark";
  return h("div", { class: "view screen" },
    h("div", { class: "wall-head" }, h("h1", {}, chat.title),
      h("p", {}, isTitle(chat) ? "" : `${hashtag(chat.tag)} \u00b7 `, chat.status === "live" ? h("strong", { class: "on-air" }, "live") : "over", ` \u00b7 ${chat.ended_at ? `${duration(length(chat))}` : `up to ${time(chat.last_tweet_at)} UTC`}`)),
    h("div", { class: "numbers" }, big(chat.tweets, "tweets", "tweets"), big(chat.participants, "people", "participants"), big(chat.new_faces, "new faces", "new_faces")),
    h("section", { class: "wall-pulse", "aria-label": "Pulse" }, beat(chat)),
    h("section", { class: "wall-questions", "aria-labelledby": "wall-q" }, h("h2", { id: "wall-q" }, "Questions"),
      chat.questions.length === 0 ? h("p", {}, "None so far.") : h("ol", {}, latestFirst(chat.questions).slice(0, QUESTIONS).map((one) => h("li", { "data-key": one.tweet, class: one.unanswered ? "open" : "" },
        h("span", { class: "label" }, one.label, " ", h("span", { class: one.unanswered ? "flag" : "done" }, one.unanswered ? "unanswered" : `${people(one.people)} answered`)),
        h("span", { class: "asked" }, asked(byId.get(one.tweet)?.excerpt) || `asked by @${one.handle}`)))),
      chat.questions.length < QUESTIONS - 1 && latest.length > 0 && [h("h2", {}, "Latest"), h("ol", {}, latest.slice(0, QUESTIONS - 1 - chat.questions.length).map((one) =>
        h("li", { "data-key": one.id }, h("span", { class: "label" }, `@${one.author.handle}`), h("span", { class: "asked" }, one.excerpt ?? ""))))]),
    h("section", { class: "wall-people", "aria-labelledby": "wall-p" }, h("h2", { id: "wall-p" }, "People"),
      h("ul", {}, chat.top_by_tweets.slice(0, PEOPLE).map((one) => h("li", { "data-key": one.handle }, h("span", { class: "who" }, `@${one.handle}`), h("span", { class: "how-many" }, whole(one.tweets)))))),
    h("section", { class: "wall-links", "aria-labelledby": "wall-l" }, h("h2", { id: "wall-l" }, "Links"),
      chat.links.length === 0 ? h("p", {}, "None so far.") : h("ul", {}, chat.links.slice(0, LINKS).map((one) => h("li", { "data-key": one.url }, h("span", { class: "where" }, one.publisher ?? one.domain ?? address(one.url)), rating(one.source, one.source_rating, one.source_score))))),
    h("nav", { class: "wall-menu", "aria-label": "Wall" },
      h("button", { type: "button", onclick: fullScreen }, "Full screen"),
      h("a", { class: "button", href: change({ theme: theme === "dark" ? "light" : "dark" }) }, theme === "dark" ? "Light" : "Dark"),
      h("a", { class: "button", href: to("chat", chat.id) }, "Leave the wall")));
}

/** Unanswered first, and among equals the newest. */
function latestFirst(questions) {
  return unansweredFirst([...questions].reverse());
}

/** What is asked, without the label that stands above it, and the hashtags behind it that all have. */
function asked(text) {
  return (text ?? "").replace(/^(?:question|topic|[qt])\s?\d{1,2}\s*[:.)-]\s*/i, "").replace(/(?:\s+[#\uff03]\S+)+$/, "");
}

function isTitle({ title, tag }) {
  return title.toLowerCase() === hashtag(tag).toLowerCase();
}

function fullScreen() {
  if (document.fullscreenElement) {
    document.exitFullscreen();
  } else {
    document.documentElement.requestFullscreen();
  }
}

function big(value, name, field) {
  return h("p", {}, h("data", { value, "data-field": field }, whole(value)), h("span", {}, name));
}

function beat(chat) {
  const { bars, minutes } = pulse(chat, BARS);
  const most = Math.max(1, ...bars.map(([, value]) => value));
  // A chat that has just begun has not half an hour of bars: they stand on the right, where the next will come.
  const slots = Math.max(FEWEST_BARS, bars.length);
  const left = slots - bars.length;
  return s("svg", { viewBox: `0 0 ${slots * 10} 100`, preserveAspectRatio: "none", role: "img", "aria-label": `Tweets in ${minutes} min each, ${most} at most` },
    s("line", { x1: 0, x2: slots * 10, y1: 99, y2: 99, class: "base" }),
    bars.map(([at, value], place) => s("rect", { "data-key": at, x: (left + place) * 10 + 1, width: 8, y: 98 - value / most * 94, height: Math.max(0.5, value / most * 94) })));
}

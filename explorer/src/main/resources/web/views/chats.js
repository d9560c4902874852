// Chats: what is on, what is to come, what was.

import { get } from "../api.js";
import { h } from "../dom.js";
import { count, duration, hashtag, local, people, rough, weekday } from "../format.js";
import { field, notice, number, pager, table, when } from "../parts.js";
import { submit, to } from "../route.js";

export const types = ["chats"];

export async function load({ parameters }, signal) {
  const { tag, from, to: end, cursor } = parameters;
  const [live, past] = await Promise.all([get("chats", { status: "live", size: 20 }, signal),
    get("chats", { status: "closed", tag, from, to: end, cursor }, signal)]);
  return { live, past };
}

/** How long a chat has gone on, or went on (s). */
export function length(chat) {
  return (Date.parse(chat.ended_at ?? chat.last_tweet_at) - Date.parse(chat.started_at)) / 1000;
}

export function render({ live, past }, { parameters }) {
  return h("div", { class: "view chats" },
    h("div", {}, h("h1", {}, "Chats"), h("p", { class: "lead" }, "Tweet chats and conferences: live, to come, and the reports of those that are over.")),
    h("section", { "aria-labelledby": "live" }, h("h2", { id: "live" }, "Live now"),
      live.rows.length === 0 ? h("p", { class: "small" }, "No chat is on right now. As soon as one is, it appears here.")
        : h("div", { class: "pair" }, live.rows.map(({ chat }) => card(chat)))),
    h("section", { class: "sheet", "aria-labelledby": "scheduled" }, h("h2", { id: "scheduled" }, "To come"),
      past.scheduled.length === 0 ? h("p", { class: "small" }, "Nothing is announced for the next four weeks. Chats are announced in the events that the job is given; others are found by themselves once they are on.")
        : h("ul", { class: "plain" }, past.scheduled.map((one) => h("li", { "data-key": `${one.tag} ${one.starts_at}` },
          h("strong", {}, one.title), " ", h("a", { href: to("topic", one.tag) }, hashtag(one.tag)), ", ", h("time", { datetime: one.starts_at }, weekday(one.starts_at)), " UTC",
          local(one.starts_at) && h("span", { class: "small" }, ` (${local(one.starts_at)})`),
          h("span", { class: "small" }, `, ${duration((Date.parse(one.ends_at) - Date.parse(one.starts_at)) / 1000)}`))))),
    h("section", { class: "sheet", "aria-labelledby": "past" }, h("h2", { id: "past" }, "Past chats and their reports"),
      h("form", { class: "filters plainly", onsubmit: submit, "aria-label": "Filters" }, field("tag", "Hashtag ", parameters.tag),
        field("from", "From (UTC) ", parameters.from, { type: "date" }), field("to", "To, exclusive ", parameters.to, { type: "date" }),
        h("div", { class: "actions" }, h("button", { class: "main" }, "Show"), h("a", { href: to("chats") }, "Reset"))),
      notice(past.notice),
      past.rows.length > 0 && [h("p", { class: "small" }, count(past.total, "chat")),
        table("Past chats", ["Chat", "Started", "Lasted", "Tweets", "People", "New faces"], past.rows.map(({ chat }) => ({
          key: chat.id,
          cells: [h("a", { href: to("chat", chat.id) }, chat.title), when(chat.started_at), duration(length(chat)), number(chat.tweets, "tweets"),
            number(chat.participants, "participants"), number(chat.new_faces, "new_faces")],
        }))), pager(past.next)]));
}

function card(chat) {
  return h("article", { class: "card live-chat", "data-key": chat.id },
    h("h3", {}, h("a", { href: to("chat", chat.id) }, chat.title)),
    h("p", {}, h("strong", {}, number(chat.tweets, "tweets")), " tweets by ", h("strong", {}, number(chat.participants, "participants")),
      ` ${people(chat.participants).split(" ")[1]}, `, h("span", {}, rough(chat.tweets_per_hour), " an hour"), ", since ", when(chat.started_at), "."),
    h("div", { class: "actions" }, h("a", { class: "button", href: to("chat", chat.id) }, "Follow it"), h("a", { class: "button", href: to("wall", chat.id) }, "Open the wall")));
}

// What was said in a chat, in order of time.

import { get } from "../api.js";
import { h } from "../dom.js";
import { count } from "../format.js";
import { pager, tweet } from "../parts.js";
import { change, to } from "../route.js";

export const types = ["chats"];
export const part = "chats";

export async function load({ id, parameters }, signal) {
  const path = `chats/${encodeURIComponent(id)}`;
  const [story, transcript] = await Promise.all([get(path, {}, signal),
    get(`${path}/transcript`, { order: parameters.order, reposts: parameters.reposts, cursor: parameters.cursor, size: 100 }, signal)]);
  return { chat: story.chat, transcript };
}

export function render({ chat, transcript }, { parameters }) {
  const reposts = parameters.reposts === "true";
  const newest = parameters.order === "newest";
  return h("div", { class: "view transcript" },
    h("p", { class: "crumbs" }, h("a", { href: to("chats") }, "Chats"), " / ", h("a", { href: to("chat", chat.id) }, chat.title)),
    h("h1", {}, "Transcript"),
    h("div", { class: "controls" }, h("p", { class: "lead" }, count(transcript.total, "tweet")),
      h("nav", { class: "choice", "aria-label": "Order" }, [["Oldest first", undefined, !newest], ["Newest first", "newest", newest]].map(([name, order, here]) =>
        h("a", { href: change({ order, cursor: undefined }), "aria-current": here ? "true" : undefined }, name))),
      h("nav", { class: "choice", "aria-label": "Reposts" }, [["Without reposts", undefined, !reposts], ["With reposts", "true", reposts]].map(([name, value, here]) =>
        h("a", { href: change({ reposts: value, cursor: undefined }), "aria-current": here ? "true" : undefined }, name)))),
    h("section", { class: "sheet", "aria-label": "Tweets" }, h("ol", { class: "plain" }, transcript.tweets.map((one) => h("li", { "data-key": one.id },
      one.labels.length > 0 && h("span", { class: "kind" }, one.labels.join(" ")), tweet(one, true)))), pager(transcript.next)));
}

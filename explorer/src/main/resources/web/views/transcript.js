// The tweets of a chat in order of time.

import { get } from "../api.js";
import { count } from "../format.js";
import { each, html, nothing } from "../lit.js";
import { pager, tweet } from "../parts.js";
import { change, to } from "../route.js";

/** @import { Address } from "../route.js" */

export const types = ["chats"];
export const part = "chats";

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export async function load({ id, parameters }, signal) {
  const { order, reposts, cursor } = parameters;
  const path = `chats/${encodeURIComponent(String(id))}`;
  const [story, transcript] = await Promise.all([
    get(path, {}, signal),
    get(`${path}/transcript`, { order, reposts, cursor, size: 100 }, signal),
  ]);
  return { chat: story.chat, transcript };
}

/**
 * @param {Awaited<ReturnType<typeof load>>} data
 * @param {Address} address
 */
export function render({ chat, transcript }, { parameters }) {
  const reposts = parameters.reposts === "true";
  const newest = parameters.order === "newest";
  return html`
    <div class="view transcript">
      <p class="crumbs"><a href=${to("chats")}>Chats</a> / <a href=${to("chat", chat.id)}>${chat.title}</a></p>
      <h1>Transcript</h1>
      <div class="controls">
        <p class="lead">${count(transcript.total, "tweet")}</p>
        <nav class="choice" aria-label="Order">
          ${choice("Oldest first", { order: undefined }, !newest)}
          ${choice("Newest first", { order: "newest" }, newest)}
        </nav>
        <nav class="choice" aria-label="Reposts">
          ${choice("Without reposts", { reposts: undefined }, !reposts)}
          ${choice("With reposts", { reposts: "true" }, reposts)}
        </nav>
      </div>
      <section class="sheet" aria-label="Tweets">
        <ol class="plain">
          ${each(
            transcript.tweets,
            (one) => one.id,
            (one) => html`
              <li>
                ${one.labels.length > 0 ? html`<span class="kind">${one.labels.join(" ")}</span>` : nothing}
                ${tweet(one)}
              </li>
            `,
          )}
        </ol>
        ${pager(transcript.next)}
      </section>
    </div>
  `;
}

function choice(name, parameters, here) {
  return html`
    <a href=${change({ ...parameters, cursor: undefined })} aria-current=${here ? "true" : nothing}>${name}</a>
  `;
}

// Chats: live, upcoming and past.

import { get } from "../api.js";
import { count, duration, hashtag, local, plural, rough, weekday } from "../format.js";
import { each, html, nothing } from "../lit.js";
import { field, notice, number, pager, sheet, small, table, when } from "../parts.js";
import { submit, to } from "../route.js";

/** @import { Address } from "../route.js" */

export const types = ["chats"];

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export async function load({ parameters }, signal) {
  const { tag, from, to: end, cursor } = parameters;
  const [live, past, events] = await Promise.all([
    get("chats", { status: "live", size: 20 }, signal),
    get("chats", { status: "closed", tag, from, to: end, cursor }, signal),
    get("events", {}, signal),
  ]);
  return { live, past, events };
}

/** How long a chat lasted, or has lasted so far (s). */
export function length(chat) {
  return (Date.parse(chat.ended_at ?? chat.last_tweet_at) - Date.parse(chat.started_at)) / 1000;
}

/**
 * @param {Awaited<ReturnType<typeof load>>} data
 * @param {Address} address
 */
export function render({ live, past, events }, { parameters }) {
  return html`
    <div class="view chats">
      <div>
        <h1>Chats</h1>
        <p class="lead">Tweet chats and conferences: live, upcoming, and reports of past ones.</p>
      </div>
      <section aria-labelledby="live">
        <h2 id="live">Live now</h2>
        ${
          live.rows.length === 0
            ? small("No chat is live. A chat appears here as soon as it starts.")
            : html`
                <div class="pair">
                  ${each(
                    live.rows,
                    ({ chat }) => chat.id,
                    ({ chat }) => card(chat),
                  )}
                </div>
              `
        }
      </section>
      ${sheet("scheduled", "Upcoming", [
        scheduled(past.scheduled),
        events.can_add ? html`<p><a href=${to("event")}>Add a chat or conference</a></p>` : nothing,
      ])}
      ${sheet("past", "Past chats", [
        filters(parameters),
        notice(past.notice),
        past.rows.length > 0 ? found(past) : nothing,
      ])}
    </div>
  `;
}

function card(chat) {
  return html`
    <article class="card live-chat">
      <h3><a href=${to("chat", chat.id)}>${chat.title}</a></h3>
      <p>
        <strong>${number(chat.tweets, "tweets")}</strong> tweets by
        <strong>${number(chat.participants, "participants")}</strong> ${plural(chat.participants, "person", "people")},
        <span>${rough(chat.tweets_per_hour)} per hour</span>, since ${when(chat.started_at)}.
      </p>
      <div class="actions">
        <a class="button" href=${to("chat", chat.id)}>Follow chat</a>
        <a class="button" href=${to("wall", chat.id)}>Open wall</a>
      </div>
    </article>
  `;
}

function scheduled(chats) {
  if (chats.length === 0) {
    return small(
      "No chat is scheduled for the next four weeks. Chats that are not scheduled are detected when they start.",
    );
  }
  return html`
    <ul class="plain">
      ${each(
        chats,
        (one) => `${one.tag} ${one.starts_at}`,
        (one) => html`
          <li>
            <strong>${one.title}</strong> <a href=${to("topic", one.tag)}>${hashtag(one.tag)}</a>,
            <time datetime=${one.starts_at}>${weekday(one.starts_at)}</time> UTC<span class="small"
              >${details(one)}</span
            >
          </li>
        `,
      )}
    </ul>
  `;
}

function details({ starts_at: start, ends_at: end }) {
  const mine = local(start);
  return `${mine ? ` (${mine})` : ""}, ${duration((Date.parse(end) - Date.parse(start)) / 1000)}`;
}

function filters(parameters) {
  return html`
    <form class="filters plainly" @submit=${submit} aria-label="Filters">
      ${field("tag", "Hashtag", parameters.tag)} ${field("from", "From (UTC)", parameters.from, { type: "date" })}
      ${field("to", "To (exclusive)", parameters.to, { type: "date" })}
      <div class="actions">
        <button class="main">Apply</button>
        <a href=${to("chats")}>Reset</a>
      </div>
    </form>
  `;
}

function found(past) {
  return [
    small(count(past.total, "chat")),
    table(
      "Past chats",
      ["Chat", "Started", "Duration", "Tweets", "People", "New faces"],
      past.rows.map(({ chat }) => ({
        key: chat.id,
        cells: [
          html`<a href=${to("chat", chat.id)}>${chat.title}</a>`,
          when(chat.started_at),
          duration(length(chat)),
          number(chat.tweets, "tweets"),
          number(chat.participants, "participants"),
          number(chat.new_faces, "new_faces"),
        ],
      })),
    ),
    pager(past.next),
  ];
}

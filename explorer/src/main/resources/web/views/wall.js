// A chat on a large screen in a lecture hall: few things, large. All sizes are fractions of the screen's height.

import { get } from "../api.js";
import { address, duration, hashtag, people, time, whole } from "../format.js";
import { each, html, nothing, svg } from "../lit.js";
import { rating } from "../parts.js";
import { change, to } from "../route.js";
import { length } from "./chats.js";
import { pulse, unansweredFirst } from "./chat.js";

/** @import { Address } from "../route.js" */

export const types = ["chats"];
export const part = "chats";

const MAX_QUESTIONS = 3;
const MAX_LINKS = 3;
const MAX_PEOPLE = 4;
const MAX_BARS = 60;
const MIN_BARS = 30;

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export function load({ id }, signal) {
  return get(`chats/${encodeURIComponent(String(id))}`, {}, signal);
}

/**
 * @param {any} story
 * @param {Address} address
 */
export function render({ chat, tweets, latest }, { parameters }) {
  const byId = new Map(tweets.map((one) => [one.id, one]));
  return html`
    <div class="view screen">
      ${head(chat)}
      <div class="numbers">
        ${big(chat.tweets, "tweets", "tweets")} ${big(chat.participants, "people", "participants")}
        ${big(chat.new_faces, "new", "new_faces")}
      </div>
      <section class="wall-pulse" aria-label="Pulse">${pulseChart(chat)}</section>
      <section class="wall-questions" aria-labelledby="wall-q">
        <h2 id="wall-q">Questions</h2>
        ${questions(chat.questions, byId)} ${others(chat.questions.length, latest)}
      </section>
      <section class="wall-people" aria-labelledby="wall-p">
        <h2 id="wall-p">People</h2>
        ${active(chat.top_by_tweets)}
      </section>
      <section class="wall-links" aria-labelledby="wall-l">
        <h2 id="wall-l">Links</h2>
        ${links(chat.links)}
      </section>
      ${menu(chat, parameters.theme ?? "dark")}
    </div>
  `;
}

function head(chat) {
  const name = isTitle(chat) ? "" : `${hashtag(chat.tag)} \u00b7 `;
  const status = chat.status === "live" ? html`<strong class="on-air">live</strong>` : "ended";
  const extent = chat.ended_at ? duration(length(chat)) : `up to ${time(chat.last_tweet_at)} UTC`;
  return html`
    <div class="wall-head">
      <h1>${chat.title}</h1>
      <p>${name}${status} · ${extent}</p>
    </div>
  `;
}

function isTitle({ title, tag }) {
  return title.toLowerCase() === hashtag(tag).toLowerCase();
}

function big(value, name, field) {
  return html`
    <p>
      <data value=${value} data-field=${field}>${whole(value)}</data>
      <span>${name}</span>
    </p>
  `;
}

function pulseChart(chat) {
  const { bars, minutes } = pulse(chat, MAX_BARS);
  const most = Math.max(1, ...bars.map(([, value]) => value));
  // A chat that has just started has few bars: they stand on the right, where the next one will appear.
  const slots = Math.max(MIN_BARS, bars.length);
  const left = slots - bars.length;
  return html`
    <svg
      viewBox="0 0 ${slots * 10} 100"
      preserveAspectRatio="none"
      role="img"
      aria-label="Tweets per ${minutes} min, ${most} at most"
    >
      <line x1="0" x2=${slots * 10} y1="99" y2="99" class="base"></line>
      ${bars.map(([, value], at) => bar((left + at) * 10 + 1, (value / most) * 94))}
    </svg>
  `;
}

function bar(x, height) {
  return svg`<rect x=${x} y=${98 - height} width="8" height=${Math.max(0.5, height)}></rect>`;
}

function questions(rows, byId) {
  if (rows.length === 0) {
    return html`<p>None yet.</p>`;
  }
  return html`
    <ol>
      ${each(
        newestFirst(rows).slice(0, MAX_QUESTIONS),
        (one) => one.tweet,
        (one) => html`
          <li class=${one.unanswered ? "open" : nothing}>
            <span class="label">
              ${one.label}
              <span class=${one.unanswered ? "flag" : "done"}>
                ${one.unanswered ? "unanswered" : `${people(one.people)} answered`}
              </span>
            </span>
            <span class="asked">${asked(byId.get(one.tweet)?.excerpt) || `asked by @${one.handle}`}</span>
          </li>
        `,
      )}
    </ol>
  `;
}

/** Unanswered questions first, and the newest of these first. */
function newestFirst(questions) {
  return unansweredFirst([...questions].reverse());
}

/** The question without its label, which is shown above it, and without the hashtags at its end. */
function asked(text) {
  return (text ?? "")
    .replace(/^(?:question|topic|[qt])\s?\d{1,2}\s*[:.)-]\s*/i, "")
    .replace(/(?:\s+[#\uff03]\S+)+$/, "");
}

/** The latest tweets, where questions leave room for them. */
function others(questions, latest) {
  const room = MAX_QUESTIONS - 1 - questions;
  if (room <= 0 || latest.length === 0) {
    return nothing;
  }
  return html`
    <h2>Latest</h2>
    <ol>
      ${each(
        latest.slice(0, room),
        (one) => one.id,
        (one) => html`
          <li>
            <span class="label">@${one.author.handle}</span>
            <span class="asked">${one.excerpt ?? ""}</span>
          </li>
        `,
      )}
    </ol>
  `;
}

function active(rows) {
  return html`
    <ul>
      ${each(
        rows.slice(0, MAX_PEOPLE),
        (one) => one.handle,
        (one) => html`
          <li>
            <span class="who">@${one.handle}</span>
            <span class="how-many">${whole(one.tweets)}</span>
          </li>
        `,
      )}
    </ul>
  `;
}

function links(rows) {
  if (rows.length === 0) {
    return html`<p>None yet.</p>`;
  }
  return html`
    <ul>
      ${each(
        rows.slice(0, MAX_LINKS),
        (one) => one.url,
        (one) => html`
          <li>
            <span class="where">${one.publisher ?? one.domain ?? address(one.url)}</span>
            ${rating(one.source, one.source_rating, one.source_score)}
          </li>
        `,
      )}
    </ul>
  `;
}

function menu(chat, theme) {
  const [other, name] = theme === "dark" ? ["light", "Light"] : ["dark", "Dark"];
  return html`
    <nav class="wall-menu" aria-label="Wall">
      <button type="button" @click=${toggleFullScreen}>Full screen</button>
      <a class="button" href=${change({ theme: other })}>${name}</a>
      <a class="button" href=${to("chat", chat.id)}>Exit wall</a>
    </nav>
  `;
}

function toggleFullScreen() {
  if (document.fullscreenElement) {
    document.exitFullscreen();
  } else {
    document.documentElement.requestFullscreen();
  }
}

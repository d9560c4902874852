// The report of a chat, updated while the chat is live.

import { address as apiAddress, get } from "../api.js";
import { barChart, figureOf } from "../chart.js";
import { address, capital, count, duration, hashtag, moment, plural, rough } from "../format.js";
import { each, html, nothing } from "../lit.js";
import {
  account,
  bars,
  facts,
  number,
  outside,
  rating,
  sheet,
  small,
  table,
  tag,
  tweet,
  tweets,
  when,
} from "../parts.js";
import { to } from "../route.js";
import { length } from "./chats.js";

/** @import { Address } from "../route.js" */

export const types = ["chats"];
export const part = "chats";

const MINUTE = 60_000;
const MAX_BARS = 120;
const MAX_HANDLES = 6;
const MAX_TWEETS = 5;
const MAX_MENTIONS = 15;

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export function load({ id }, signal) {
  return get(`chats/${encodeURIComponent(String(id))}`, {}, signal);
}

/** Unanswered questions first, then in order of time. */
export function unansweredFirst(questions) {
  return [...questions].sort((a, b) => Number(b.unanswered) - Number(a.unanswered));
}

/**
 * Tweets in intervals, including empty ones, of a length that gives at most so many bars.
 * @param {any} chat
 * @param {number} most
 * @returns {{ bars: [at: number, value: number, part: number][], minutes: number }}
 */
export function pulse(chat, most) {
  if (chat.pulse.length === 0) {
    return { bars: [], minutes: 1 };
  }
  const first = Date.parse(chat.pulse[0].minute);
  const last = Date.parse(chat.pulse[chat.pulse.length - 1].minute);
  const all = (last - first) / MINUTE + 1;
  const minutes = [1, 2, 5, 10, 15, 30, 60, 120, 240].find((one) => all / one <= most) ?? 480;
  const sums = new Array(Math.ceil(all / minutes)).fill(0);
  for (const { minute, tweets } of chat.pulse) {
    sums[Math.floor((Date.parse(minute) - first) / MINUTE / minutes)] += tweets;
  }
  return { bars: sums.map((sum, at) => [first + at * minutes * MINUTE, sum, 0]), minutes };
}

/** @param {any} story */
export function render({ chat, tweets: named, latest }) {
  const byId = new Map(named.map((one) => [one.id, one]));
  return html`
    <div class="view chat">
      <p class="crumbs"><a href=${to("chats")}>Chats</a> / ${hashtag(chat.tag)}</p>
      ${head(chat)} ${figures(chat)} ${chat.pulse.length > 0 ? pulseChart(chat) : nothing}
      ${chat.trouble.length > 0 ? sheet("trouble", "Needs attention", trouble(chat.trouble)) : nothing}
      ${chat.flagged.length > 0 ? sheet("flagged", "May identify a patient", flagged(chat.flagged)) : nothing}
      ${sheet("questions", `Questions (${chat.questions.length})`, questions(chat.questions, byId))}
      <div class="pair">
        ${people("Most mentioned", "mentions", chat.top_by_mentions)}
        ${people("Most tweets", "tweets", chat.top_by_tweets)}
      </div>
      <div class="pair">
        ${people("Most impressions", "impressions", chat.top_by_impressions)}
        ${people("Most reposted", "reposts", chat.top_by_reposts)}
      </div>
      ${sheet("links", "Links", links(chat.links))}
      <div class="pair">
        ${sheet("reposted", "Most reposted tweets", reposted(chat.top_reposted, byId))}
        ${sheet("latest", "Latest tweets", newest(latest))}
      </div>
      <div class="pair">
        ${sheet("languages", "Languages", languages(chat.languages))}
        ${sheet("mentions", "Mentions", mentions(chat.mentions))}
      </div>
      <div class="actions">
        <span class="small">Download:</span>
        <a class="button" href=${apiAddress("export/chats", { format: "ndjson", tag: chat.tag })} download>
          All chats of ${hashtag(chat.tag)}, NDJSON
        </a>
      </div>
    </div>
  `;
}

function head(chat) {
  const end = chat.ended_at ? html` to ${when(chat.ended_at)}` : `, for ${duration(length(chat))} so far`;
  const moderators = chat.moderators.map((name) => `@${name}`).join(", ");
  return html`
    <div class="head">
      <div>
        <h1>${chat.title}</h1>
        <p class="lead">
          ${chat.status === "live" ? html`<strong class="on-air">Live</strong>` : "Ended"}.
          ${when(chat.started_at)}${end}. ${chat.tags.map((name) => html`${tag(name)} `)}
          ${moderators ? `Moderated by ${moderators}.` : nothing}
        </p>
      </div>
      <div class="actions">
        <a class="button" href=${to("wall", chat.id)}>Wall display</a>
        <a class="button" href=${to("transcript", chat.id)}>Transcript</a>
      </div>
    </div>
  `;
}

function figures(chat) {
  return facts([
    ["Tweets", number(chat.tweets, "tweets")],
    ["Participants", number(chat.participants, "participants")],
    chat.participants_clean === chat.participants
      ? null
      : ["Excluding \u201cNeeds attention\u201d", number(chat.participants_clean, "participants_clean")],
    ["New faces", number(chat.new_faces, "new_faces")],
    ["Originals", number(chat.originals, "originals")],
    ["Reposts", number(chat.reposts, "reposts")],
    ["Replies", number(chat.replies, "replies")],
    ["Tweets per hour", rough(chat.tweets_per_hour)],
    ["Impressions", number(chat.impressions, "impressions")],
    ["Reach (upper bound)", number(chat.reach_upper_bound, "reach_upper_bound")],
  ]);
}

function pulseChart(chat) {
  const { bars: rows, minutes } = pulse(chat, MAX_BARS);
  const unit = minutes === 1 ? "minute" : count(minutes, "minute");
  return sheet(
    "pulse",
    "Pulse",
    figureOf(
      barChart(
        `Tweets per ${unit} from ${moment(chat.first_tweet_at)} to ${moment(chat.last_tweet_at)}`,
        rows,
        minutes * MINUTE,
      ),
      [["column", `Tweets per ${unit}`]],
      table(
        "Pulse",
        ["Minute", "Tweets", "People"],
        chat.pulse.map((one) => ({
          key: one.minute,
          cells: [moment(one.minute), number(one.tweets), number(one.participants)],
        })),
      ),
    ),
  );
}

function trouble(rows) {
  return html`
    <ul class="plain">
      ${each(
        rows,
        (one) => one.kind,
        (one) => html`
          <li>
            <strong>${capital(one.kind.replaceAll("_", " "))}</strong>: ${one.reason}
            <span class="small">${count(one.tweets, "tweet")}${accounts(one)}</span>
          </li>
        `,
      )}
    </ul>
  `;
}

function accounts({ accounts: ids, handles }) {
  return handles.slice(0, MAX_HANDLES).map((handle, at) => html`, ${account(ids[at], handle)}`);
}

function flagged(rows) {
  return html`
    <p>
      The text of ${count(rows.length, "tweet")} is withheld. The transcript links to each tweet: ask the authors to
      delete any that breach confidentiality.
    </p>
  `;
}

function questions(rows, byId) {
  if (rows.length === 0) {
    return small("No questions found.");
  }
  return html`
    <ol class="plain questions">
      ${each(
        unansweredFirst(rows),
        (one) => one.tweet,
        (one) => question(one, byId),
      )}
    </ol>
  `;
}

function question(one, byId) {
  const best = byId.get(one.best_answer);
  return html`
    <li class=${one.unanswered ? "open" : nothing}>
      <h3>${one.label} ${one.unanswered ? html`<span class="flag">unanswered</span>` : nothing}</h3>
      ${quoted(one.tweet, one.handle, byId)} ${one.answers.length === 0 ? small("No answers yet.") : answers(one)}
      ${
        best
          ? html`
              <details>
                <summary>Most reposted answer</summary>
                ${tweet(best)}
              </details>
            `
          : nothing
      }
    </li>
  `;
}

function answers({ answers: { length: answers }, people, first_answer_seconds: first }) {
  return html`
    <p class="small">
      ${number(answers)} ${plural(answers, "answer")} by ${number(people, "people")}
      ${plural(people, "person", "people")}${first === undefined ? nothing : `, the first after ${duration(first)}`}
    </p>
  `;
}

function quoted(id, handle, byId) {
  return byId.has(id)
    ? tweet(byId.get(id))
    : small(`A tweet${handle ? ` by @${handle}` : ""} that is no longer available.`);
}

function people(title, field, rows) {
  return sheet(
    `top-${field}`,
    title,
    rows.length === 0
      ? small("None.")
      : table(
          title,
          ["Account", capital(field)],
          rows.map((one) => ({
            key: one.handle,
            cells: [one.author ? account(one.author, one.handle) : `@${one.handle}`, number(one[field], field)],
          })),
        ),
  );
}

function links(rows) {
  if (rows.length === 0) {
    return small("No links shared.");
  }
  return table(
    "Links",
    ["Link", "Shares", "People", "Credibility of its source"],
    rows.map((one) => ({
      key: one.url,
      cells: [
        outside(one.url, address(one.url)),
        number(one.shares),
        number(one.sharers),
        rating(one.source, one.source_rating, one.source_score),
      ],
    })),
  );
}

function reposted(rows, byId) {
  if (rows.length === 0) {
    return small("No reposts.");
  }
  return html`
    <ul class="plain">
      ${each(
        rows.slice(0, MAX_TWEETS),
        (one) => one.tweet,
        (one) => html`<li>${small(count(one.reposts, "repost"))} ${quoted(one.tweet, one.handle, byId)}</li>`,
      )}
    </ul>
  `;
}

function newest(rows) {
  return rows.length === 0 ? small("No tweets yet.") : tweets(rows.slice(0, MAX_TWEETS));
}

function languages(rows) {
  return bars(
    rows.map((one) => ({ key: one.lang, name: one.lang, value: one.tweets })),
    "tweets",
  );
}

function mentions(rows) {
  if (rows.length === 0) {
    return small("No mentions.");
  }
  return table(
    "Mentions",
    ["From", "To", "Tweets"],
    rows.slice(0, MAX_MENTIONS).map((one) => ({
      key: `${one.from} ${one.to}`,
      cells: [`@${one.from}`, `@${one.to}`, number(one.count)],
    })),
  );
}

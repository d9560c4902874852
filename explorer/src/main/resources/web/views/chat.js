// The report of a chat, which grows while it is on.

import { address as apiAddress, get } from "../api.js";
import { barChart, figureOf } from "../chart.js";
import { h, outside } from "../dom.js";
import { address, capital, count, duration, hashtag, moment, rough } from "../format.js";
import { bars, facts, number, rating, table, tag, tweet, when } from "../parts.js";
import { to } from "../route.js";
import { length } from "./chats.js";

export const types = ["chats"];
export const part = "chats";

const MINUTE = 60_000;

export function load({ id }, signal) {
  return get(`chats/${encodeURIComponent(id)}`, {}, signal);
}

/** Those that nobody answered first, then in order of time. */
export function unansweredFirst(questions) {
  return [...questions].sort((a, b) => Number(b.unanswered) - Number(a.unanswered));
}

/** Tweets in intervals that fit on a chart, with the empty ones. */
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

export function render({ chat, tweets, latest }) {
  const byId = new Map(tweets.map((one) => [one.id, one]));
  return h("div", { class: "view chat" },
    h("p", { class: "crumbs" }, h("a", { href: to("chats") }, "Chats"), ` / ${hashtag(chat.tag)}`),
    h("div", { class: "head" }, h("div", {}, h("h1", {}, chat.title),
      h("p", { class: "lead" }, chat.status === "live" ? h("strong", { class: "on-air" }, "Live") : "Over", ". ", when(chat.started_at),
        chat.ended_at ? [" to ", when(chat.ended_at)] : `, for ${duration(length(chat))} so far`, ". ",
        chat.tags.map((name) => [tag(name), " "]), chat.moderators.length > 0 && ["Led by ", chat.moderators.map((name, at) => [at > 0 && ", ", `@${name}`]), "."])),
      h("div", { class: "actions" }, h("a", { class: "button", href: to("wall", chat.id) }, "Wall for a screen"), h("a", { class: "button", href: to("transcript", chat.id) }, "Transcript"))),
    figures(chat),
    pulseChart(chat),
    chat.trouble.length > 0 && section("trouble", "To look at", h("ul", { class: "plain" }, chat.trouble.map((one, at) => h("li", { "data-key": `${one.kind} ${at}` },
      h("strong", {}, capital(one.kind.replaceAll("_", " "))), `: ${one.reason} `, h("span", { class: "small" }, `${count(one.tweets, "tweet")}, `,
        one.handles.slice(0, 6).map((name, place) => [place > 0 && ", ", h("a", { href: to("source", `account:${one.accounts[place]}`) }, `@${name}`)])))))),
    chat.flagged.length > 0 && section("flagged", "May identify a patient", h("p", {}, `${count(chat.flagged.length, "tweet")}: the text is not repeated here. See the transcript, and ask the authors to take down what breaks confidentiality.`)),
    section("questions", `Questions (${chat.questions.length})`, chat.questions.length === 0 ? nothing("No question was found.")
      : h("ol", { class: "plain questions" }, unansweredFirst(chat.questions).map((one) => question(one, byId)))),
    h("div", { class: "pair" }, people("Mentioned most", "mentions", chat.top_by_mentions), people("Most tweets", "tweets", chat.top_by_tweets)),
    h("div", { class: "pair" }, people("Most impressions", "impressions", chat.top_by_impressions), people("Reposted most", "reposts", chat.top_by_reposts)),
    section("links", "Links", chat.links.length === 0 ? nothing("No link was shared.") : table("Links", ["Link", "Shares", "People", "Credibility of its source"], chat.links.map((one) => ({
      key: one.url, cells: [outside(one.url, {}, address(one.url)), number(one.shares), number(one.sharers), rating(one.source, one.source_rating, one.source_score)],
    })))),
    h("div", { class: "pair" },
      section("reposted", "Tweets reposted most", chat.top_reposted.length === 0 ? nothing("None was reposted.") : h("ul", { class: "plain" }, chat.top_reposted.slice(0, 5).map((one) => h("li", { "data-key": one.tweet },
        h("p", { class: "small" }, count(one.reposts, "repost")), byId.has(one.tweet) ? tweet(byId.get(one.tweet), true) : gone(one.handle))))),
      section("latest", "Latest", latest.length === 0 ? nothing("Nothing yet.") : h("ul", { class: "plain" }, latest.slice(0, 5).map((one) => h("li", { "data-key": one.id }, tweet(one, true)))))),
    h("div", { class: "pair" },
      section("languages", "Languages", bars(chat.languages.map((one) => ({ key: one.lang, name: one.lang, value: one.tweets })), "tweets")),
      section("mentions", "Who mentions whom", chat.mentions.length === 0 ? nothing("Nobody mentioned anybody.")
        : table("Mentions", ["From", "To", "Tweets"], chat.mentions.slice(0, 15).map((one) => ({ key: `${one.from} ${one.to}`, cells: [`@${one.from}`, `@${one.to}`, number(one.count)] }))))),
    h("div", { class: "actions" }, h("span", { class: "small" }, "Download the chats' documents:"),
      h("a", { class: "button", href: apiAddress("export/chats", { format: "ndjson", tag: chat.tag }), download: true }, `All of ${hashtag(chat.tag)}, NDJSON`)));
}

function figures(chat) {
  return facts([
    ["Tweets", number(chat.tweets, "tweets")],
    ["Participants", number(chat.participants, "participants")],
    chat.participants_clean !== chat.participants && ["Without those under “To look at”", number(chat.participants_clean, "participants_clean")],
    ["New faces", number(chat.new_faces, "new_faces")],
    ["Originals", number(chat.originals, "originals")],
    ["Reposts", number(chat.reposts, "reposts")],
    ["Replies", number(chat.replies, "replies")],
    ["Tweets an hour", rough(chat.tweets_per_hour)],
    ["Impressions", number(chat.impressions, "impressions")],
    ["Reach, at most", number(chat.reach_upper_bound, "reach_upper_bound")],
  ]);
}

function pulseChart(chat) {
  const { bars: rows, minutes } = pulse(chat, 120);
  return rows.length > 0 && h("section", { class: "sheet", "data-key": "pulse", "aria-labelledby": "pulse" }, h("h2", { id: "pulse" }, "Pulse"),
    figureOf(barChart(`Tweets in ${count(minutes, "minute")} from ${moment(chat.first_tweet_at)} to ${moment(chat.last_tweet_at)}`, rows, minutes * MINUTE),
      [["column", `Tweets in ${count(minutes, "minute")}`]],
      table("Pulse", ["Minute", "Tweets", "People"], chat.pulse.map((one) => ({ key: one.minute, cells: [moment(one.minute), number(one.tweets), number(one.participants)] })))));
}

function nothing(text) {
  return h("p", { class: "small" }, text);
}

function gone(handle) {
  return h("p", { class: "small" }, `A tweet${handle ? ` of @${handle}` : ""} that is not there any more.`);
}

function section(id, title, content) {
  return h("section", { class: "sheet", "data-key": id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), content);
}

function question(one, byId) {
  const best = byId.get(one.best_answer);
  return h("li", { "data-key": one.tweet, class: one.unanswered ? "open" : "" },
    h("h3", {}, one.label, " ", one.unanswered && h("span", { class: "flag" }, "unanswered")),
    byId.has(one.tweet) ? tweet(byId.get(one.tweet), true) : gone(one.handle),
    h("p", { class: "small" }, one.answers.length === 0 ? "No answer yet." : [number(one.answers.length), ` ${one.answers.length === 1 ? "answer" : "answers"} by `, number(one.people, "people"),
      ` ${one.people === 1 ? "person" : "people"}`, one.first_answer_seconds !== undefined && `, the first after ${duration(one.first_answer_seconds)}`]),
    best && h("details", { "data-key": `best ${one.tweet}` }, h("summary", {}, "Answer reposted most"), tweet(best, true)));
}

function people(title, field, rows) {
  return section(`top-${field}`, title, rows.length === 0 ? nothing("Nobody.") : table(title, ["Who", capital(field)], rows.map((one) => ({
    key: one.handle, cells: [one.author ? h("a", { href: to("source", `account:${one.author}`) }, `@${one.handle}`) : `@${one.handle}`, number(one[field], field)],
  }))));
}

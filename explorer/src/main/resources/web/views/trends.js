// Trending hashtags and links: by number of people, and by surprise.

import { get } from "../api.js";
import { sparkline } from "../chart.js";
import {
  address,
  expected,
  hashtag,
  moment,
  odds,
  people,
  rough,
  seconds,
  usually,
  whole,
  windowName,
} from "../format.js";
import { each, html, nothing } from "../lit.js";
import {
  choose,
  communityOptions,
  credibility,
  figure,
  linkMarks,
  movement,
  notice,
  number,
  outside,
  rating,
  select,
  sheet,
  small,
  table,
  tweetLink,
  when,
} from "../parts.js";
import { change, submit, to } from "../route.js";

/** @import { Address } from "../route.js" */

export const types = ["rankings", "bursts"];

const WINDOWS = ["15m", "1h", "24h", "7d"];
const ROWS = 10;
const LINK_ROWS = 5;
const BURSTS = 10;
const DAY = 86_400;

/** @param {Address} address */
export function pinned({ parameters }) {
  return parameters.at !== undefined;
}

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export async function load({ parameters }, signal) {
  const communities = await get("communities", {}, signal);
  const community = choose(communities, parameters.community);
  const window = parameters.window ?? "24h";
  const { at, size } = parameters;
  const [rankings, links] = await Promise.all([
    get("trends", { community, window, at, size: size ?? ROWS }, signal),
    get("trends", { community, window, at, kind: "link", size: size ?? LINK_ROWS }, signal),
  ]);
  const bursts = rankings.notice ? null : await get("bursts", { community, size: BURSTS, ...period(rankings) }, signal);
  return { communities, community, window, rankings, links, bursts };
}

/** The window shown, with its end, or the day before it if that is longer: bursts are rare. */
function period({ window, window_end: end }) {
  const to = Date.parse(end) + 1000;
  const from = to - Math.max(seconds(window), DAY) * 1000;
  return { from: instant(from), to: instant(to) };
}

/** @param {number} at milliseconds since 1970 */
function instant(at) {
  return new Date(at).toISOString().slice(0, 19) + "Z";
}

/**
 * @param {Awaited<ReturnType<typeof load>>} data
 * @param {Address} address
 */
export function render({ communities, community, window, rankings, links, bursts }, { parameters }) {
  const title = communities.communities.find(({ name }) => name === community)?.title ?? community;
  return html`
    <div class="view trends">
      <div class="head">
        <div>
          <h1>Trends</h1>
          <p class="lead">
            What <strong>${community === "all" ? "everyone" : title}</strong> is talking about,
            ${shownPeriod(window, rankings)}.
          </p>
        </div>
        ${controls(communities, community, window, rankings, parameters)}
      </div>
      ${notice(rankings.notice)}
      ${
        rankings.notice
          ? nothing
          : html`
              <div class="pair">${ranking("live", "hashtag", rankings)} ${ranking("unusual", "hashtag", rankings)}</div>
              <div class="pair">${ranking("live", "link", links)} ${ranking("unusual", "link", links)}</div>
              ${bursts ? unusual(bursts, { community, window }) : nothing}
            `
      }
    </div>
  `;
}

function shownPeriod(window, { window_end: end }) {
  return end
    ? html`in the ${windowName(window)} to <time datetime=${end}>${moment(end)}</time>`
    : `in windows of ${windowName(window)}`;
}

function controls(communities, community, window, rankings, parameters) {
  const windows = WINDOWS.includes(window) ? WINDOWS : [...WINDOWS, window];
  const { previous_window_end: earlier, next_window_end: later } = rankings;
  return html`
    <div class="controls">
      <form @submit=${submit} @change=${submit}>
        ${select("community", "Community", communityOptions(communities, community), community)}
      </form>
      <nav class="choice" aria-label="Window">
        ${windows.map(
          (one) => html`
            <a
              href=${change({ window: one })}
              aria-current=${one === window ? "true" : nothing}
              aria-label=${windowName(one)}
              >${one}</a
            >
          `,
        )}
      </nav>
      <nav class="choice" aria-label="Time">
        ${earlier ? html`<a href=${change({ at: earlier })}>‹ Earlier</a>` : nothing}
        ${parameters.at && later ? html`<a href=${change({ at: later })}>Later ›</a>` : nothing}
        ${parameters.at ? html`<a href=${change({ at: undefined })}>Newest</a>` : nothing}
      </nav>
    </div>
  `;
}

const ORDERS = {
  live: "Ranked by number of people.",
  unusual: "Ranked by surprise: far more people than usual at this time of the week.",
};

const TITLES = {
  hashtag: { live: "Live now", unusual: "Unusual now" },
  link: { live: "Top links", unusual: "Unusual links" },
};

/**
 * @param {"live" | "unusual"} name
 * @param {"hashtag" | "link"} kind
 * @param {any} rankings
 */
function ranking(name, kind, rankings) {
  const id = kind === "link" ? `${name}-links` : name;
  const rows = rankings[name];
  return html`
    <section class="ranking ${id}" aria-labelledby="${id}-title">
      <h2 id="${id}-title">${TITLES[kind][name]}</h2>
      <p class="small">${ORDERS[name]}</p>
      ${
        rows.length === 0
          ? html`
              <div class="notice">
                <p>No ${kind === "link" ? "links" : "topics"} in this window.</p>
                <p>Choose a longer window or another community.</p>
              </div>
            `
          : html`
              <ol>
                ${each(
                  rows,
                  (row) => row.trend.topic,
                  (row) => entry(name, row, rankings),
                )}
              </ol>
            `
      }
    </section>
  `;
}

function entry(name, row, { kind, community, window, sparkline_ends: ends }) {
  const { trend } = row;
  const parameters = { community, window };
  const rank = name === "live" ? trend.live_rank : trend.unusual_rank;
  const isLink = kind === "link";
  const display = isLink ? title(trend) : hashtag(trend.display ?? trend.topic);
  const values = row.sparkline.map((value) => value ?? "none").join(", ");
  return html`
    <li data-topic=${trend.topic}>
      <div class="place">${figure(rank, whole(rank), `${name}_rank`)} ${movement(row)}</div>
      <div class="topic">
        <h3>
          ${isLink ? linkTitle(row, display) : html`<a href=${to("topic", trend.topic, parameters)}>${display}</a>`}
        </h3>
        <p class="sentence">
          ${figure(trend.authors, people(trend.authors), "authors")}, usually
          ${figure(trend.expected, expected(trend.expected), "expected")} ${usually(window)}
        </p>
        ${
          name === "unusual"
            ? html`
                <p class="small">
                  surprise ${figure(trend.surprise, rough(trend.surprise), "surprise")}: ${odds(trend.surprise)}
                </p>
              `
            : nothing
        }
      </div>
      <div class="curve">
        ${sparkline(row.sparkline, `People using ${display} in ${ends.length} windows up to this one: ${values}`)}
      </div>
      <div class="more">
        ${isLink ? source(row) : credibility(trend, parameters)}
        ${
          row.exemplars.length > 0
            ? html`
                <span class="exemplars">
                  <span class="small">For example</span>
                  ${each(
                    row.exemplars,
                    (summary) => summary.id,
                    (summary) => tweetLink(summary),
                  )}
                </span>
              `
            : nothing
        }
      </div>
    </li>
  `;
}

function unusual({ rows }, here) {
  return sheet(
    "bursts",
    "What was unusual",
    rows.length === 0
      ? small("Nothing in this period.")
      : table(
          "What was unusual",
          ["Topic", "From", "To", "People at the peak", "Usually", "Surprise"],
          rows.map(({ burst, link }) => ({
            key: burst.id,
            cells: [
              burst.kind === "link" ? linkTitle({ trend: burst, link }, title(burst)) : burstTopic(burst, here),
              when(burst.began_at),
              burst.ended_at ? when(burst.ended_at) : "goes on",
              number(burst.authors, "authors"),
              figure(burst.expected, expected(burst.expected), "expected"),
              figure(burst.surprise, rough(burst.surprise), "surprise"),
            ],
          })),
        ),
  );
}

/** A link to the topic, in the window in which the burst was found. */
function burstTopic({ topic, display, window }, { community }) {
  return html`<a class="tag" href=${to("topic", topic, { community, window })}>${hashtag(display)}</a>`;
}

/** The title of a link where it is known, else its host and path. */
function title({ topic, display }) {
  return display && display !== topic ? display : address(topic);
}

/** A link to its view, or to itself if it has no document any more. */
function linkTitle({ trend, link }, display) {
  return link ? html`<a href=${to("link", link.id)}>${display}</a> ${linkMarks(link)}` : outside(trend.topic, display);
}

function source({ link }) {
  return link ? rating(link.source, link.source_rating, link.source_score) : nothing;
}

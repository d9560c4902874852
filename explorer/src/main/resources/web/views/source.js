// A source: its score, the reasons for it, and its history.

import { get } from "../api.js";
import { figureOf, lineChart } from "../chart.js";
import { count, day, rough } from "../format.js";
import { each, html, nothing } from "../lit.js";
import { figure, interval, number, outside, plain, rating, shared, sheet, small, table } from "../parts.js";
import { to } from "../route.js";

/** @import { Address } from "../route.js" */

export const types = ["sources"];
export const part = "sources";

/** @type {[field: string, text: string][]} */
const EVIDENCE = [
  ["sharers", "Recent sharers"],
  ["favouring", "Sharers of mostly credible content"],
  ["opposing", "Sharers of mostly doubtful content"],
  ["papers", "Sharers of papers"],
  ["young", "Young accounts"],
  ["passing_on", "Accounts that only reposted it"],
  ["in_concert", "Accounts that acted in coordination"],
];

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export function load({ id }, signal) {
  return get(`sources/${encodeURIComponent(String(id))}`, {}, signal);
}

/**
 * The name that people know it by.
 * @param {{ source: { name: string }, handle: string | null }} row
 */
export function name({ source, handle }) {
  return handle ? `@${handle}` : source.name;
}

/** @param {number} number */
function decimal(number) {
  return (Math.round(number * 10) / 10).toFixed(1);
}

/** @param {number} points */
function signed(points) {
  return `${points < 0 ? "\u2212" : "+"}${decimal(Math.abs(points))}`;
}

function text(reason) {
  return reason.code === "start" ? "Starting point (no evidence)" : reason.text;
}

/** Score, interval and the most important reason. */
export function short(source) {
  const reason = source.reasons.find((one) => one.code !== "start") ?? source.reasons[0];
  return html`
    <div>
      <p>${rating(source.id, source.rating, source.score)}</p>
      ${interval(source)} ${small(text(reason))}
    </div>
  `;
}

/** @param {any} story */
export function render(story) {
  const { source } = story;
  return html`
    <div class="view source">
      <p class="crumbs"><a href=${to("sources")}>Sources</a> / ${source.kind}</p>
      <h1>${name(story)}</h1>
      ${
        story.class
          ? html`<p class="lead">Listed as <strong>${story.class.replaceAll("_", " ")}</strong>.</p>`
          : nothing
      }
      ${credibility(source)}
      <div class="pair">
        ${sheet("reasons", "Why", reasons(source))} ${sheet("evidence", "Evidence", evidence(source.evidence))}
      </div>
      ${story.history.length > 0 ? history(story.history) : nothing}
      ${sheet(
        "links",
        source.kind === "account" ? "Recently shared links" : "Most shared links",
        story.links.length === 0 ? small("No known links.") : links(story.links),
      )}
      <p class="small">
        ID: ${source.id}. ${source.kind === "account" ? nothing : outside(`https://${plain(source.id)}`, "Open site")}
      </p>
    </div>
  `;
}

function credibility(source) {
  const known = source.score !== null;
  return sheet(
    "score",
    "Credibility",
    html`
      <p class="verdict ${source.rating}">
        ${
          known
            ? html`<strong>${figure(source.score, rough(source.score), "score")}</strong> out of 100, ${source.rating}`
            : html`<strong>Unknown</strong>: not enough evidence for a score. This is neither good nor bad.`
        }
      </p>
      ${interval(source)}
      <p class="small">
        90% interval: ${figure(source.low, rough(source.low), "low")} to
        ${figure(source.high, rough(source.high), "high")}.
        ${known ? nothing : html`Best estimate: ${figure(source.estimate, rough(source.estimate), "estimate")}.`} As of
        ${day(source.as_of)}, formula ${source.formula}.
      </p>
    `,
  );
}

function reasons(source) {
  return html`
    <div class="scroll">
      <table class="reasons">
        <caption class="hidden">
          Reasons and their points, which add up to the score
        </caption>
        <thead>
          <tr>
            <th scope="col">Reason</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          ${each(
            source.reasons,
            (reason) => reason.code,
            (reason) => html`
              <tr>
                <td>${text(reason)}</td>
                <td class=${reason.points < 0 ? "less" : "plus"}>
                  ${figure(reason.points, signed(reason.points), reason.code)}
                </td>
              </tr>
            `,
          )}
          <tr class="sum">
            <td>${source.score === null ? "Estimate (no score)" : "Score"}</td>
            <td>${figure(source.estimate, decimal(source.estimate), "sum")}</td>
          </tr>
        </tbody>
      </table>
    </div>
  `;
}

function evidence(counts) {
  return [
    small("Number of accounts. Each counts less the longer ago it last shared the source."),
    table(
      "Evidence",
      ["Evidence", "Accounts"],
      EVIDENCE.map(([field, text]) => ({
        key: field,
        cells: [text, figure(counts[field], rough(counts[field]), field)],
      })),
    ),
  ];
}

function links(rows) {
  return table(
    "Links",
    ["Link", "Shares", "Credibility of its source"],
    rows.map((link) => ({
      key: link.id,
      cells: [shared(link), number(link.shares, "shares"), rating(link.source, link.source_rating, link.source_score)],
    })),
  );
}

function history(days) {
  const at = (one) => Date.parse(one.as_of);
  const last = days[days.length - 1];
  return sheet(
    "history",
    "Over time",
    figureOf(
      lineChart(
        `Estimate on ${count(days.length, "day")}; the last is ${rough(last.estimate)}, between ${rough(last.low)} and ${rough(last.high)}`,
        [{ name: "observed", points: days.map((one) => [at(one), one.estimate]), dots: days.length < 40 }],
        100,
        [days.map((one) => [at(one), one.low, one.high])],
      ),
      [
        ["observed", "Estimate"],
        ["band", "90% interval"],
      ],
      table(
        "History",
        ["Date", "Estimate", "Interval", "Credibility", "Sharers"],
        [...days].reverse().map((one) => ({
          key: one.id,
          cells: [
            day(one.as_of),
            rough(one.estimate),
            `${rough(one.low)} to ${rough(one.high)}`,
            one.score === null ? "unknown" : `${one.rating}, ${rough(one.score)}`,
            rough(one.sharers),
          ],
        })),
      ),
    ),
  );
}

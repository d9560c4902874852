// Small charts as SVG. Each has a text alternative; its numbers are beside it or in a table.

import { day, time, whole } from "./format.js";
import { html, nothing, svg } from "./lit.js";

/** @import { Content, Template } from "./lit.js" */

/**
 * A point in time (ms since 1970) and its value; null interrupts the line.
 * @typedef {[at: number, value: number | null]} Point
 */

/**
 * A line of a chart. It is interrupted where points are further apart than the gap (ms); dots marks each point.
 * @typedef {{ name: string, points: [at: number, value: number][], gap?: number, dots?: boolean }} Series
 */

/** @typedef {[at: number, low: number, high: number][]} Band */

/** @typedef {{ ticks: number[], right: number, x: (at: number) => number, y: (value: number) => number }} Scale */

/**
 * @param {(number | null)[]} values in equal steps, null where there is none
 * @param {string} label
 * @returns {Template}
 */
export function sparkline(values, label) {
  const width = 120;
  const height = 32;
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0;
  const points = values.map(
    (value, at) =>
      /** @type {Point} */ ([3 + at * step, value === null ? null : height - 4 - (value / most) * (height - 8)]),
  );
  const lone = points.filter(
    ([, y], at) => y !== null && (points[at - 1]?.[1] ?? null) === null && (points[at + 1]?.[1] ?? null) === null,
  );
  return html`
    <svg class="spark" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
      <line x1="3" x2=${width - 3} y1=${height - 4} y2=${height - 4} class="base"></line>
      <path d=${path(points)} class="line"></path>
      ${dots(lone, "lone", 1.5)} ${dots(points.slice(-1), "end", 2.6)}
    </svg>
  `;
}

/**
 * @param {Point[]} points in the drawing's coordinates
 * @param {string} name CSS class
 * @param {number} radius
 */
function dots(points, name, radius) {
  return points.map(([x, y]) =>
    y === null ? nothing : svg`<circle cx=${round(x)} cy=${round(y)} r=${radius} class=${name}></circle>`,
  );
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 100) / 100;
}

/**
 * The data of an SVG path.
 * @param {Point[]} points
 */
function path(points) {
  let data = "";
  let drawing = false;
  for (const [x, y] of points) {
    if (y === null) {
      drawing = false;
    } else {
      data += `${drawing ? "L" : "M"}${round(x)} ${round(y)}`;
      drawing = true;
    }
  }
  return data;
}

const HEIGHT = 260;
const LEFT = 48;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 30;

/** Close to the size on the screen, so that the text is readable on a phone as well. */
function width() {
  return window.innerWidth < 640 ? 420 : 1000;
}

/**
 * Round numbers from 0 to the largest value or beyond.
 * @param {number} most
 */
function ticksTo(most) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = [1, 2, 5, 10].map((times) => (times * unit) / 2).find((size) => most / size <= 4) ?? unit * 5;
  const whole = Math.max(1, Math.round(step) || 1);
  const top = Math.max(whole, Math.ceil(most / whole) * whole);
  return Array.from({ length: Math.round(top / whole) + 1 }, (_, at) => at * whole);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} most
 * @returns {Scale}
 */
function scales(from, to, most) {
  const right = width() - RIGHT;
  const ticks = ticksTo(most);
  const top = ticks[ticks.length - 1];
  const length = Math.max(1, to - from);
  return {
    ticks,
    right,
    x: (at) => LEFT + ((at - from) / length) * (right - LEFT),
    y: (value) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM),
  };
}

const HOUR = 3_600_000;
const STEPS = [1 / 12, 1 / 4, 1 / 2, 1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672].map((hours) => hours * HOUR);

/**
 * Round times for the axis.
 * @param {number} from
 * @param {number} to
 * @param {number} most how many at most
 * @returns {[at: number, text: string][]}
 */
function marks(from, to, most) {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? (to - from) / most;
  const first = Math.ceil(from / step) * step;
  const times = [];
  for (let at = first; at <= to; at += step) {
    times.push(at);
  }
  return times.map((at) => [
    at,
    step >= 24 * HOUR || at % (24 * HOUR) === 0 ? day(at).replace(/ \d{4}$/, "") : time(at),
  ]);
}

/**
 * @param {Scale} scale
 * @param {number} from
 * @param {number} to
 */
function frame({ ticks, right, x, y }, from, to) {
  const middle = (at) => round(Math.min(right - 12, Math.max(LEFT + 16, x(at))));
  return svg`
    ${ticks.map(
      (tick) => svg`
        <line x1=${LEFT} x2=${right} y1=${y(tick)} y2=${y(tick)} class="grid"></line>
        <text x=${LEFT - 8} y=${y(tick) + 5} class="tick" text-anchor="end">${whole(tick)}</text>
      `,
    )}
    ${marks(from, to, right > 500 ? 6 : 3).map(
      ([at, text]) => svg`<text x=${middle(at)} y=${HEIGHT - 8} class="tick" text-anchor="middle">${text}</text>`,
    )}
  `;
}

/**
 * @param {string} label
 * @param {Scale} scale
 * @param {Content} content
 * @returns {Template}
 */
function chart(label, { right }, content) {
  return html`
    <svg class="chart" viewBox="0 0 ${right + RIGHT} ${HEIGHT}" role="img" aria-label=${label}>${content}</svg>
  `;
}

/**
 * Lines over time.
 * @param {string} label
 * @param {Series[]} series
 * @param {number} most largest value
 * @param {Band[]} [bands]
 * @returns {Template}
 */
export function lineChart(label, series, most, bands = []) {
  const times = series.flatMap((one) => one.points.map(([at]) => at));
  const from = Math.min(...times);
  const to = Math.max(...times, from + 60_000);
  const scale = scales(from, to, most);
  /** @type {(point: Point) => Point} */
  const place = ([at, value]) => [scale.x(at), value === null ? null : scale.y(value)];
  return chart(
    label,
    scale,
    svg`
      ${frame(scale, from, to)}
      ${bands.map((band) => svg`<path class="band" d=${area(band, scale)}></path>`)}
      ${series.map((one) => svg`<path class=${one.name} d=${path(gaps(one).map(place))}></path>`)}
      ${series.map((one) => (one.dots ? dots(one.points.map(place), `${one.name} dot`, 3) : nothing))}
    `,
  );
}

/**
 * The points with a null at each gap.
 * @param {Series} series
 */
function gaps({ points, gap }) {
  /** @type {Point[]} */
  const out = [];
  points.forEach((point, at) => {
    if (gap && at > 0 && point[0] - points[at - 1][0] > gap) {
      out.push([point[0], null]);
    }
    out.push(point);
  });
  return out;
}

/**
 * The data of an SVG path around the band.
 * @param {Band} band
 * @param {Scale} scale
 */
function area(band, { x, y }) {
  const there = band.map(([at, , high]) => `${round(x(at))} ${round(y(high))}`);
  const back = [...band].reverse().map(([at, low]) => `${round(x(at))} ${round(y(low))}`);
  return there.length === 0 ? "" : `M${[...there, ...back].join("L")}Z`;
}

/**
 * Bars over time.
 * @param {string} label
 * @param {[at: number, value: number, part: number][]} bars beginning (ms since 1970), value, and the lower part of it
 * @param {number} length of each bar (ms)
 * @returns {Template}
 */
export function barChart(label, bars, length) {
  const from = bars[0][0];
  const to = bars[bars.length - 1][0] + length;
  const scale = scales(from, to, Math.max(...bars.map(([, value]) => value)));
  const { x, y } = scale;
  const broad = round(Math.max(1, (((scale.right - LEFT) * length) / (to - from)) * 0.85));
  const column = (name, at, value) => svg`
    <rect class=${name} x=${round(x(at))} y=${round(y(value))} width=${broad} height=${round(y(0) - y(value))}></rect>
  `;
  return chart(
    label,
    scale,
    svg`
      ${frame(scale, from, to)}
      ${bars.map(([at, value, part]) => [column("column", at, value), part ? column("column part", at, part) : nothing])}
    `,
  );
}

/**
 * A chart with its legend and, in a part that can be opened, its numbers.
 * @param {Content} drawing
 * @param {[name: string, text: string][]} legend CSS classes and their texts
 * @param {Content} table
 * @returns {Template}
 */
export function figureOf(drawing, legend, table) {
  return html`
    <figure>
      ${drawing}
      <figcaption>${legend.map(([name, text]) => html`<span class="key ${name}">${text}</span>`)}</figcaption>
      <details>
        <summary>Data table</summary>
        ${table}
      </details>
    </figure>
  `;
}

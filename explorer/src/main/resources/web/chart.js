// Small charts as SVG. Each says in words what it shows; the figures are beside it or in a table.

import { h, s } from "./dom.js";
import { day, time, whole } from "./format.js";

/** Values in equal steps, null where there is none. */
export function sparkline(values, label) {
  const width = 120;
  const height = 32;
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0;
  const points = values.map((value, at) => [3 + at * step, value === null ? null : height - 4 - value / most * (height - 8)]);
  const last = points[points.length - 1];
  return s("svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    s("line", { x1: 3, x2: width - 3, y1: height - 4, y2: height - 4, class: "base" }),
    s("path", { d: lines(points), class: "line" }),
    points.filter(([, y], at) => y !== null && (points[at - 1]?.[1] ?? null) === null && (points[at + 1]?.[1] ?? null) === null)
      .map(([x, y]) => s("circle", { cx: round(x), cy: round(y), r: 1.5, class: "lone" })),
    last && last[1] !== null && s("circle", { cx: round(last[0]), cy: round(last[1]), r: 2.6, class: "end" }));
}

function round(number) {
  return Math.round(number * 100) / 100;
}

/** A path that is broken where there is no value. */
function lines(points) {
  let path = "";
  let drawing = false;
  for (const [x, y] of points) {
    if (y === null) {
      drawing = false;
    } else {
      path += `${drawing ? "L" : "M"}${round(x)} ${round(y)}`;
      drawing = true;
    }
  }
  return path;
}

const HEIGHT = 260;
const LEFT = 48;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 30;

/** Drawn as large as it is shown, nearly, so that its figures can be read on a phone, too. */
function width() {
  return window.innerWidth < 640 ? 420 : 1000;
}

function nice(most) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = [1, 2, 5, 10].map((times) => times * unit / 2).find((size) => most / size <= 4) ?? unit * 5;
  const whole = Math.max(1, Math.round(step) || 1);
  const top = Math.max(whole, Math.ceil(most / whole) * whole);
  return Array.from({ length: Math.round(top / whole) + 1 }, (_, at) => at * whole);
}

function scales(from, to, most) {
  const right = width() - RIGHT;
  const ticks = nice(most);
  const top = ticks[ticks.length - 1];
  const length = Math.max(1, to - from);
  return {
    ticks,
    right,
    x: (at) => LEFT + (at - from) / length * (right - LEFT),
    y: (value) => HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM),
  };
}

const HOUR = 3_600_000;
const STEPS = [1 / 12, 1 / 4, 1 / 2, 1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672].map((hours) => hours * HOUR);

/** Round times on the axis, at most so many. */
function marks(from, to, most) {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? (to - from) / most;
  const first = Math.ceil(from / step) * step;
  const times = [];
  for (let at = first; at <= to; at += step) {
    times.push(at);
  }
  return times.map((at) => [at, step >= 24 * HOUR || at % (24 * HOUR) === 0 ? day(at).replace(/ \d{4}$/, "") : time(at)]);
}

function frame({ ticks, right, x, y }, from, to) {
  return [
    ticks.map((tick) => [
      s("line", { x1: LEFT, x2: right, y1: y(tick), y2: y(tick), class: "grid" }),
      s("text", { x: LEFT - 8, y: y(tick) + 5, class: "tick", "text-anchor": "end" }, whole(tick)),
    ]),
    marks(from, to, right > 500 ? 6 : 3).map(([at, text]) => s("text", { x: round(Math.min(right - 12, Math.max(LEFT + 16, x(at)))), y: HEIGHT - 8, class: "tick", "text-anchor": "middle" }, text)),
  ];
}

/** Lines over time: series of { class, points: [[ms, value]], gap (ms) }. */
export function lineChart(label, series, most, bands = []) {
  const times = series.flatMap((one) => one.points.map(([at]) => at));
  const from = Math.min(...times);
  const to = Math.max(...times, from + 60_000);
  const scale = scales(from, to, most);
  return s("svg", { class: "chart", viewBox: `0 0 ${scale.right + RIGHT} ${HEIGHT}`, role: "img", "aria-label": label },
    frame(scale, from, to),
    bands.map((band) => s("path", { class: "band", d: area(band, scale) })),
    series.map((one) => s("path", { class: one.class, d: lines(gaps(one).map(([at, value]) => [scale.x(at), value === null ? null : scale.y(value)])) })),
    series.filter((one) => one.dots).map((one) => one.points.map(([at, value]) => s("circle", { class: `${one.class} dot`, cx: round(scale.x(at)), cy: round(scale.y(value)), r: 3 }))));
}

function gaps({ points, gap }) {
  const out = [];
  points.forEach((point, at) => {
    if (gap && at > 0 && point[0] - points[at - 1][0] > gap) {
      out.push([point[0], null]);
    }
    out.push(point);
  });
  return out;
}

function area(band, { x, y }) {
  const there = band.map(([at, , high]) => `${round(x(at))} ${round(y(high))}`);
  const back = [...band].reverse().map(([at, low]) => `${round(x(at))} ${round(y(low))}`);
  return there.length === 0 ? "" : `M${[...there, ...back].join("L")}Z`;
}

/** Bars over time: [ms, value, lower part of it], each of this length (ms). */
export function barChart(label, bars, length) {
  const from = bars[0][0];
  const to = bars[bars.length - 1][0] + length;
  const scale = scales(from, to, Math.max(...bars.map(([, value]) => value)));
  const broad = Math.max(1, (scale.right - LEFT) * length / (to - from) * 0.85);
  return s("svg", { class: "chart", viewBox: `0 0 ${scale.right + RIGHT} ${HEIGHT}`, role: "img", "aria-label": label },
    frame(scale, from, to),
    bars.map(([at, value, part]) => [
      s("rect", { class: "column", x: round(scale.x(at)), y: round(scale.y(value)), width: round(broad), height: round(scale.y(0) - scale.y(value)) }),
      part ? s("rect", { class: "column part", x: round(scale.x(at)), y: round(scale.y(part)), width: round(broad), height: round(scale.y(0) - scale.y(part)) }) : null,
    ]));
}

/** A chart with its key and, to be opened, its figures. */
export function figureOf(chart, key, table) {
  return h("figure", {}, chart,
    h("figcaption", {}, key.map(([name, text]) => h("span", { class: `key ${name}` }, text))),
    table && h("details", { "data-key": "figures" }, h("summary", {}, "The figures"), table));
}

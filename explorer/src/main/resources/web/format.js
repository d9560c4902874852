// Numbers, times and names as text.

const WHOLE = new Intl.NumberFormat("en");
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
const SHORT = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });
const TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const LOCAL = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", weekday: "short" });

/** @type {Record<string, number>} */
const SECONDS = { m: 60, h: 3600, d: 86400 };

/** @type {Record<string, string>} */
const UNITS = { m: "minute", h: "hour", d: "day" };

/** @type {Record<string, string>} */
const NETWORKS = {
  x: "X",
  bluesky: "Bluesky",
  mastodon: "Mastodon",
  linkedin: "LinkedIn",
  facebook: "Facebook",
  threads: "Threads",
};

/** @param {number} number */
export function whole(number) {
  return WHOLE.format(number);
}

/**
 * With one decimal place below 10, else as a whole number.
 * @param {number} number
 */
export function rough(number) {
  return number < 9.95 ? String(Math.round(number * 10) / 10) : WHOLE.format(Math.round(number));
}

/**
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function count(number, one, many = `${one}s`) {
  return `${WHOLE.format(number)} ${plural(number, one, many)}`;
}

/**
 * The noun alone.
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function plural(number, one, many = `${one}s`) {
  return number === 1 ? one : many;
}

/** @param {number} number */
export function people(number) {
  return count(number, "person", "people");
}

/**
 * The length in seconds of a window such as 15m, 1h, 24h or 7d.
 * @param {string} window
 */
export function seconds(window) {
  return Number(window.slice(0, -1)) * (SECONDS[window.slice(-1)] ?? 3600);
}

/**
 * 15m as 15 minutes.
 * @param {string} window
 */
export function windowName(window) {
  return count(Number(window.slice(0, -1)), UNITS[window.slice(-1)] ?? "hour");
}

/**
 * What the expected number of a window refers to.
 * @param {string} window
 */
export function usually(window) {
  const length = seconds(window);
  return length <= 3600 ? "at this time" : length <= 86400 ? "on this weekday" : "in a week";
}

/** @param {number} number */
export function expected(number) {
  return number < 0.05 ? "none" : rough(number);
}

/**
 * The odds of a surprise.
 * @param {number} surprise -log10 of a probability
 */
export function odds(surprise) {
  if (surprise < 0.5) {
    return "not unusual";
  }
  if (surprise > 9) {
    return "less than 1 in a billion by chance";
  }
  const times = 10 ** surprise;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(times)) - 1);
  return `1 in ${WHOLE.format(Math.round(times / digits) * digits)} by chance`;
}

/** @param {string | number} at ISO 8601, or milliseconds since 1970 */
export function time(at) {
  return TIME.format(new Date(at));
}

/** @param {string | number} at ISO 8601, or milliseconds since 1970 */
export function day(at) {
  return DAY.format(new Date(at));
}

/** @param {string} text ISO 8601 */
export function moment(text) {
  return `${day(text)}, ${time(text)}`;
}

/**
 * Without the year, where there is little room.
 * @param {string} text ISO 8601
 */
export function brief(text) {
  return `${SHORT.format(new Date(text))}, ${time(text)}`;
}

/** @param {string} text ISO 8601 */
export function weekday(text) {
  return `${WEEKDAY.format(new Date(text))}, ${time(text)}`;
}

/**
 * The reader's own time if it is not UTC, else nothing.
 * @param {string} text ISO 8601
 */
export function local(text) {
  const date = new Date(text);
  return date.getTimezoneOffset() === 0 ? "" : `${LOCAL.format(date)} your time`;
}

/**
 * A duration in its largest unit.
 * @param {number} seconds
 */
export function duration(seconds) {
  if (seconds < 90) {
    return count(Math.round(seconds), "second");
  }
  if (seconds < 5400) {
    return count(Math.round(seconds / 60), "minute");
  }
  if (seconds < 172800) {
    return count(Math.round(seconds / 3600), "hour");
  }
  return count(Math.round(seconds / 86400), "day");
}

/**
 * Host and path of an address, shortened to fit on a line.
 * @param {string} text
 */
export function address(text) {
  const short = text.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return short.length > 90 ? `${short.slice(0, 60)}\u2026${short.slice(-24)}` : short;
}

/** @param {string} platform */
export function network(platform) {
  return NETWORKS[platform] ?? platform;
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * With a # before it, unless there is one.
 * @param {string} text
 */
export function hashtag(text) {
  return text.startsWith("#") ? text : `#${text}`;
}

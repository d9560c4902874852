// Figures, times and names in words.

const WHOLE = new Intl.NumberFormat("en");
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
const SHORT = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });
const TIME = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const LOCAL = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", weekday: "short" });

const SECONDS = { m: 60, h: 3600, d: 86400 };

export function whole(number) {
  return WHOLE.format(number);
}

/** To one place below 10, else to whole numbers. */
export function rough(number) {
  return number < 9.95 ? String(Math.round(number * 10) / 10) : WHOLE.format(Math.round(number));
}

export function count(number, one, many = `${one}s`) {
  return `${WHOLE.format(number)} ${number === 1 ? one : many}`;
}

export function people(number) {
  return count(number, "person", "people");
}

/** Length of a window as 15m, 1h, 24h or 7d (s). */
export function seconds(window) {
  return Number(window.slice(0, -1)) * (SECONDS[window.slice(-1)] ?? 3600);
}

/** 15m as 15 minutes. */
export function windowName(window) {
  const names = { m: "minute", h: "hour", d: "day" };
  return count(Number(window.slice(0, -1)), names[window.slice(-1)]);
}

/** What the expectation of a window is of. */
export function usually(window) {
  const length = seconds(window);
  return length <= 3600 ? "at this hour" : length <= 86400 ? "on such a day" : "in such a week";
}

export function expected(number) {
  return number < 0.05 ? "none" : rough(number);
}

/** Odds of a surprise, which is -log10 of a probability. */
export function odds(surprise) {
  if (surprise < 0.5) {
    return "nothing unusual";
  }
  if (surprise > 9) {
    return "chance hardly ever brings so many";
  }
  const times = 10 ** surprise;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(times)) - 1);
  return `chance brings so many once in ${WHOLE.format(Math.round(times / digits) * digits)} times`;
}

export function time(text) {
  return TIME.format(new Date(text));
}

export function day(text) {
  return DAY.format(new Date(text));
}

export function moment(text) {
  return `${DAY.format(new Date(text))}, ${TIME.format(new Date(text))}`;
}

/** Without the year, for where there is little room. */
export function brief(text) {
  return `${SHORT.format(new Date(text))}, ${TIME.format(new Date(text))}`;
}

export function weekday(text) {
  return `${WEEKDAY.format(new Date(text))}, ${TIME.format(new Date(text))}`;
}

/** The reader's own time where it is not UTC, else nothing. */
export function local(text) {
  const date = new Date(text);
  return date.getTimezoneOffset() === 0 ? "" : `${LOCAL.format(date)} your time`;
}

/** A duration in its largest unit. */
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

/** Host and path of an address, short enough for a line. */
export function address(text) {
  const short = text.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return short.length > 90 ? `${short.slice(0, 60)}\u2026${short.slice(-24)}` : short;
}

const NETWORKS = { x: "X", bluesky: "Bluesky", mastodon: "Mastodon" };

export function network(platform) {
  return NETWORKS[platform] ?? platform;
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An upper-case hashtag stays, a normalised one gets its #. */
export function hashtag(text) {
  return text.startsWith("#") ? text : `#${text}`;
}

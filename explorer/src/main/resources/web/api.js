// Requests to the API. Every failure is a Trouble, which says what to do.

const TOKEN = "rounds_token";

/** A problem as RFC 9457 describes it. */
export class Trouble extends Error {
  /** @param {{ title: string, detail: string, code: string, advice: string, parameter?: string }} problem */
  constructor(problem) {
    super(problem.detail);
    this.title = problem.title;
    this.code = problem.code;
    this.advice = problem.advice;
    this.parameter = problem.parameter;
  }

  /** Whether a retry may succeed. */
  get isTransient() {
    return ["unreachable", "elasticsearch-down", "timeout", "busy", "too-many-requests"].includes(this.code);
  }
}

function unreachable() {
  return new Trouble({
    title: "The explorer does not respond",
    detail: "This page cannot reach its server.",
    code: "unreachable",
    advice:
      "Check that rounds explorer or rounds demo is running and that you are online. This page retries automatically.",
  });
}

/** @param {number} status */
function strange(status) {
  return new Trouble({
    title: "Unexpected response",
    detail: `The response with status ${status} is not from Rounds.`,
    code: "strange",
    advice:
      "A proxy between this page and the explorer may have sent it. Try again, or contact the operator of the proxy.",
  });
}

/**
 * Address of the API with these parameters; those without a value are left out.
 * @param {string} path
 * @param {Record<string, string | number | undefined | null>} [parameters]
 */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") {
      query.append(name, String(value));
    }
  }
  const text = query.toString();
  return `api/${path}${text ? `?${text}` : ""}`;
}

/** @param {unknown} failure */
function isAbort(failure) {
  return failure instanceof Error && failure.name === "AbortError";
}

/**
 * @param {string} path
 * @param {Record<string, string | number | undefined | null>} parameters
 * @param {AbortSignal} signal
 * @returns {Promise<any>} the response's JSON
 * @throws {Trouble} unless aborted
 */
export function get(path, parameters, signal) {
  return send(address(path, parameters), { signal, headers: { Accept: "application/json" } });
}

/**
 * @param {string} path
 * @param {unknown} content
 * @returns {Promise<any>} the response's JSON
 * @throws {Trouble}
 */
export function post(path, content) {
  return send(address(path), {
    method: "POST",
    body: JSON.stringify(content),
    headers: { Accept: "application/json", "Content-Type": "application/json" },
  });
}

/**
 * @param {string} url
 * @param {RequestInit} request
 * @returns {Promise<any>}
 */
async function send(url, request) {
  let response;
  try {
    response = await fetch(url, request);
  } catch (failure) {
    throw isAbort(failure) ? failure : unreachable();
  }
  let body;
  try {
    body = await response.json();
  } catch (failure) {
    throw isAbort(failure) ? failure : strange(response.status);
  }
  if (!response.ok) {
    throw body.code ? new Trouble(body) : strange(response.status);
  }
  return body;
}

/**
 * Keeps a token until the browser is closed. It is a cookie, because an event stream cannot send a header.
 * @param {string} token
 */
export function setToken(token) {
  document.cookie = `${TOKEN}=${encodeURIComponent(token)}; SameSite=Strict; Path=/`;
}

/** Takes a token from the address and removes it there, so that nobody shares it with the address. */
export function takeToken() {
  const given = /^#token=([^&/]+)/.exec(location.hash);
  if (given) {
    setToken(decodeURIComponent(given[1]));
    history.replaceState(null, "", "#/trends");
  }
}

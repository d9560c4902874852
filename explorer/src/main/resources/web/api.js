// What the server answers. A failure of any kind is a Trouble, which says what to do.

const TOKEN = "rounds_token";

/** Something that went wrong, in the words of RFC 9457. */
export class Trouble extends Error {
  constructor(problem) {
    super(problem.detail);
    this.title = problem.title;
    this.code = problem.code;
    this.advice = problem.advice;
    this.parameter = problem.parameter;
  }

  /** Whether it may be gone in a moment. */
  get passing() {
    return ["unreachable", "elasticsearch-down", "timeout", "busy", "too-many-requests"].includes(this.code);
  }
}

function unreachable() {
  return new Trouble({
    title: "The explorer does not answer",
    detail: "This page cannot reach the server it came from.",
    code: "unreachable",
    advice: "See that rounds explorer, or rounds demo, still runs, and that you are online. This page tries again by itself.",
  });
}

function strange(status) {
  return new Trouble({
    title: "The answer cannot be read",
    detail: `The server answered ${status} with something that is not from Rounds.`,
    code: "strange",
    advice: "Something between this page and the explorer, such as a proxy, may be in the way. Try again, or ask who runs it.",
  });
}

/** Address of the API with these parameters; those without a value are left out. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") {
      query.append(name, value);
    }
  }
  const text = query.toString();
  return `api/${path}${text ? `?${text}` : ""}`;
}

export async function get(path, parameters, signal) {
  let response;
  try {
    response = await fetch(address(path, parameters), { signal, headers: { Accept: "application/json" } });
  } catch (failure) {
    throw failure.name === "AbortError" ? failure : unreachable();
  }
  let body;
  try {
    body = await response.json();
  } catch (failure) {
    throw failure.name === "AbortError" ? failure : strange(response.status);
  }
  if (!response.ok) {
    throw body.code ? new Trouble(body) : strange(response.status);
  }
  return body;
}

/** Keeps a token for as long as the browser is open: also for the stream of events, which can send no header. */
export function setToken(token) {
  document.cookie = `${TOKEN}=${encodeURIComponent(token)}; SameSite=Strict; Path=/`;
}

/** Takes a token from the address and out of it, so that nobody shares it with the address. */
export function takeToken() {
  const given = /^#token=([^&/]+)/.exec(location.hash);
  if (given) {
    setToken(decodeURIComponent(given[1]));
    history.replaceState(null, "", "#/trends");
  }
}

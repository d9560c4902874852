// The state of the page is its address: #/view/id?name=value

/** @typedef {Record<string, string | undefined>} Parameters */
/** @typedef {{ view: string, id: string | undefined, parameters: Parameters }} Address */

/**
 * @param {string} hash
 * @returns {Address}
 */
export function parse(hash) {
  const [path, query] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const parts = path
    .split("/")
    .filter((part) => part !== "")
    .map(decode);
  return { view: parts[0] ?? "trends", id: parts[1], parameters: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Address of a view; parameters without a value are left out.
 * @param {string} view
 * @param {string | null} [id]
 * @param {Record<string, string | number | undefined | null>} [parameters]
 */
export function to(view, id, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return `#/${view}${id === undefined || id === null ? "" : `/${encodeURIComponent(id)}`}${text ? `?${text}` : ""}`;
}

export function current() {
  return parse(location.hash);
}

/**
 * Address of this view with other parameters.
 * @param {Record<string, string | number | undefined>} parameters
 */
export function change(parameters) {
  const { view, id, parameters: old } = current();
  return to(view, id, { ...old, ...parameters });
}

/**
 * Takes a form's fields into the address; a new selection starts at the first page.
 * @param {Event & { target: Element }} event
 */
export function submit(event) {
  event.preventDefault();
  const fields = Object.fromEntries(
    [...new FormData(event.target.closest("form") ?? undefined)].map(([name, value]) => [name, String(value).trim()]),
  );
  const next = change({ ...fields, cursor: undefined });
  if (next !== location.hash) {
    location.hash = next;
  }
}

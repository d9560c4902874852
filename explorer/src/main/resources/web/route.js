// The state of the page is its address: #/view/id?name=value

export function parse(hash) {
  const [path, query] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const parts = path.split("/").filter((part) => part !== "").map(decode);
  return { view: parts[0] ?? "trends", id: parts[1], parameters: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Address of a view; parameters without a value are left out. */
export function to(view, id, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return `#/${view}${id === undefined || id === null ? "" : `/${encodeURIComponent(id)}`}${text ? `?${text}` : ""}`;
}

export function current() {
  return parse(location.hash);
}

/** This view with other parameters. */
export function change(parameters) {
  const { view, id, parameters: old } = current();
  return to(view, id, { ...old, ...parameters });
}

/** Takes a form's fields into the address; a new choice starts at the first page. */
export function submit(event) {
  event.preventDefault();
  const fields = Object.fromEntries([...new FormData(event.target.closest("form"))].map(([name, value]) => [name, value.trim()]));
  const next = change({ ...fields, cursor: undefined });
  if (next !== location.hash) {
    location.hash = next;
  }
}

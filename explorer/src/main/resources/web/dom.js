// Elements are made here and nowhere else. Text only ever becomes a text node, so nothing that a tweet holds can
// become markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (typeof value === "function") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
  return element;
}

/** An element of HTML. Functions among the properties are listeners, which must read what they need from the page. */
export function h(name, properties, ...children) {
  return fill(document.createElement(name), properties, children);
}

/** An element of SVG. */
export function s(name, properties, ...children) {
  return fill(document.createElementNS(SVG, name), properties, children);
}

/** A link to another site where the address is one of the web, else its text alone. */
export function outside(address, properties, ...children) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return h("span", properties, ...children);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return h("span", properties, ...children);
  }
  return h("a", { ...properties, href: url.href, rel: "noopener noreferrer nofollow", target: "_blank" }, ...children,
    h("span", { class: "away", "aria-hidden": "true" }, "\u2197"), h("span", { class: "hidden" }, " (opens in a new tab)"));
}

/** A number that is shown rounded or in words, with what it is exactly. */
export function figure(value, text, name) {
  return h("data", { value, "data-field": name }, text);
}

function alike(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName
    && (a.nodeType !== Node.ELEMENT_NODE || a.getAttribute("data-key") === b.getAttribute("data-key"));
}

function follow(from, to) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && name !== "open") {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
}

/**
 * Makes one tree like another and keeps the elements that are the same, and with them focus, scrolling and what is open.
 */
export function morph(from, to) {
  if (!alike(from, to)) {
    from.replaceWith(to);
    return;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) {
      from.data = to.data;
    }
    return;
  }
  if (from.hasAttribute("data-keep")) {
    return;
  }
  follow(from, to);
  if ((from instanceof HTMLInputElement || from instanceof HTMLSelectElement) && from !== document.activeElement) {
    morphChildren(from, to);
    from.value = to.value;
    return;
  }
  morphChildren(from, to);
}

function morphChildren(from, to) {
  const keyed = new Map();
  for (const child of from.children) {
    const key = child.getAttribute("data-key");
    if (key !== null) {
      keyed.set(key, child);
    }
  }
  let place = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const key = wanted.nodeType === Node.ELEMENT_NODE ? wanted.getAttribute("data-key") : null;
    const known = key === null ? place : keyed.get(key);
    if (known && alike(known, wanted)) {
      if (known === place) {
        place = place.nextSibling;
      } else {
        from.insertBefore(known, place);
      }
      morph(known, wanted);
    } else {
      from.insertBefore(wanted, place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

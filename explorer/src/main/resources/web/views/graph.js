// The sharing network, to explore and to download.

import { address as apiAddress, get } from "../api.js";
import { address, count, hashtag, whole } from "../format.js";
import { html, nothing, render as renderInto } from "../lit.js";
import { communityOptions, field, notice, number, plain, select, sheet, table } from "../parts.js";
import { submit, to } from "../route.js";

/** @import { Address, Parameters } from "../route.js" */

/** @type {string[]} */
export const types = [];
export const part = "links";

/** @type {[string, string][]} */
const KINDS = [
  ["", "Accounts and links"],
  ["coshare", "Accounts that share the same links"],
  ["propagation", "Who shared links after whom"],
  ["hashtags", "Hashtags in the same tweet"],
];

/** @type {[format: string, name: string][]} */
const FORMATS = [
  ["gexf", "GEXF (Gephi)"],
  ["graphml", "GraphML"],
  ["csv", "CSV, edges"],
];

/** @type {[string, string][]} */
const EDGES = [
  ["", "150 edges"],
  ["400", "400 edges"],
  ["1000", "1,000 edges"],
];
const MAX_ROWS = 50;
const MAX_LABELS = 14;

/** @param {Parameters} parameters */
function chosen({ kind, from, to: end, community, tag, domain, doi, min_weight: weight }) {
  return { kind, from, to: end, community, tag, domain, doi, min_weight: weight };
}

/**
 * @param {Address} address
 * @param {AbortSignal} signal
 */
export async function load({ parameters }, signal) {
  const [communities, graph] = await Promise.all([
    get("communities", {}, signal),
    get("graph", { ...chosen(parameters), edges: parameters.edges ?? 150 }, signal),
  ]);
  return { communities, graph };
}

/**
 * @param {Awaited<ReturnType<typeof load>>} data
 * @param {Address} address
 */
export function render({ communities, graph }, { parameters }) {
  const found = graph.edges.length > 0;
  return html`
    <div class="view graph">
      <p class="crumbs"><a href=${to("links")}>Links</a> / network</p>
      <h1>Sharing network</h1>
      <p class="lead">${graph.description}</p>
      ${filters(communities, parameters)} ${notice(graph.notice)}
      ${found ? [downloads(parameters), network(graph), heaviest(graph)] : nothing}
    </div>
  `;
}

function filters(communities, parameters) {
  return html`
    <form class="filters" @submit=${submit} aria-label="Filters">
      ${select("kind", "Graph", KINDS, parameters.kind)}
      ${field("from", "From (UTC)", parameters.from, { type: "date" })}
      ${field("to", "To (exclusive)", parameters.to, { type: "date" })}
      ${select("community", "Community", communityOptions(communities, parameters.community, "All"), parameters.community)}
      ${field("tag", "Hashtag", parameters.tag)} ${field("domain", "Domain", parameters.domain)}
      ${field("min_weight", "Minimum weight", parameters.min_weight, { type: "number", min: 1, max: 1000000 })}
      ${select("edges", "Show", EDGES, parameters.edges)}
      <div class="actions">
        <button class="main">Apply</button>
        <a href=${to("graph")}>Reset</a>
      </div>
    </form>
  `;
}

function downloads(parameters) {
  const file = (name, more) => html`
    <a class="button" href=${apiAddress("export/graph", { ...chosen(parameters), ...more })} download>${name}</a>
  `;
  return html`
    <div class="actions">
      <span class="small">Download the complete graph:</span>
      ${FORMATS.map(([format, name]) => file(name, { format }))} ${file("CSV, nodes", { format: "csv", part: "nodes" })}
    </div>
  `;
}

function network({ nodes, edges, left_out: leftOut }) {
  const size = count(nodes.length, "node");
  return sheet(
    "drawn",
    `${size}, ${count(edges.length, "edge")}`,
    html`
      <p class="small">
        Shows the heaviest edges; the download contains ${whole(leftOut.edges)} more. Drag to pan; pinch or Ctrl+scroll
        to zoom. The table below lists the heaviest edges as text.
      </p>
      <div class="legend small">
        ${[...new Set(nodes.map(type))].map((one) => html`<span class="node ${one}">${one}</span>`)}
      </div>
      <div class="canvas" role="img" aria-label="Network of ${size}; the table below lists its heaviest edges"></div>
      <p class="chosen" role="status"></p>
    `,
  );
}

function heaviest({ nodes, edges }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return sheet(
    "heavy",
    "Heaviest edges",
    table(
      "Heaviest edges",
      ["From", "To", "Weight"],
      edges.slice(0, MAX_ROWS).map((edge) => ({
        key: `${edge.source} ${edge.target}`,
        cells: [about(byId.get(edge.source)), about(byId.get(edge.target)), number(edge.weight, "weight")],
      })),
    ),
  );
}

/**
 * The type of a node, from its ID: 16 hexadecimal digits for a link, a network and an ID for an account.
 * @returns {"link" | "account" | "hashtag"}
 */
function type({ id }) {
  return /^[0-9a-f]{16}$/.test(id)
    ? "link"
    : /^(x|bluesky|mastodon|linkedin|facebook|threads):/.test(id)
      ? "account"
      : "hashtag";
}

function view({ id }) {
  return {
    link: () => to("link", id),
    account: () => to("source", `account:${id}`),
    hashtag: () => to("topic", id),
  }[type({ id })]();
}

function label({ id, label: text }) {
  return {
    link: () => address(text),
    account: () => `@${text || plain(id)}`,
    hashtag: () => hashtag(text),
  }[type({ id })]();
}

function about(node) {
  return node ? html`<a href=${view(node)}>${label(node)}</a>` : nothing;
}

/** @type {import("/webjars/cytoscape/3.33.1/dist/cytoscape.esm.min.mjs").Core | null} */
let drawing = null;

/**
 * Draws the graph into the canvas that the template leaves empty.
 * @param {HTMLElement} main
 * @param {Awaited<ReturnType<typeof load>>} data
 */
export async function shown(main, { graph }) {
  /** @type {HTMLElement | null} */
  const canvas = main.querySelector(".canvas");
  /** @type {HTMLElement | null} */
  const status = main.querySelector(".chosen");
  drawing?.destroy();
  drawing = null;
  if (!canvas || !status) {
    return;
  }
  renderInto(nothing, status);
  const { default: cytoscape } = await import("/webjars/cytoscape/3.33.1/dist/cytoscape.esm.min.mjs");
  if (!canvas.isConnected) {
    return;
  }
  drawing = cytoscape({
    container: canvas,
    elements: elements(graph),
    style: style(graph),
    layout: {
      name: "cose",
      animate: false,
      randomize: true,
      nodeRepulsion: () => 9000,
      idealEdgeLength: () => 60,
      numIter: 500,
      componentSpacing: 60,
      padding: 24,
    },
    minZoom: 0.2,
    maxZoom: 4,
    userZoomingEnabled: false,
  });
  // Readable at whatever scale the layout fits.
  drawing
    .style()
    .selector("node")
    .style("font-size", 12 / drawing.zoom())
    .style("text-outline-width", 2 / drawing.zoom())
    .update();
  canvas.addEventListener("wheel", zoom, { passive: false });
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  drawing.on("tap", "node", (event) => {
    const node = byId.get(event.target.id());
    const neighbours = count(event.target.degree(false), "neighbour");
    renderInto(html`${about(node)} (${type(node)}), ${neighbours} in this drawing`, status);
  });
}

function elements({ nodes, edges }) {
  const degree = new Map();
  for (const { source, target, weight } of edges) {
    degree.set(source, (degree.get(source) ?? 0) + weight);
    degree.set(target, (degree.get(target) ?? 0) + weight);
  }
  const most = Math.max(1, ...degree.values());
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight));
  const byDegree = [...degree].sort((a, b) => b[1] - a[1]);
  const labelled = new Set(byDegree.slice(0, MAX_LABELS).map(([id]) => id));
  return [
    ...nodes.map((node) => ({
      data: {
        id: node.id,
        label: labelled.has(node.id) ? label(node).slice(0, 32) : "",
        type: type(node),
        size: 8 + 26 * Math.sqrt((degree.get(node.id) ?? 0) / most),
      },
    })),
    ...edges.map(({ source, target, weight }, at) => ({
      data: { id: `edge ${at}`, source, target, width: 1 + (4 * weight) / heaviest },
    })),
  ];
}

function style({ directed }) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return [
    {
      selector: "node",
      style: {
        "background-color": colour("--accent"),
        width: "data(size)",
        height: "data(size)",
        label: "data(label)",
        color: colour("--ink"),
        "font-size": 11,
        "text-outline-color": colour("--card"),
        "text-outline-width": 2,
        "font-family": "system-ui, sans-serif",
      },
    },
    { selector: 'node[type = "link"]', style: { shape: "round-rectangle", "background-color": colour("--usual") } },
    { selector: 'node[type = "hashtag"]', style: { shape: "hexagon" } },
    { selector: "node:selected", style: { "border-width": 4, "border-color": colour("--ink") } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": colour("--soft"),
        opacity: 0.35,
        "curve-style": directed ? "straight" : "haystack",
        "target-arrow-shape": directed ? "triangle" : "none",
        "target-arrow-color": colour("--soft"),
        "arrow-scale": 0.7,
      },
    },
  ];
}

/** @param {WheelEvent} event */
function zoom(event) {
  if (event.ctrlKey && drawing && event.currentTarget instanceof Element) {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    drawing.zoom({
      level: drawing.zoom() * (event.deltaY < 0 ? 1.2 : 1 / 1.2),
      renderedPosition: { x: event.clientX - box.left, y: event.clientY - box.top },
    });
  }
}

// The network of shares, to look into and to take along.

import { address as apiAddress, get } from "../api.js";
import { h } from "../dom.js";
import { address, count, whole } from "../format.js";
import { communityOptions, field, notice, number, plain, select, table } from "../parts.js";
import { submit, to } from "../route.js";

export const types = [];
export const part = "links";

const KINDS = [["", "Accounts and links"], ["coshare", "Accounts that share together"], ["propagation", "From whom links were taken"], ["hashtags", "Hashtags in one tweet"]];
const FORMATS = [["gexf", "GEXF (Gephi)"], ["graphml", "GraphML"], ["csv", "CSV, edges"]];
const EDGES = [["", "150 edges"], ["400", "400 edges"], ["1000", "1,000 edges"]];
const LISTED = 50;

function chosen({ kind, from, to: end, community, tag, domain, doi, min_weight: weight }) {
  return { kind, from, to: end, community, tag, domain, doi, min_weight: weight };
}

export async function load({ parameters }, signal) {
  const [communities, graph] = await Promise.all([get("communities", {}, signal),
    get("graph", { ...chosen(parameters), edges: parameters.edges ?? 150 }, signal)]);
  return { communities, graph };
}

export function render({ communities, graph }, { parameters }) {
  const names = new Map(graph.nodes.map((node) => [node.id, node]));
  const some = graph.edges.length > 0;
  return h("div", { class: "view graph" },
    h("p", { class: "crumbs" }, h("a", { href: to("links") }, "Links"), " / network"),
    h("h1", {}, "Network of shares"),
    h("p", { class: "lead" }, graph.description),
    filters(communities, parameters),
    notice(graph.notice),
    some && h("div", { class: "actions" }, h("span", { class: "small" }, "The whole graph of these filters:"),
      FORMATS.map(([format, name]) => h("a", { class: "button", href: apiAddress("export/graph", { ...chosen(parameters), format }), download: true }, name)),
      h("a", { class: "button", href: apiAddress("export/graph", { ...chosen(parameters), format: "csv", part: "nodes" }), download: true }, "CSV, nodes")),
    some && h("section", { class: "sheet", "aria-labelledby": "drawn" },
      h("h2", { id: "drawn" }, `${count(graph.nodes.length, "node")}, ${count(graph.edges.length, "edge")}`),
      h("p", { class: "small" }, `The heaviest edges; ${whole(graph.left_out.edges)} more are in the export. Drag to move, pinch or use the wheel with Ctrl to zoom. The table below says the same.`),
      h("div", { class: "legend small" }, [...new Set(graph.nodes.map(type))].map((one) => h("span", { class: `node ${one}` }, one))),
      h("div", { class: "canvas", "data-keep": true, role: "img", "aria-label": `Network of ${count(graph.nodes.length, "node")}; the table below lists its heaviest edges` }),
      h("p", { class: "chosen", role: "status" })),
    some && h("section", { class: "sheet", "aria-labelledby": "heavy" }, h("h2", { id: "heavy" }, "Heaviest edges"),
      table("Heaviest edges", ["From", "To", "Weight"], graph.edges.slice(0, LISTED).map((edge) => ({
        key: `${edge.source} ${edge.target}`, cells: [about(names.get(edge.source)), about(names.get(edge.target)), number(edge.weight, "weight")],
      })))));
}

function filters(communities, parameters) {
  return h("form", { class: "filters", onsubmit: submit, "aria-label": "Filters" },
    select("kind", "Graph ", KINDS, parameters.kind),
    field("from", "From (UTC) ", parameters.from, { type: "date" }),
    field("to", "To, exclusive ", parameters.to, { type: "date" }),
    select("community", "Community ", communityOptions(communities, parameters.community, "All"), parameters.community),
    field("tag", "Hashtag ", parameters.tag),
    field("domain", "Domain ", parameters.domain),
    field("min_weight", "Weight at least ", parameters.min_weight, { type: "number", min: 1, max: 1000000 }),
    select("edges", "Drawn ", EDGES, parameters.edges),
    h("div", { class: "actions" }, h("button", { class: "main" }, "Show"), h("a", { href: to("graph") }, "Reset")));
}

/** What a node is, by its id: an account has its network before it, a link's is 16 hexadecimal digits. */
function type(node) {
  return /^[0-9a-f]{16}$/.test(node.id) ? "link" : /^(x|bluesky|mastodon):/.test(node.id) ? "account" : "hashtag";
}

function view(node) {
  return { link: () => to("link", node.id), account: () => to("source", `account:${node.id}`), hashtag: () => to("topic", node.id) }[type(node)]();
}

function label(node) {
  return { link: () => address(node.label), account: () => `@${node.label || plain(node.id)}`, hashtag: () => `#${node.label}` }[type(node)]();
}

function about(node) {
  return node ? h("a", { href: view(node) }, label(node)) : "";
}

let drawing = null;

export async function shown(main, { graph }) {
  const canvas = main.querySelector(".canvas");
  drawing?.destroy();
  drawing = null;
  if (!canvas) {
    return;
  }
  const { default: cytoscape } = await import("/webjars/cytoscape/3.33.1/dist/cytoscape.esm.min.mjs");
  if (!canvas.isConnected) {
    return;
  }
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const degree = new Map();
  for (const { source, target, weight } of graph.edges) {
    degree.set(source, (degree.get(source) ?? 0) + weight);
    degree.set(target, (degree.get(target) ?? 0) + weight);
  }
  const most = Math.max(1, ...degree.values());
  const heaviest = Math.max(1, ...graph.edges.map(({ weight }) => weight));
  const named = new Set([...degree].sort((a, b) => b[1] - a[1]).slice(0, 14).map(([id]) => id));
  drawing = cytoscape({
    container: canvas,
    elements: [
      ...graph.nodes.map((node) => ({ data: { id: node.id, label: named.has(node.id) ? label(node).slice(0, 32) : "", type: type(node), size: 8 + 26 * Math.sqrt((degree.get(node.id) ?? 0) / most) } })),
      ...graph.edges.map((edge, at) => ({ data: { id: `edge ${at}`, source: edge.source, target: edge.target, width: 1 + 4 * edge.weight / heaviest } })),
    ],
    style: [
      { selector: "node", style: { "background-color": colour("--accent"), width: "data(size)", height: "data(size)", label: "data(label)", color: colour("--ink"),
        "font-size": 11, "text-outline-color": colour("--card"), "text-outline-width": 2, "font-family": "system-ui, sans-serif" } },
      { selector: 'node[type = "link"]', style: { shape: "round-rectangle", "background-color": colour("--usual") } },
      { selector: 'node[type = "hashtag"]', style: { shape: "hexagon" } },
      { selector: "node:selected", style: { "border-width": 4, "border-color": colour("--ink") } },
      { selector: "edge", style: { width: "data(width)", "line-color": colour("--soft"), opacity: 0.35, "curve-style": graph.directed ? "straight" : "haystack",
        "target-arrow-shape": graph.directed ? "triangle" : "none", "target-arrow-color": colour("--soft"), "arrow-scale": 0.7 } },
    ],
    layout: { name: "cose", animate: false, randomize: true, nodeRepulsion: () => 9000, idealEdgeLength: () => 60, numIter: 500, componentSpacing: 60, padding: 24 },
    minZoom: 0.2,
    maxZoom: 4,
    userZoomingEnabled: false,
  });
  // Readable at whatever scale the layout fits.
  drawing.style().selector("node").style("font-size", 12 / drawing.zoom()).style("text-outline-width", 2 / drawing.zoom()).update();
  canvas.addEventListener("wheel", zoom, { passive: false });
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const said = main.querySelector(".chosen");
  drawing.on("tap", "node", (event) => {
    const node = byId.get(event.target.id());
    said.replaceChildren(about(node), ` (${type(node)}), ${count(event.target.degree(false), "neighbour")} here`);
  });
}

function zoom(event) {
  if (event.ctrlKey && drawing) {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    drawing.zoom({ level: drawing.zoom() * (event.deltaY < 0 ? 1.2 : 1 / 1.2), renderedPosition: { x: event.clientX - box.left, y: event.clientY - box.top } });
  }
}

// Sources by name, rating and class.

import { get } from "../api.js";
import { figure, h } from "../dom.js";
import { count, rough } from "../format.js";
import { field, interval, notice, pager, rating, RATINGS, select, table } from "../parts.js";
import { submit, to } from "../route.js";
import { name } from "./source.js";

export const types = ["sources"];

const KINDS = [["", "All kinds"], ["domain", "Domains"], ["channel", "Channels"], ["account", "Accounts"]];
const SORTS = [["", "Most sharers"], ["highest", "Highest score"], ["lowest", "Lowest score"], ["name", "Name"]];

export async function load({ parameters }, signal) {
  const { q, kind, rating: word, class: listed, sort, cursor } = parameters;
  const [classes, sources] = await Promise.all([get("sources/classes", {}, signal),
    get("sources", { q, kind, rating: word, class: listed, sort, cursor }, signal)]);
  return { classes, sources };
}

export function render({ classes, sources }, { parameters }) {
  const options = [["", "All classes"], ...classes.classes.map((row) => [row.class, `${row.class.replaceAll("_", " ")} (${row.listed} listed)`])];
  return h("div", { class: "view sources" },
    h("div", {}, h("h1", {}, "Sources"),
      h("p", { class: "lead" }, "How credible those are held to be whose content is shared, and why. Unknown means that too little is known to say: neither good nor bad.")),
    h("form", { class: "filters", role: "search", onsubmit: submit, "aria-label": "Sources" },
      field("q", "Domain or account ", parameters.q, { type: "search", placeholder: "litfl.com or a handle" }),
      select("kind", "Kind ", KINDS, parameters.kind),
      select("rating", "Credibility ", [["", "Any"], ...RATINGS], parameters.rating),
      select("class", "Class ", options, parameters.class),
      select("sort", "Order ", SORTS, parameters.sort),
      h("div", { class: "actions" }, h("button", { class: "main" }, "Search"), h("a", { href: to("sources") }, "Reset"))),
    notice(sources.notice),
    sources.rows.length > 0 && h("section", { class: "sheet", "aria-labelledby": "found" }, h("h2", { id: "found" }, count(sources.total, "source")),
      table("Sources", ["Source", "Kind", "Credibility", "90 % interval", "Sharers lately"], sources.rows.map((row) => ({
        key: row.source.id,
        cells: [h("a", { href: to("source", row.source.id) }, name(row)),
          h("span", {}, row.source.kind, row.class && h("span", { class: "kind" }, row.class.replaceAll("_", " "))),
          rating(row.source.id, row.source.rating, row.source.score),
          interval(row.source.low, row.source.high, row.source.score, row.source.estimate),
          figure(row.source.evidence.sharers, rough(row.source.evidence.sharers), "sharers")],
      }))), pager(sources.next)));
}

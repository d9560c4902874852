"""What networkx makes of a graph file. Arguments: the file; GEXF, GraphML or JSON by its ending. Prints JSON."""
import json
import sys

import networkx as nx


def read(path):
    if path.endswith(".gexf"):
        return nx.read_gexf(path)
    if path.endswith(".graphml"):
        return nx.read_graphml(path)
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    try:
        return nx.node_link_graph(data, edges="links")  # networkx 3.4 and later
    except TypeError:
        return nx.node_link_graph(data)


graph = read(sys.argv[1])
print(json.dumps({
    "nodes": graph.number_of_nodes(),
    "edges": graph.number_of_edges(),
    "directed": graph.is_directed(),
    "multigraph": graph.is_multigraph(),
    "weight": sum(weight for _, _, weight in graph.edges(data="weight")),
    "node_columns": sorted({name for _, data in graph.nodes(data=True) for name in data}),
    "edge_columns": sorted({name for _, _, data in graph.edges(data=True) for name in data}),
    "labels": {node: label for node, label in graph.nodes(data="label")},
    "starts": {node: start for node, start in graph.nodes(data="start") if start},
    "weights": sorted([*sorted([a, b]), w] if not graph.is_directed() else [a, b, w]
                      for a, b, w in graph.edges(data="weight")),
}))

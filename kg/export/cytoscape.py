"""Cytoscape.js JSON: what `cytoscape({elements})` and Cytoscape's importer read."""

import json
from collections.abc import Mapping
from typing import BinaryIO

from kg.export.graph import Edge, Graph, Node, Value, attributes_of


def write_cytoscape(graph: Graph, out: BinaryIO) -> None:
    """Write `{"elements": {"nodes": […], "edges": […]}}`, one element a line; its class is its kind or its relation."""
    nodes = ",\n".join(_node(node) for node in graph.nodes)
    edges = ",\n".join(_edge(edge) for edge in graph.edges)
    text = f'{{"elements": {{"nodes": [\n{nodes}\n],\n"edges": [\n{edges}\n]}}}}\n'
    out.write(text.encode("utf-8", "replace"))


def _node(node: Node) -> str:
    return _element(node.kind, {"id": node.id, "label": node.label, **dict(attributes_of(node))})


def _edge(edge: Edge) -> str:
    ends: dict[str, Value] = {"id": edge.id, "source": edge.source, "target": edge.target}
    return _element(edge.relation, {**ends, "label": edge.label, "weight": edge.weight, **dict(attributes_of(edge))})


def _element(name: str, data: Mapping[str, Value]) -> str:
    return json.dumps({"data": data, "classes": name.replace(" ", "-")}, ensure_ascii=False)

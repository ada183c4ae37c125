"""Makes a large network: a real city's roads repeated on a grid, neighbours joined by made-up roads.

usage: tile.py IN.osm.pbf OUT.osm.pbf COLUMNS ROWS

Every copy keeps the city's streets and restrictions of turns as they are, moved east and north; ids of copy k start at
k times a hundred million. Copies are joined through two-way streets at the same height, eight a side: one node at the
eastern edge with one at the western edge of the next copy, and the same from south to north. There is no chance in it.
"""

import sys

import osmium
from osmium.osm.mutable import Node, Relation, Way

CLASSES = "motorway trunk primary secondary tertiary unclassified residential living_street service road"
ROADS = {name + end for name in CLASSES.split() for end in ("", "_link")}
# Those that a link may end on.
TWO_WAY = {"primary", "secondary", "tertiary", "unclassified", "residential"}
LINKS = 8
STRIDE = 100_000_000
# Degrees between two copies.
GAP = 0.005


class City:
    """The roads of a file, their ids made small."""

    def __init__(self, path):
        ways, relations, positions, tags = [], [], {}, {}
        for item in osmium.FileProcessor(path):
            if item.is_way() and item.tags.get("highway") in ROADS:
                ways.append((item.id, dict(item.tags), [node.ref for node in item.nodes]))
            elif item.is_relation() and item.tags.get("type", "").startswith("restriction"):
                relations.append((dict(item.tags), [(m.type, m.ref, m.role) for m in item.members]))
        used = {node for _, _, nodes in ways for node in nodes}
        for item in osmium.FileProcessor(path, osmium.osm.NODE):
            if item.id in used:
                positions[item.id] = (item.location.lon, item.location.lat)
                if len(item.tags):
                    tags[item.id] = dict(item.tags)
        small = {id: place for place, id in enumerate(sorted(positions), 1)}
        way_ids = {id: place for place, id in enumerate(sorted(id for id, _, _ in ways), 1)}
        self.positions = {small[id]: position for id, position in positions.items()}
        self.tags = {small[id]: own for id, own in tags.items()}
        self.ways = sorted((way_ids[id], own, [small[n] for n in nodes if n in small]) for id, own, nodes in ways)
        known = {"w": way_ids, "n": small}
        self.relations = [
            (own, [(kind, known[kind][id], role) for kind, id, role in members])
            for own, members in relations
            if all(id in known.get(kind, {}) for kind, id, _ in members)
        ]

    def core(self):
        """The nodes of the largest part that two-way streets hold together."""
        neighbours = {}
        for _, own, nodes in self.ways:
            if own["highway"] in TWO_WAY and own.get("oneway", "no") == "no" and own.get("access", "yes") == "yes":
                for a, b in zip(nodes, nodes[1:]):
                    neighbours.setdefault(a, []).append(b)
                    neighbours.setdefault(b, []).append(a)
        largest, seen = [], set()
        for start in neighbours:
            if start in seen:
                continue
            seen.add(start)
            part = [start]
            for node in part:
                for other in neighbours[node]:
                    if other not in seen:
                        seen.add(other)
                        part.append(other)
            largest = max(largest, part, key=len)
        return largest

    def edge(self, core, axis, sign):
        """For each of the slices across the other axis, the node farthest out; None where a slice is empty."""
        across = sorted(self.positions[node][1 - axis] for node in core)
        # Half a per cent at either end are outliers.
        low, high = across[len(across) // 200], across[-1 - len(across) // 200]
        slices = [None] * LINKS
        for node in core:
            slice = int((self.positions[node][1 - axis] - low) / (high - low) * LINKS)
            if 0 <= slice < LINKS:
                best = slices[slice]
                if best is None or sign * self.positions[node][axis] > sign * self.positions[best][axis]:
                    slices[slice] = node
        return slices


def tile(source, target, columns, rows):
    city = City(source)
    core = city.core()
    spans = [
        max(p[axis] for p in city.positions.values()) - min(p[axis] for p in city.positions.values()) + GAP
        for axis in (0, 1)
    ]
    joints = [
        # Which way, the step to the neighbour, this side's nodes, that side's nodes.
        ((1, 0), 1, city.edge(core, 0, 1), city.edge(core, 0, -1)),
        ((0, 1), columns, city.edge(core, 1, 1), city.edge(core, 1, -1)),
    ]
    copies = [(column, row, (row * columns + column) * STRIDE) for row in range(rows) for column in range(columns)]
    writer = osmium.SimpleWriter(target, overwrite=True)
    for column, row, base in copies:
        for node, (longitude, latitude) in sorted(city.positions.items()):
            place = (longitude + column * spans[0], latitude + row * spans[1])
            writer.add_node(Node(id=base + node, version=1, location=place, tags=city.tags.get(node)))
    for column, row, base in copies:
        for way, own, nodes in city.ways:
            writer.add_way(Way(id=base + way, version=1, tags=own, nodes=[base + node for node in nodes]))
    links = 0
    for column, row, base in copies:
        for (east, north), step, ours, theirs in joints:
            if column + east >= columns or row + north >= rows:
                continue
            for a, b in zip(ours, theirs):
                if a and b:
                    links += 1
                    ends = [base + a, base + step * STRIDE + b]
                    road = {"highway": "secondary", "name": f"Enlace {links}"}
                    writer.add_way(Way(id=columns * rows * STRIDE + links, version=1, tags=road, nodes=ends))
    relation = 0
    for column, row, base in copies:
        for own, members in city.relations:
            relation += 1
            moved = [(kind, base + id, role) for kind, id, role in members]
            writer.add_relation(Relation(id=relation, version=1, tags=own, members=moved))
    writer.close()


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    tile(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

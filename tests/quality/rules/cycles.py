"""No cycles between file pairs (X.h and X.cpp are one)."""
from pathlib import PurePosixPath

from tree import includes, resolve


def pair_of(path):
    return str(PurePosixPath(path).with_suffix(""))


def graph(tree):
    edges = {}
    for path in tree.sources("core", "app", "ui"):
        node = edges.setdefault(pair_of(path), set())
        for _, quote, name in includes(tree.text(path)):
            target = resolve(tree, path, name) if quote == '"' else None
            if target and pair_of(target) != pair_of(path):
                node.add(pair_of(target))
    return edges


def a_cycle(edges):
    """Some cycle as a list of nodes, or nothing: depth first, without recursion."""
    state = {}
    for start in sorted(edges):
        if start in state:
            continue
        way, work = [], [(start, iter(sorted(edges[start])))]
        state[start] = "open"
        way.append(start)
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                way.pop()
                state[node] = "done"
            elif state.get(following) == "open":
                return way[way.index(following):] + [following]
            elif following not in state:
                state[following] = "open"
                way.append(following)
                work.append((following, iter(sorted(edges.get(following, ())))))
    return None


def check(tree):
    edges = graph(tree)
    found = []
    while cycle := a_cycle(edges):
        found.append("cycle: " + " → ".join(cycle))
        edges[cycle[-2]].discard(cycle[-1])
    return found

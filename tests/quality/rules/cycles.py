"""No cycles between file pairs. X.h and X.cpp are one, and so is X's private half: a header without a .cpp of its own that
includes X.h and is included by X.cpp (a State behind a pointer)."""
from pathlib import PurePosixPath

from tree import includes, resolve


def pair_of(path):
    return str(PurePosixPath(path).with_suffix(""))


def private_halves(tree):
    """Header without .cpp → the pair it belongs to."""
    paths = set(tree.sources("core", "app", "ui"))
    names = {path: [resolve(tree, path, name) for _, quote, name in includes(tree.text(path)) if quote == '"'] for path in paths}
    halves = {}
    for path in paths:
        source = pair_of(path) + ".cpp"
        for other in names[path] if path.endswith(".cpp") else ():
            if other and other.endswith(".h") and pair_of(other) + ".cpp" not in paths and pair_of(source) + ".h" in names.get(other, ()):
                halves[pair_of(other)] = pair_of(source)
    return halves


def graph(tree):
    halves = private_halves(tree)
    def node_of(path):
        return halves.get(pair_of(path), pair_of(path))

    edges = {}
    for path in tree.sources("core", "app", "ui"):
        node = edges.setdefault(node_of(path), set())
        for _, quote, name in includes(tree.text(path)):
            target = resolve(tree, path, name) if quote == '"' else None
            if target and node_of(target) != node_of(path):
                node.add(node_of(target))
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

"""What lies behind a gate: compared with taking each gate away and looking who is cut off."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kientruc.model.graph import behind

NODES = st.integers(0, 7)


def cut_off(gates, edges, away):
    network = nx.Graph()
    network.add_nodes_from(range(8))
    network.add_edges_from(edges)
    network.add_edges_from(("out", gate) for gate in gates)
    before = nx.node_connected_component(network, "out")
    network.remove_node(away)
    return before - nx.node_connected_component(network, "out") - {away}


@given(st.sets(NODES, min_size=1), st.sets(st.tuples(NODES, NODES), max_size=14))
def test_it_is_what_taking_a_node_away_cuts_off(gates, edges):
    both = {}
    for one, other in edges:
        both.setdefault(str(one), []).append(str(other))
        both.setdefault(str(other), []).append(str(one))
    found = behind(sorted(map(str, gates)), both)
    expected = {str(node): {str(key) for key in cut_off(gates, edges, node)} for node in range(8)}
    for node, keys in found.items():
        assert set(keys) == expected[node]
    outermost = {
        node for node, keys in expected.items() if keys and not any(node in other for other in expected.values())
    }
    assert set(found) == outermost

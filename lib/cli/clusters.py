"""`clusters`: customers in clusters, how the number was chosen, and a rule to recognise each."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Any

from lib.analysis import cluster_features
from lib.analysis.clusters import CHOSEN_BY, Against, Clusters, against, clusters
from lib.analysis.customers import Customers, customers, default_as_of
from lib.analysis.rfm import rfm
from lib.catalog.segments import segment_map
from lib.charts.phrases import rule_said
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import plain, remarks, without_dust
from lib.cli.reading import answerable
from lib.cli.show import Figure, table
from lib.core.money import from_e4
from lib.core.settings import View
from lib.core.words import N_
from lib.ingest.imported import Imported
from lib.reports.lists import scored
from lib.reports.safe import write
from lib.store.duckdb import DuckDB
from lib.text.words import NOTHING, Words


def made(call: Call, read: Imported) -> tuple[Customers, Clusters, Against]:
    """The customers, their clusters, and these beside the groups of the map.

    Raises:
        CannotAnswer: too few customers, or too much alike; says why.
    """
    chosen = segment_map(call.rfm.map_name)
    read = answerable(read, call.importing.as_of)
    with closing(DuckDB()) as engine:
        engine.load({"orders": read.orders, "refunds": read.refunds})
        with engine.reading() as frames:
            as_of = call.importing.as_of or default_as_of(frames, View())
            shop = customers(frames, View(), as_of)
            extras = None
            if not set(call.clusters.features) <= cluster_features.FROM_CUSTOMERS:
                extras = cluster_features.extras(frames, View(), as_of, shop, read.order_lines, read.rows)
    found = clusters(shop, replace(call.clusters, seed=call.seed), extras)
    return shop, found, against(found.labels, rfm(shop, call.rfm, chosen))


def export(shop: Customers, found: Clusters, ending: str, words: Words) -> bytes:
    """One row a customer with the cluster's number and name, as a file of the kind that its ending says."""
    names = [words.say(cluster.name) for cluster in found.clusters]
    labels = found.labels.tolist()
    sheet = scored(
        shop, {"cluster": [label + 1 for label in labels]}, [names[label] for label in labels], "cluster_name"
    )
    return write(sheet, "xlsx" if ending.lower() == ".xlsx" else "csv")


def answer(found: Clusters, crossed: Against, read: Imported, words: Words) -> dict[str, Any]:
    """The answer to `clusters`, as in the contract."""
    return {
        "as_of": found.frozen.as_of,
        "customers": len(found.labels),
        "currency": read.currency,
        "k": found.k,
        "chosen_by": found.chosen_by,
        "features": list(found.table.features),
        "scores": [
            {
                "k": score.k,
                "inertia": without_dust(score.inertia),
                "silhouette": without_dust(score.silhouette),
                "stability_ari": without_dust(score.stability_ari),
                "gap": without_dust(score.gap),
                "gap_error": without_dust(score.gap_error),
                "refused": None if score.refusal is None else words.say(score.refusal),
            }
            for score in found.scores
        ],
        "elbow": found.elbow,
        "natural": found.natural,
        "rule_fidelity": found.fidelity,
        "clusters": [
            {
                "cluster": cluster.number,
                "name": words.say(cluster.name),
                "customers": cluster.customers,
                "orders": cluster.orders,
                "revenue": from_e4(cluster.revenue_e4),
                "rule": str(cluster.rule) or None,
                "rule_text": rule_said(cluster.rule, words) or None,
                "rule_right": cluster.rule.right,
                "rule_finds": cluster.rule.found,
                "centre": {name: without_dust(value) for name, value in plain(cluster.centre, words).items()},
            }
            for cluster in found.clusters
        ],
        "against_rfm": {
            "map": crossed.map_name,
            "cramers_v": crossed.cramers_v,
            "table": {
                str(number): {code: int(count) for code, count in row.items() if count}
                for number, row in zip(crossed.table.index, crossed.table.to_dict("records"), strict=True)
            },
        },
        "findings": remarks((*read.findings, *found.findings), words),
    }


def shown(found: Clusters, crossed: Against, words: Words) -> str:
    """The same answer for a person at a terminal."""
    headers = [words.say(text) for text in (N_("Cluster"), N_("Customers"), N_("Revenue"))]
    rows = [
        (
            f"{cluster.number} {words.say(cluster.name)}",
            cluster.customers,
            Figure(money(from_e4(cluster.revenue_e4), words)),
        )
        for cluster in found.clusters
    ]
    rules = [f"{cluster.number}  {rule_said(cluster.rule, words) or NOTHING}" for cluster in found.clusters]
    recognised = "\n".join([words.say(N_("How to recognise them")), *rules])
    why = words.say(
        N_("{k} clusters: {why}. The rules place {share} of the customers where they are."),
        k=found.k,
        why=words.say(CHOSEN_BY[found.chosen_by]),
        share=found.fidelity,
    )
    scores = table(
        [words.say(N_("Clusters")), words.say(N_("Separation")), words.say(N_("Comes back"))],
        [(score.k, score.silhouette, score.stability_ari) for score in found.scores],
        words,
    )
    overlap = words.say(N_("Against the groups by recency, frequency and money: Cramér's V {v}."), v=crossed.cramers_v)
    return "\n\n".join([table(headers, rows, words), recognised, why, scores, overlap])

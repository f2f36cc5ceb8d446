"""Do customers form groups by themselves? What they are compared by, how many, what each is like, and keeping them."""

from __future__ import annotations

from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.ui import clusters
from lib.ui.doors import clusters as door
from lib.ui.guard import fragment, reason
from lib.ui.page import answer, cautions, meaning, method, say, step, to_do
from lib.ui.session import session
from lib.ui.words import words


@fragment
def conversation() -> None:
    frozen = session().kept_clusters
    if frozen is not None:
        kept()
    else:
        anew()
    method(
        say(
            N_(
                "k-means with at least ten starts (Lloyd 1982; k-means++, Arthur and Vassilvitskii 2007) on log(1 + x) of counts, days and money and on "
                "shares as they are, each less its mean and divided by its standard deviation."
            )
        ),
        say(
            N_(
                "Clearly apart: the silhouette by squared Euclidean distance (Rousseeuw 1987). More than a cloud: the gap statistic (Tibshirani, Walther "
                "and Hastie 2001). One more explains: the fall of the inertia, whose bend is the elbow. Come back: the adjusted Rand index of clusters of "
                "customers drawn again (Hubert and Arabie 1985; Hennig 2007)."
            )
        ),
        say(
            N_(
                "A number is refused where one cluster holds nearly everybody or hardly anybody. Of the others that come back (0.75 and more) the one with "
                "the best silhouette is recommended. Rules are a shallow decision tree (Breiman et al. 1984) with rounded limits; how right they are is "
                "counted on all customers. Beside the groups: Cramér's V (1946)."
            )
        ),
        code="python -m lib clusters orders.csv --json    # lib/analysis/clusters.py",
    )


def anew() -> None:
    try:
        found = clusters.found_clusters()
    except CannotAnswer as why:
        nothing(why)
        return
    answer(clusters.headline(found))
    cautions([one for one in found.findings if one.code != "no_natural_clusters"])  # the answer says it
    with step(1, say(N_("Choose what to compare by"))):
        clusters.choose_features()
    with step(2, say(N_("Choose how many"))):
        clusters.choose_number(found)
    with step(
        3, say(N_("Meet the clusters")), say(N_("The middle customer of each, and a rule that recognises them."))
    ):
        clusters.meet_clusters(found.clusters, len(found.labels), found.fidelity)
    with step(
        4,
        say(N_("Compare them with the groups")),
        say(N_("Rows are all groups of the map, which Segments shows to specialists.")),
    ):
        clusters.beside_groups(found.labels)
        clusters.worth_it(found.table.features, found.k)
    with step(5, say(N_("Keep them for next month"))):
        clusters.keep(found)
    if remarks := clusters.remarks(found):
        meaning(remarks)
    with to_do():
        clusters.what_to_do(found.clusters, found.labels)


def nothing(why: CannotAnswer) -> None:
    """No clusters by what was chosen: other features may have some."""
    answer(words().say(reason(why)))
    if clusters.enough_customers():
        with step(1, say(N_("Choose what to compare by"))):
            clusters.choose_features()
    with to_do():
        clusters.elsewhere()


def kept() -> None:
    frozen = session().kept_clusters
    if frozen is None:
        return
    scored = door.kept_clusters(frozen)
    answer(clusters.kept_headline(scored))
    cautions(scored.findings)
    with step(1, say(N_("See how they have shifted"))):
        clusters.kept(scored)
    with step(
        2, say(N_("Meet the clusters")), say(N_("The middle customer of each, and a rule that recognises them."))
    ):
        clusters.meet_clusters(scored.clusters, len(scored.labels), scored.fidelity)
    with step(
        3,
        say(N_("Compare them with the groups")),
        say(N_("Rows are all groups of the map, which Segments shows to specialists.")),
    ):
        clusters.beside_groups(scored.labels)
    with to_do():
        clusters.what_to_do(scored.clusters, scored.labels)


conversation()

"""How values are computed: formulas with their sources, the parameters, and what was planted in a sample shop."""

from __future__ import annotations

import json
import math

import pandas as pd
import streamlit as st

from lib.analysis.worth import Base
from lib.catalog.samples import sample
from lib.core.words import N_, Sentence
from lib.text.words import NOTHING
from lib.ui.page import method, say
from lib.ui.session import session
from lib.ui.words import plain_words, words

_TITLES = {
    "bg_nbd": "BG/NBD",
    "mbg_nbd": "MBG/NBD",
    "pareto_nbd": "Pareto/NBD",
    "cohort_curve": N_("earlier customers’ curve"),
    "history": N_("no forecast"),
}


def how_computed(base: Base) -> None:
    """Closed at first."""
    ranking = base.tested.ranking
    method(
        say(
            N_(
                "A purchase is a calendar day with a counted order; x is the number of purchases after the first, t_x and T are weeks from the first purchase "
                "to the last one and to {day}. Three models are fitted by maximum likelihood: BG/NBD (Fader, Hardie and Lee 2005), MBG/NBD (Batislam et al. 2007) "
                "and Pareto/NBD (Schmittlein et al. 1987); what a purchase brings by Gamma-Gamma (Fader and Hardie 2013)."
            ),
            day=base.purchases.as_of,
        ),
        say(
            N_(
                "Each is fitted on what was known at the beginning of each check and compared with what came. The one that told best who would buy in the earlier checks (Poisson deviance) is judged in the last "
                "one, against earlier customers’ curve and the same season a year before. Used now: {method}. Where a year and a half of orders allows, forecasts of less than a year follow the season, as those tell it who were first seen after the file’s first three months."
            ),
            method=say(_TITLES[base.tested.method]),
        ),
        say(
            N_(
                "Value of a new customer = first purchase + expected repeat purchases × spend, times what is left of a sale; later money is discounted continuously. "
                "Ranges: standard errors from the Hessian (delta method) and chance; first purchases without their skewness (Hall 1992), spend by the profile likelihood, both added up on each side by itself (Zou, Huo and Taleban 2009); where earlier customers’ curve won, its own errors (Lawless and Nadeau 1995). The wide range adds how far past errors went beyond both (a random effect of the checks, DerSimonian and Laird 1986, half-normal with 0.25 before them). "
                "Value : cost takes the value as lognormal and the number of new customers as Poisson. Whom orders do not tell a channel of is shared out as the others came: "
                "half of the chance lies evenly between none of them and that share, half evenly between it and twice as many, or as many as platforms claim."
            )
        ),
        *(
            []
            if ranking is None
            else [
                say(
                    N_(
                        "How well customers were put in order in the last check, as a Gini coefficient over that of their true order: {gini} by the model, "
                        "{gini_rate} by how often each had bought before (0 is chance, 1 the true order)."
                    ),
                    gini=round(ranking.gini, 2),
                    gini_rate=round(ranking.gini_rate, 2),
                )
            ]
        ),
        code="python -m lib value orders.csv --spend ad_spend.csv --margin 0.6 --json    # lib/analysis/worth.py, lib/analysis/models",
    )
    with st.expander(say(N_("Parameters"))):
        _parameters(base)


def _parameters(base: Base) -> None:
    plain, planted = plain_words(), _planted()
    fits = [*base.fits.values(), *([base.spend_of_all.fit] if base.spend_of_all.fit else [])]
    rows = [
        {
            "model": _TITLES.get(fit.model, "Gamma-Gamma"),
            "parameter": name,
            "planted": "" if (true := planted.get((fit.model, name))) is None else plain.number(true),
            "estimate": plain.number(round(float(value), 3)) if value < 1e6 else NOTHING,
            "error": plain.number(round(float(error), 3)) if math.isfinite(error) and error < 1e6 else NOTHING,
        }
        for fit in fits
        for name, value, error in zip(fit.names, fit.parameters, fit.standard_errors, strict=True)
    ]
    frame = pd.DataFrame(rows)
    st.dataframe(
        frame if planted else frame.drop(columns="planted"),
        key="parameters",
        hide_index=True,
        column_config={
            "model": say(N_("Model")),
            "parameter": say(N_("Parameter")),
            "planted": say(N_("Planted")),
            "estimate": say(N_("Estimate")),
            "error": say(N_("Standard error")),
        },
    )
    for fit in fits:
        title = _TITLES.get(fit.model, "Gamma-Gamma")
        st.caption(words().say(N_("{label}: {text}"), label=Sentence(title), text=fit.report))
    if planted:
        st.markdown(
            say(
                N_(
                    "This sample shop is drawn from the planted numbers. On top of that channels buy at rates of their own and time follows the season, "
                    "so the estimates lie near these numbers, not on them."
                )
            )
        )


def _planted() -> dict[tuple[str, str], float]:
    """What the generator of a sample shop was told, by model and parameter; nothing for a shop that is none."""
    project = session().project
    if project is None or project.sample is None:
        return {}
    truth = json.loads(sample(project.sample).truth_path.read_text(encoding="utf-8"))["planted"]
    bought, spend = truth["purchases"], truth["spend"]
    told = {"r": bought["r"], "alpha": bought["alpha_weeks"], "a": bought["a"], "b": bought["b"]}
    return {("bg_nbd", name): float(value) for name, value in told.items()} | {
        ("gamma_gamma", name): float(value) for name, value in spend.items()
    }

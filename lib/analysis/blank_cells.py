"""What it means that a column says nothing of a first order: of a voucher another thing than of a question that many leave open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lib.core.settings import Blanks, CostSettings

#: What a column is called whose cells are answers of the buyers.
_QUESTION = re.compile(
    r"[?？؟]\s*$|\b(?:how did you|how do you|how you|heard? (?:of|about)|find us|found us|survey|questionnaire|poll|wie haben sie|wie hast du|woher|umfrage|comment avez|comment as|sondage|enquête|cómo nos|como nos|encuesta|pesquisa|come ci hai|sondaggio)\b"
    r"|怎么知道|如何知道|如何得知|如何了解|哪里知道|从哪|何处|得知|听说|问卷|调查|問卷|調查|怎麼知道|知りました|きっかけ|アンケート|어떻게|알게|설문",
    re.IGNORECASE,
)
#: What only somebody who was asked says.
_ANSWER = re.compile(
    r"\b(?:friends?|family|word of mouth|colleague|i don.?t (?:know|remember)|can.?t remember|other|freunde?|bekannte|empfehlung|mundpropaganda|amie?s?|bouche.à.oreille|amigos?|boca a boca|amici|passaparola)\b"
    r"|朋友|亲友|熟人|不记得|口コミ|友人|지인|친구|друзья|знакомые",
    re.IGNORECASE,
)
#: What is written only where something was used, or a link was followed.
_TAG = re.compile(
    r"utm|gclid|fbclid|voucher|coupon|promo|gutschein|rabatt|discount|\bcode\b|campaign|kampagne|source|medium|refer+er|referral|affiliate|tag\b|优惠|券|折扣|码|推广位|クーポン|쿠폰",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class BlankCells:
    """What empty cells are taken to mean.

    Attributes:
        said: by the shop; None: nobody has said.
        usual: what they most likely mean, as long as nobody has said.
        asked: whether that has to be asked: the answer to a question that is left open is simply not known.
        column: the header; None for the channel of the orders.
    """

    said: Blanks | None
    usual: Blanks
    asked: bool
    column: str | None

    @property
    def taken(self) -> Blanks:
        """What the figures go by."""
        return self.said or self.usual


def blanks_of(settings: CostSettings, answers: Iterable[str]) -> BlankCells:
    """What empty cells mean where the shop knows whence customers came by a channel or a column; `answers`: its different cells."""
    if settings.by != "column":
        said = settings.channel_blanks if settings.by == "channel" else None
        return BlankCells(said, "untold", said is None and settings.by == "channel", None)
    kind = _kind(settings.column or "", answers)
    said = settings.blank_cells
    return BlankCells(said, "nothing" if kind == "tag" else "untold", said is None and kind != "question", settings.column)  # fmt: skip


def _kind(header: str, answers: Iterable[str]) -> Literal["question", "tag", "other"]:
    """What a column is by its header and its cells."""
    if _QUESTION.search(header):
        return "question"
    if _TAG.search(header):
        return "tag"
    return "question" if any(_ANSWER.search(one) for one in answers) else "other"

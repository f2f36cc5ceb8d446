"""What can go wrong, said so that a shop owner knows what to do next.

Every error carries three sentences: what was expected, what came, and what to do.
"""

from __future__ import annotations

from typing import Any

from lib.core.words import Own, Sentence, Template


class DomainError(Exception):
    """Something the user can mend.

    Args:
        template: one or two English sentences: what was expected, what came, what to do. Marked with `N_` or `NP_`.
        facts: the values named in the template.
    """

    exit_code = 1

    def __init__(self, template: Template | Own, **facts: Any) -> None:
        self.sentence = Sentence(template, facts)
        super().__init__(str(self.sentence))


class CannotAnswer(DomainError):  # noqa: N818 - read as a sentence at the place it is raised
    """The file was read, but it cannot answer this question."""

    exit_code = 1


class CannotRead(DomainError):  # noqa: N818
    """The file cannot be read, or the call is wrong."""

    exit_code = 2


class Refused(DomainError):  # noqa: N818
    """The file is refused for safety: too large, a bomb, or encrypted."""

    exit_code = 3

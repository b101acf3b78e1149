"""What was found of the site's accessibility, criterion by criterion of the RGAA."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.languages import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a criterion was found to be; ``comment`` tells how."""

    status: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """The declaration; ``criteria`` holds the judgements by topic, then by number (``1.1``)."""

    entity: str
    assessed_on: str
    assessed_by: str
    bound_by_law: bool
    tools: tuple[str, ...]
    pages: tuple[str, ...]
    criteria: Mapping[str, Mapping[str, Judgement]]
    burden: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion as the schema words it, with what was found of it."""

    number: str
    title: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The declaration with every criterion of every topic, those that nobody wrote about included."""

    declared: Accessibility
    topics: tuple[Topic, ...]

    def count(self, status: str) -> int:
        """How many criteria have a status."""
        return sum(one.judgement.status == status for topic in self.topics for one in topic.criteria)

    @property
    def applicable(self) -> int:
        """How many criteria the site is concerned by, as far as known: those not assessed are among them."""
        return sum(len(topic.criteria) for topic in self.topics) - self.count("not_applicable")

    @property
    def level(self) -> str:
        """The state that the law words: « totalement », « partiellement » or « non » conforme.

        What nobody has assessed counts as not met, so that nothing is claimed that was not seen.
        """
        met = self.count("compliant")
        if met == self.applicable:
            return N_("totalement conforme")
        return N_("partiellement conforme") if 2 * met >= self.applicable else N_("non conforme")

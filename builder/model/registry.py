"""What sheets refer to: organisations, vocabularies, glossary terms."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.bricks import Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    id: str
    name: str
    kind: str
    acronym: str | None = None
    expansion: str | None = None
    aliases: tuple[str, ...] = ()
    description: str | None = None
    territory: Territory | None = None
    website: str | None = None
    email: str | None = None
    phone: str | None = None
    email_domains: tuple[str, ...] = ()
    part_of: str | None = None
    editor_note: str | None = None
    former_ids: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to name it."""
        return tuple(filter(None, (self.name, self.acronym, self.expansion, *self.aliases)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A controlled term; its order is its place in the vocabulary."""

    id: str
    label: str
    description: str | None = None
    synonyms: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    id: str
    title: str
    terms: tuple[Term, ...]
    singular: str | None = None
    """What filters call one of its terms, where the toolbox's own word does not suit a domain."""
    description: str | None = None
    source: str | None = None

    @property
    def of_insee(self) -> bool:
        """Whether its terms are INSEE's codes, of which the map and open data know the places: its source says so."""
        return "INSEE" in (self.source or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    id: str
    term: str
    expansion: str | None = None
    aliases: tuple[str, ...] = ()
    definition: str | None = None
    source: str | None = None
    organisation: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to say it."""
        return tuple(filter(None, (self.term, self.expansion, *self.aliases)))

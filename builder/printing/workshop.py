"""What all documents of a site share, made once for them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder import addresses
from builder.glossary import Glossary
from builder.model import Catalogue, Organisation
from builder.printing.codes import Codes
from builder.printing.glyphs import Glyphs
from builder.printing.imprint import Imprint


@dataclass(frozen=True)
class Workshop:
    """Where the documents of a site are made.

    Args:
        catalogue: everything that is published.
        imprint: the site they come from.
        code: makes the QR code of an address, as SVG.
    """

    catalogue: Catalogue
    imprint: Imprint
    code: Codes = field(default_factory=Codes)

    @cached_property
    def printable(self) -> Callable[[str], str]:
        """Replaces the characters that the fonts lack."""
        return Glyphs(self.imprint.fonts).printable

    @cached_property
    def glossary(self) -> Glossary:
        """The terms that booklets explain."""
        return Glossary(self.catalogue.glossary)

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """The anchors at the end of a booklet, by the address on the site that they stand for."""
        root = self.imprint.site_url
        terms = {f"{root}{addresses.GLOSSARY}#{term.id}": f"terme-{term.id}" for term in self.catalogue.glossary}
        names = self.catalogue.organisations
        return terms | {f"{root}{addresses.organisation(name)}": f"structure-{name}" for name in names}

    @cached_property
    def index(self) -> Mapping[str, tuple[int, Organisation]]:
        """Each organisation and its place among all, by its anchor."""
        known = enumerate(self.catalogue.organisations.values())
        return {f"structure-{item.id}": (rank, item) for rank, item in known}

    @cached_property
    def shades(self) -> Mapping[str, str]:
        """The colour of each collection: its own, else that of its cover on the site."""
        covers = self.imprint.tokens["covers"]
        known = enumerate(self.catalogue.collections.values())
        return {item.id: item.colour or str(covers[rank % len(covers)]) for rank, item in known}

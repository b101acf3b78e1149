"""What the rows of the tables are made of: each value, each party, each contact, with the place it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.exports.consents import may_be_listed
from builder.exports.published import Published
from builder.model import Contact, Indicator, Initiative, Number, Party, Sheet, Zoom


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A number: a value of an indicator, a part of it, what it is compared with, or a target."""

    sheet: Sheet
    case_kind: str
    case_title: str
    indicator: Indicator
    part: str
    label: str
    date: str | None
    value: Number | None
    qualifier: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class PartyRow:
    sheet: Sheet
    case_kind: str
    case_title: str
    field: str
    item: Party


@dataclass(frozen=True, slots=True)
class ContactRow:
    sheet: Sheet
    item: Contact


def _cases(sheet: Sheet) -> Iterator[tuple[str, str, Sheet | Initiative | Zoom]]:
    yield "sheet", "", sheet
    for initiative in sheet.initiatives:
        yield "initiative", initiative.title, initiative
    for zoom in sheet.zooms:
        yield "zoom", zoom.title, zoom


def values(published: Published) -> Iterator[ValueRow]:
    """The numbers of every sheet, of its initiatives and of its zooms."""
    for sheet, _ in published.sheets:
        for kind, title, case in _cases(sheet):
            for indicator in case.indicators:
                yield from _numbers(sheet, kind, title, indicator)


def _numbers(sheet: Sheet, kind: str, title: str, indicator: Indicator) -> Iterator[ValueRow]:
    head = (sheet, kind, title, indicator)
    for value in indicator.values:
        yield ValueRow(*head, "value", "", value.date, value.value, value.qualifier, value.text)
        for part, shares in (
            ("breakdown", value.breakdown),
            ("including", value.including),
            ("comparison", value.comparison),
        ):
            for share in shares:
                yield ValueRow(*head, part, share.label, value.date, share.value, share.qualifier, None)
    if (target := indicator.target) is not None:
        yield ValueRow(*head, "target", "", target.date, target.value, target.qualifier, target.text)


def parties(published: Published) -> Iterator[PartyRow]:
    """Who takes part in every sheet, in its funding, its initiatives and its zooms."""
    for sheet, _ in published.sheets:
        for party in sheet.stakeholders:
            yield PartyRow(sheet, "sheet", "", "stakeholders", party)
        for party in sheet.funding.funders if sheet.funding else ():
            yield PartyRow(sheet, "sheet", "", "funders", party)
        for kind, title, case in _cases(sheet):
            if not isinstance(case, Sheet):
                for party in case.partners:
                    yield PartyRow(sheet, kind, title, "partners", party)


def party_name(party: Party, published: Published) -> str:
    """The name of a party, from the registry when it is there."""
    return published.catalogue.organisations[party.organisation].name if party.organisation else party.name or ""


def contacts(published: Published) -> Iterator[ContactRow]:
    """The contacts that agree, in writing, to be listed."""
    for sheet, _ in published.sheets:
        for contact in sheet.contacts:
            if may_be_listed(contact, published.day):
                yield ContactRow(sheet, contact)

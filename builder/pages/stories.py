"""Views of the pieces that only sheets hold: steps, initiatives, zooms, quotes, funding, contacts, pictures."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.model import ENDED, Contact, Funding, Initiative, Medium, Period, Quote, Step, Zoom
from builder.pages import words
from builder.pages.bricks import Points, RoleGroup, by_role, points
from builder.pages.context import Link, PageContext
from builder.pages.figures import Figure, amount, figures


@dataclass(frozen=True, slots=True)
class StepView:
    title: Markup
    text: Markup
    date: str


def step(item: Step, page: PageContext) -> StepView:
    return StepView(page.text.line(item.title), page.text.block(item.text), span(item.date))


@dataclass(frozen=True, slots=True)
class CaseView:
    """An initiative or a zoom: a case inside the practice."""

    title: Markup
    organisation: Link | None
    places: tuple[Link, ...]
    when: str
    text: Markup
    points: Points
    figures: tuple[Figure, ...]
    partners: tuple[RoleGroup, ...]
    editor_note: Markup


def initiative(item: Initiative, page: PageContext) -> CaseView:
    return _case(item, None, span(item.date), page)


def zoom(item: Zoom, page: PageContext) -> CaseView:
    organisation = page.organisation(item.organisation) if item.organisation else None
    return _case(item, organisation, period(item.period, page), page)


def _case(item: Initiative | Zoom, organisation: Link | None, when: str, page: PageContext) -> CaseView:
    return CaseView(
        title=page.text.line(item.title),
        organisation=organisation,
        places=page.places(item.territory),
        when=when,
        text=page.text.block(item.text),
        points=points(item.points, page),
        figures=figures(item.indicators, page),
        partners=by_role(item.partners, page),
        editor_note=page.text.block(item.editor_note),
    )


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words as said; without author the page says that it does not know."""

    text: Markup
    author: Markup
    role: Markup
    organisation: Link | None
    editor_note: Markup


def quote(item: Quote, page: PageContext) -> QuoteView:
    return QuoteView(
        text=page.text.block(item.text),
        author=page.text.line(item.author),
        role=page.text.line(item.role),
        organisation=page.organisation(item.organisation) if item.organisation else None,
        editor_note=page.text.block(item.editor_note),
    )


@dataclass(frozen=True, slots=True)
class FundingView:
    text: Markup
    amount: Markup
    when: str
    funders: tuple[RoleGroup, ...]


def funding(item: Funding, page: PageContext) -> FundingView:
    return FundingView(
        text=page.text.block(item.text),
        amount=amount(item.amount, "€", None, page).text() if item.amount is not None else Markup(),
        when=span(item.period),
        funders=by_role(item.funders, page),
    )


@dataclass(frozen=True, slots=True)
class ContactView:
    """Whom to call; a person who withdrew consent, or gave it for a time that is over, is neither named nor reachable.
    ``withdrawn`` and ``ended`` say which."""

    organisation: Link
    role: Markup
    name: Markup
    email: str | None
    phone: Markup
    phone_href: str
    url: str | None
    consent: str
    withdrawn: bool
    ended: bool
    editor_note: Markup


def contact(item: Contact, page: PageContext) -> ContactView:
    withdrawn = item.consent is not None and item.consent.basis == "withdrawn"
    ended = item.consent is not None and item.consent.basis == ENDED
    phone = "" if withdrawn else item.phone or ""
    return ContactView(
        organisation=page.organisation(item.organisation),
        role=page.text.line(item.role),
        name=page.text.line(None if withdrawn else item.name),
        email=None if withdrawn else item.email,
        phone=page.text.line(words.phone(phone)),
        phone_href=words.dialled(phone),
        url=None if withdrawn else item.url,
        consent="" if ended else _consent(item, page),
        withdrawn=withdrawn,
        ended=ended,
        editor_note=page.text.block(item.editor_note),
    )


def _consent(item: Contact, page: PageContext) -> str:
    """« accord donné le 4 mai 2026, jusqu’au 4 mai 2028 »."""
    consent = item.consent
    if consent is None:
        return ""
    basis = page.label("consent-bases", consent.basis)
    given = Markup("{} {}").format(basis, words.when(consent.date)) if consent.date else basis
    return Markup("{}, {}").format(given, words.period(None, consent.expires)) if consent.expires else given


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture and its words; ``versions`` is the ``srcset`` of its lighter ones, and sizes are in points."""

    src: str
    alt: Markup
    caption: Markup
    credit: Markup
    versions: str = ""
    width: int = 0
    height: int = 0


def picture(item: Medium, page: PageContext) -> PictureView:
    line = page.text.line
    words_of = (line(item.alt), line(item.caption), line(item.credit))
    src = page.href(f"assets/media/{item.file}")
    if (made := page.catalogue.media.get(item.file)) is None:
        return PictureView(src, *words_of)
    versions = ", ".join(f"{page.href(one.path)} {one.width}w" for one in made.renditions)
    return PictureView(src, *words_of, versions, made.width, made.height)


def period(item: Period | None, page: PageContext) -> str:
    """« 2024-2026, en cours », or an empty string."""
    if item is None:
        return ""
    status = page.label("progress", item.status).lower() if item.status else ""
    parts = [part for part in (words.period(item.start, item.end), status) if part]
    return parts[0] if len(parts) == 1 else Markup(", ").join(parts)


def span(text: str | None) -> str:
    return words.span(text) if text else ""

"""What the visitor chose: Selection <-> the page's link. Widgets live in panels.py and only ever edit the link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

# Facets that hold ids, in the order of the side bar: field of Selection -> what it is called in words.
FACETS: Mapping[str, str] = {
    "force": "Force",
    "status": "Status",
    "kind": "Kind",
    "claimant": "Claimant",
    "side": "Claimant's side",
    "place": "Place",
    "outlet": "Outlet",
}
ROLES: Mapping[str, str] = {"at": "at", "to": "to", "from": "from", "said": "said in"}
DEFAULT_ROLES = ("at", "to", "from")
MAX_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The chosen filters; an empty one means everything.

    `also` holds "undated" and "unplaced": claims without a date or place, shown although a date or place was chosen.
    """

    force: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    claimant: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    text: str = ""
    claim: str = ""
    article: str = ""
    also: tuple[str, ...] = ()
    roles: tuple[str, ...] = DEFAULT_ROLES
    rates: bool = False
    scale: str = "log"
    days: str = "usual"

    def without(self, *names: str) -> Selection:
        """The same selection with these fields at their defaults."""
        blank = Selection()
        return replace(self, **{name: getattr(blank, name) for name in names})

    def toggled(self, name: str, value: str) -> Selection:
        """The same selection with `value` put into the facet, or taken out where it was already in (a second click)."""
        chosen: tuple[str, ...] = getattr(self, name)
        left = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        return replace(self, **{name: left})  # type: ignore[arg-type]

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set; how charts are drawn does not count."""
        return self.without("scale", "roles", "rates", "days", "also") != Selection()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The ids and days a dataset holds: what a link may name."""

    ids: Mapping[str, Collection[str]]
    first: dt.date | None = None
    last: dt.date | None = None


def to_link(selection: Selection) -> dict[str, list[str]]:
    """Query parameters, as ids; whatever is at its default is left out."""
    link: dict[str, list[str]] = {}
    for name in FACETS:
        if getattr(selection, name):
            link[name] = list(getattr(selection, name))
    for name, key in (("since", "from"), ("until", "to")):
        if getattr(selection, name):
            link[key] = [getattr(selection, name).isoformat()]
    for name in ("text", "claim", "article"):
        if getattr(selection, name):
            link[name] = [getattr(selection, name)]
    if selection.also:
        link["also"] = list(selection.also)
    if selection.roles != DEFAULT_ROLES:
        link["role"] = list(selection.roles) or ["none"]
    if selection.rates:
        link["rates"] = ["1"]
    if selection.scale != "log":
        link["scale"] = [selection.scale]
    if selection.days != "usual":
        link["days"] = [selection.days]
    return link


def query_string(selection: Selection, **more: str) -> str:
    """The link's part behind the question mark."""
    return urlencode({**to_link(selection), **{key: [value] for key, value in more.items() if value}}, doseq=True)


def from_link(params: Mapping[str, Sequence[str]], known: Known) -> tuple[Selection, tuple[str, ...]]:
    """The selection a link asks for, and in words whatever of it cannot be shown; the rest is applied."""
    notices: list[str] = []
    chosen: dict[str, object] = {}
    for name, label in FACETS.items():
        asked = _unique(params.get(name, ()))
        kept = tuple(value for value in asked if value in known.ids.get(name, ()))
        chosen[name] = kept
        unknown = [value for value in asked if value not in kept]
        if unknown:
            rest = "" if kept else " That filter is left out."
            notices.append(f"This data has no {label.lower()} {_listed(unknown)}, which the link asks for.{rest}")
    chosen["since"], chosen["until"] = _days(params, known, notices)
    for name, label in (("claim", "claim"), ("article", "article")):
        value = _last(params, name)
        if value and value not in known.ids.get(name, ()):
            notices.append(f"This data has no {label} {_listed([value])}, which the link asks for.")
            value = ""
        chosen[name] = value
    chosen["text"] = _last(params, "text")[:MAX_TEXT].strip()
    chosen["also"] = _allowed(params, "also", ("undated", "unplaced"), "addition", notices)
    roles = _allowed(params, "role", (*ROLES, "none"), "role of a place", notices)
    chosen["roles"] = tuple(role for role in ROLES if role in roles) if roles else DEFAULT_ROLES
    chosen["rates"] = _allowed(params, "rates", ("0", "1"), "setting of rates", notices)[-1:] == ("1",)
    chosen["scale"] = (_allowed(params, "scale", ("log", "linear"), "scale", notices) or ("log",))[-1]
    chosen["days"] = (_allowed(params, "days", ("usual", "all"), "range of days", notices) or ("usual",))[-1]
    strangers = sorted(set(params) - _KEYS)
    if strangers:
        notices.append(f"The link also says {_listed(strangers)}, which means nothing here.")
    return Selection(**chosen), tuple(notices)  # type: ignore[arg-type]


# "v" pins the data version and "embed", "embed_options" are Streamlit's own.
_KEYS = {field.name for field in fields(Selection)} - {"since", "until", "roles"} | {
    "from",
    "to",
    "role",
    "v",
    "embed",
    "embed_options",
}


def _days(params: Mapping[str, Sequence[str]], known: Known, notices: list[str]) -> tuple[dt.date | None, dt.date | None]:
    days: list[dt.date | None] = []
    for key in ("from", "to"):
        text = _last(params, key)
        try:
            days.append(dt.date.fromisoformat(text) if text else None)
        except ValueError:
            notices.append(f"The link's day {_listed([text])} is not a date such as 2024-10-23; it is left out.")
            days.append(None)
    since, until = days
    if since and until and since > until:
        notices.append(f"The link's dates are reversed, from {since} to {until}; they are left out.")
        return None, None
    if known.first and known.last and ((since and since > known.last) or (until and until < known.first)):
        notices.append(
            f"The link's dates lie outside the data, which run from {known.first} to {known.last}; they are left out."
        )
        return None, None
    return since, until


def _allowed(
    params: Mapping[str, Sequence[str]], key: str, allowed: Collection[str], label: str, notices: list[str]
) -> tuple[str, ...]:
    asked = _unique(params.get(key, ()))
    unknown = [value for value in asked if value not in allowed]
    if unknown:
        notices.append(f"There is no {label} {_listed(unknown)}; it is left out.")
    return tuple(value for value in asked if value in allowed)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _last(params: Mapping[str, Sequence[str]], key: str) -> str:
    values = params.get(key, ())
    return values[-1] if values else ""


def _listed(values: Sequence[str]) -> str:
    """Quoted and cut, so that a hostile link stays short and plain."""
    shown = [f'"{value[:40]}"' for value in values[:5]]
    return ", ".join(shown) + (f" and {len(values) - 5} more" if len(values) > 5 else "")

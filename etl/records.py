"""What passes between the stages: frozen records with a span into the untouched text behind every value."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from typing import Any, Literal, NamedTuple

from etl.edtf import Edtf
from etl.frozen import dataclass, replace

Status = Literal[
    "planned",
    "training",
    "en_route",
    "deployed",
    "fighting",
    "killed",
    "wounded",
    "casualties",
    "captured",
    "missing",
    "withdrawn",
    "strength",
    "other",
]
Modality = Literal["asserted", "expected"]
Measure = Literal["count", "total", "added", "rate"]
Per = Literal["day", "week", "month", "year"]
Basis = Literal["words", "carried over", "statement", "published", "outlet", "none"]
PlaceKind = Literal["city", "region", "country", "continent", "site", "water", "other"]
PlaceRole = Literal["at", "to", "from", "said"]
Use = Literal["literal", "metonym"]
ClaimKind = Literal["figure", "movement", "meeting"]
ClaimantKind = Literal["person", "role", "body", "government", "outlet", "group", "unnamed"]


class Span(NamedTuple):
    """Characters `start` up to but not including `end` of the document's text.

    A tuple, because every article makes hundreds of spans, and compares and hashes them.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something seen and not settled; `code` is stable, `message` is for people."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as read: the untouched text and what is known about it."""

    doc_id: str
    text: str
    title: str | None = None
    published: Edtf | None = None
    published_basis: str = ""
    outlet: str | None = None
    url: str | None = None
    language: str = "en"
    archived_url: str | None = None
    retrieved: str | None = None
    rights: str = ""
    sha256: str = ""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence (or heading, or list item) of the text."""

    span: Span
    index: int
    paragraph: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """The text's words and marks as parallel lists, made once, so that stages look words up instead of scanning again.

    `lower[i]` is the lower-cased token, `start[i]` and `end[i]` its offsets, `capital[i]` whether it begins with a capital;
    `where` has the indices of each word, `words` is all of them. Words keep inner hyphens and apostrophes ("10,000-strong",
    "Russia's"); every other mark is a token of its own.
    """

    start: Sequence[int]
    end: Sequence[int]
    lower: Sequence[str]
    capital: Sequence[bool]
    where: Mapping[str, Sequence[int]]
    words: frozenset[str]

    def within(self, span: Span) -> range:
        """Indices of the tokens that begin inside `span`."""
        return range(bisect_left(self.start, span.start), bisect_left(self.start, span.end))

    def of(self, words: Set[str]) -> list[int]:
        """Indices of the tokens that are one of `words`, in text order."""
        found: list[int] = []
        for word in self.words & words:
            found += self.where[word]
        found.sort()
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A date expression; `relation` is how its preposition bounds an event: since, until (by), before, after or at."""

    span: Span
    value: Edtf | None
    rule: str
    relation: str = "at"
    reading: object = None
    issue: Issue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name in the text with the place it means (lat and lon None where that stayed open)."""

    span: Span
    name: str
    kind: PlaceKind
    use: Use
    rule: str
    place_id: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    region_id: str | None = None
    part: str | None = None
    issue: Issue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A headcount of military personnel as reported: "up to 10,000" has a high of 10,000 and no low.

    `span` is number and qualifier, `phrase` the noun phrase around it ("20 North Korean soldiers"), `noun` its head where one
    is told. `part_of` is the index of the whole in the same list ("20 soldiers, including six": the six are part of the 20).
    """

    span: Span
    low: int | None
    high: int | None
    vague: bool
    measure: Measure
    rule: str
    phrase: Span
    noun: Span | None = None
    per: Per | None = None
    since: Span | None = None
    part_of: int | None = None
    issue: Issue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A mention of a country, government, group or unit that has personnel.

    `form`: "noun" (Russia), "adjective" (Russian), "possessive" (Russia's), "plural" (Russians, rebels), "metonym" (Moscow),
    "leader" (Kim), "person" (a minister or general), "body" (an agency), "unit" (155th Brigade), "generic" (the rebels),
    "pronoun" (its, they); the last two are resolved to an actor by the article's course.
    """

    span: Span
    actor_id: str
    name: str
    form: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMention:
    """A word that says what the personnel do or suffer."""

    span: Span
    status: Status
    modality: Modality
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who a claim is attributed to; `side` is the ISO 3166 alpha-2 code or group it speaks for, where known."""

    id: str
    name: str
    kind: ClaimantKind
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody says something: the source's words, the cue ("said", "according to") and the text it covers.

    `chain` holds the claimants, closest source first, each with its words (possibly in an earlier sentence: "he added").
    `denies` marks "denied", "rejected". `said_on` indexes nothing: the statement's date and place are found by `etl.links`.
    """

    cue: Span
    content: tuple[Span, ...]
    chain: tuple[tuple[Claimant, Span, Basis], ...]
    rule: str
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document with everything the stages found in it, in text order."""

    document: Document
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    timexes: tuple[Timex, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    statuses: tuple[StatusMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    # Where each sentence but the first starts, for `sentence_at`.
    _starts: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [sentence.span.start for sentence in self.sentences[1:]])

    @property
    def text(self) -> str:
        """The untouched text."""
        return self.document.text

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character at `offset`, or the nearest before it."""
        return self.sentences[bisect_right(self._starts, offset)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where one field of a claim comes from: its words, or none, with the basis and the rule that gave the value."""

    field: str
    span: Span | None
    basis: Basis
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """A place of a claim and its role in it."""

    role: PlaceRole
    name: str
    kind: PlaceKind
    part: str | None = None
    place_id: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    region_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement in one article; see the data dictionary in `etl/table.py` for each field.

    While it is assembled, each link of `etl/links` fills its own fields of a draft with `dataclasses.replace`.
    """

    claim_id: str
    doc_id: str
    kind: ClaimKind
    anchor: Span
    sentence: Span
    low: int | None = None
    high: int | None = None
    vague: bool = False
    quantity_text: str | None = None
    measure: Measure | None = None
    per: Per | None = None
    part_of: str | None = None
    force: str | None = None
    force_name: str | None = None
    participants: tuple[str, ...] = ()
    participant_names: tuple[str, ...] = ()
    status: Status | None = None
    modality: Modality = "asserted"
    claimants: tuple[Claimant, ...] = ()
    denied_by: tuple[Claimant, ...] = ()
    event_date: Edtf | None = None
    reported_date: Edtf | None = None
    shown_from: dt.date | None = None
    shown_to: dt.date | None = None
    shown_basis: str = "none"
    places: tuple[ClaimPlace, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    issues: tuple[Issue, ...] = ()
    report_id: str | None = None

    def words(self, field_name: str) -> Evidence | None:
        """The evidence of one field, or None."""
        return next((e for e in self.evidence if e.field == field_name), None)

    def filled(self, *evidence: Evidence, issues: Sequence[Issue] = (), **fields: Any) -> Claim:
        """The same claim with `fields` set, and the evidence and issues for them added."""
        return replace(self, evidence=(*self.evidence, *evidence), issues=(*self.issues, *issues), **fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read out of one document."""

    article: Article
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

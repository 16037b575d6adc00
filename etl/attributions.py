"""Who says what: reporting verbs, "according to", quotations, and the text each covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from etl import antecedents, lexicon, speakers
from etl.antecedents import Memory
from etl.quotations import quotations
from etl.records import Article, Attribution, Basis, Claimant, Span
from etl.speakers import Source, Words

Link = tuple[Claimant, Span, Basis]

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_MODAL = frozenset(["would", "could", "may", "might", "should", "must", "will", "can", "to", "cannot"])
_NOT = frozenset(["not", "never", "n't", "nor", "neither"])
_BETWEEN = frozenset(
    ["has", "have", "had", "also", "later", "earlier", "previously", "then", "now", "reportedly", "repeatedly", "again", "further", "even", "once", "still", "already", "recently", "subsequently", "separately", "meanwhile", "himself", "herself", "itself", "themselves", "first", "only", "both", "all", "always", "often", "frequently", "publicly", "officially", "initially", "likewise", "similarly", "consistently", "since", "just", "today", "yesterday", "confidently", "flatly", "explicitly", "tersely", "openly", "quickly", "sometimes", "habitually", "variously"]
)
_CLAUSE_MARKS = frozenset([",", ";", ":", "—", "–", "-", "(", ")", '"', "“", "”"])
_QUOTE_MARKS = frozenset(['"', "“", "”", "'", "‘", "’"])
_BREAKS = frozenset(["and", "but", "while", "whereas", "although", "though"])
_SUBORDINATE = frozenset(["while", "whereas", "although", "though", "after", "when", "since", "as", "if", "because", "despite"])
_AMBIGUOUS = frozenset(
    ["claim", "claims", "report", "reports", "estimate", "estimates", "count", "counts", "state", "states", "note", "notes", "name", "names", "number", "numbers", "list", "lists", "post", "record", "records", "place", "places", "show", "shows", "fear", "fears", "document", "documents", "used", "given", "given", "place", "offer", "offers", "demand", "demands", "request", "requests", "order", "orders", "promise", "promises", "pledge", "pledges", "project", "projects", "forecast", "forecasts", "release", "hope", "hopes", "thought", "comment", "remark", "addresses", "broadcast"]
)
_AFTER_SOURCE = frozenset(
    [',', '.', ';', ':', 'on', 'in', 'at', 'during', 'to', 'when', 'after', 'before', 'citing', 'who', 'adding', 'that', '"', '”', '“', '—', '–', '-', ')', 'by', 'late', 'early', 'last', 'yesterday', 'today', 'this', 'from', 'for', 'of', 'and', 'as', 'with']
)
_OUTLET_VERBS_END = frozenset(["reporters", "journalists", "parliament", "lawmakers", "deputies"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """One attribution's own words as tokens: `first` to `end` (not included), the cue at `cue`, its source if told."""

    cue: int
    cue_end: int
    first: int
    end: int
    order: str
    source: Source | None
    placed: str  # before, after, none: where the source stands
    addressee: Source | None = None


def find(article: Article) -> tuple[Attribution, ...]:
    """Every attribution of the text, in text order."""
    w = speakers.words(article)
    memory = Memory(w)
    quotes = quotations(article)
    found: list[Attribution] = []
    for sentence in sorted(article.sentences, key=lambda s: s.heading):
        tokens = article.tokens.within(sentence.span)
        frames = _frames(w, tokens.start, tokens.stop, article)
        found += _attributions(w, frames, tokens.start, tokens.stop, memory, sentence.heading, quotes)
        found += _labels(w, tokens.start, tokens.stop, memory, sentence.span, article)
    return tuple(sorted(found, key=lambda a: a.cue))


def _frames(w: Words, lo: int, hi: int, article: Article) -> list[_Frame]:
    """The attributions of one sentence, in text order, before anybody is identified."""
    frames: list[_Frame] = []
    busy = lo
    i = lo
    while i < hi:
        match = _cue_at(w, i, hi)
        if match:
            length, order = match
            frame = _frame(w, i, i + length, order, lo, hi, busy, article)
            if frame:
                frames.append(frame)
                busy = max(frame.cue_end, i + 1)
                i = max(i + length, frame.cue_end) - 1
        i += 1
    return frames


def _cue_at(w: Words, i: int, hi: int) -> tuple[int, str] | None:
    for rest, order in _cues().get(w.lower[i], ()):
        if i + len(rest) < hi and all(w.lower[i + 1 + k] == word for k, word in enumerate(rest)):
            return 1 + len(rest), order
    return None


def _frame(w: Words, cue: int, end: int, order: str, lo: int, hi: int, busy: int, article: Article) -> _Frame | None:
    if order == "source":
        return _source_frame(w, cue, end, hi)
    if order == "noun":
        return _noun_frame(w, cue, end, lo, hi, article)
    if order in ("weak", "order") and not _quantity_near(w, cue, lo, hi, article):
        return None
    return _verb_frame(w, cue, end, order, lo, hi, busy, article) or (
        _noun_frame(w, cue, end, lo, hi, article) if w.lower[cue] in _noun_words() else None
    )


def _verb_frame(w: Words, cue: int, end: int, order: str, lo: int, hi: int, busy: int, article: Article) -> _Frame | None:
    lower = w.lower
    at, passive = cue - 1, False
    while at >= lo and (
        lower[at] in _BETWEEN or lower[at] in _BE or lower[at] in _NOT or lower[at].endswith("ly") or _in_timex(w, at, article)
    ):
        if lower[at] in _NOT:
            return None
        passive = passive or lower[at] in _BE
        at -= 1
    if at >= lo and lower[at] == "on" and at + 1 < cue and _in_timex(w, at + 1, article):
        at -= 1
    if at >= lo and lower[at] in _MODAL:
        return None
    participle = lower[cue].endswith("ing")
    if passive and not participle:
        return _passive_frame(w, cue, end, order, lo, hi)
    if participle and not passive:
        return _Frame(cue=cue, cue_end=end, first=cue, end=end, order="participle", source=None, placed="none")
    inverted = _inverted(w, cue, end, at, hi) if order in ("say", "told") else None
    if inverted and (at < lo or lower[at] in _CLAUSE_MARKS):
        return inverted if inverted.source else None
    subject = _subject(w, at, max(lo, busy), lower[cue] in _AMBIGUOUS)
    if subject:
        first, source = subject
        stop, addressee = _addressee(w, end, hi) if order == "told" else (end, None)
        return _Frame(
            cue=cue, cue_end=end, first=first, end=stop, order=order, source=source, placed="before", addressee=addressee
        )
    return inverted


def _subject(w: Words, at: int, floor: int, ambiguous: bool) -> tuple[int, Source] | None:
    """The source that ends at token `at`, or before the commas around what is said about it."""
    if at < floor:
        return None
    if w.lower[at] in ("who", "which", "that"):
        inner = at - 1
        if inner >= floor and w.lower[inner] == ",":
            inner -= 1
        phrase = speakers.before(w, inner, floor)
        source = speakers.read(w, *phrase) if phrase and w.lower[at] != "that" else None
        if not (source and source.claimant):
            return None
        return source.first, source
    if w.lower[at] in (",", ")"):
        return _behind_aside(w, at, floor)
    phrase = speakers.before(w, at, floor)
    if not phrase:
        return None
    first, last = phrase
    if (
        ambiguous
        and first - 1 >= floor
        and w.lower[first - 1] in ("of", "by", "from", "with", "despite", "to", "in", "on", "under", "into")
    ):
        return None
    source = speakers.read(w, first, last)
    if not source:
        return None
    # "Budanov, head of the agency, reported": nothing to do; ", Cho Tae-yong of the ruling party said" is the phrase itself.
    return first, source


def _behind_aside(w: Words, at: int, floor: int) -> tuple[int, Source] | None:
    """ "Lloyd Austin, standing beside his counterpart, said": the source before the comma (or bracket) that opens the aside."""
    i, commas = at - 1, 0
    while i >= floor and at - i < 45 and commas < 4:
        if w.lower[i] in (",", "("):
            commas += 1
            phrase = speakers.before(w, i - 1, floor)
            source = speakers.read(w, *phrase) if phrase else None
            if source and source.claimant and phrase and _opens_clause(w, phrase[0], floor):
                return phrase[0], source
        elif w.lower[i] in _QUOTE_MARKS or w.lower[i] == ";":
            return None
        i -= 1
    return None


def _opens_clause(w: Words, first: int, floor: int) -> bool:
    """Whether the phrase that begins at `first` may be a subject: at the start, behind a mark, a conjunction or an adverbial."""
    return first <= floor or w.lower[first - 1] not in ("of", "by", "from", "with", "to", "into", "against", "the", "a")


def _inverted(w: Words, cue: int, end: int, at: int, hi: int) -> _Frame | None:
    """ "... , said Observatory director Rami Abdel Rahman": the source behind its verb."""
    lower = w.lower
    i = end
    while i < hi and (lower[i] in ("the", "also") and i == end and False):
        i += 1
    phrase = speakers.after(w, i, hi)
    if not phrase:
        return None
    first, last = phrase
    following = lower[last + 1] if last + 1 < hi else "."
    if following not in _AFTER_SOURCE:
        return None
    source = speakers.read(w, first, last)
    if (
        not source
        or source.claimant is None
        and source.head in speakers.PRONOUNS
        and lower[first] not in ("he", "she", "it", "they")
    ):
        return None
    return _Frame(cue=cue, cue_end=end, first=cue, end=last + 1, order="say", source=source, placed="after")


def _passive_frame(w: Words, cue: int, end: int, order: str, lo: int, hi: int) -> _Frame | None:
    """ "are believed by the Pentagon": the source behind "by"; None where nobody is named."""
    for i in range(end, min(end + 8, hi)):
        if w.lower[i] == "by":
            phrase = speakers.after(w, i + 1, hi)
            source = speakers.read(w, *phrase) if phrase else None
            if source and phrase:
                return _Frame(
                    cue=cue,
                    cue_end=end,
                    first=cue,
                    end=phrase[1] + 1,
                    order="passive" if order != "deny" else "deny",
                    source=source,
                    placed="after",
                )
            return None
        if w.lower[i] in _CLAUSE_MARKS:
            return None
    return None


def _source_frame(w: Words, cue: int, end: int, hi: int) -> _Frame | None:
    """ "according to figures of the institute", "citing Cho": the source behind, past the words for the document."""
    phrase = _cited(w, end, hi)
    if not phrase:
        return None
    source = speakers.read(w, *phrase)
    if not source:
        return None
    order = "according" if w.lower[cue] in ("according", "as") else "citing"
    return _Frame(cue=cue, cue_end=end, first=cue, end=phrase[1] + 1, order=order, source=source, placed="after")


def _cited(w: Words, i: int, hi: int) -> tuple[int, int] | None:
    """The source of "a closed-door briefing by the National Intelligence Service", "an Observatory toll", "the ministry"."""
    limit = min(hi, i + 14)
    for j in range(i, limit):
        if w.lower[j] in _CLAUSE_MARKS and j > i:
            break
        if w.lower[j] in _noun_words():
            if j + 1 < hi and w.lower[j + 1] in ("of", "by", "from", "released", "published", "compiled", "issued", "kept"):
                at = next((k for k in range(j + 1, min(j + 5, hi)) if w.lower[k] in ("of", "by", "from")), None)
                inner = speakers.after(w, at + 1, hi) if at else None
                if inner:
                    return inner
            if j > i:
                return speakers.before(w, j - 1, i)
    return speakers.after(w, i, hi)


def _noun_frame(w: Words, cue: int, end: int, lo: int, hi: int, article: Article) -> _Frame | None:
    """ "South Korea's claim that 12,000", "by his account", "the agency's estimate had stood at 300"."""
    at = cue - 1
    while at >= lo and w.lower[at] in (
        "own",
        "latest",
        "official",
        "daily",
        "earlier",
        "last",
        "new",
        "previous",
        "first",
        "initial",
    ):
        at -= 1
    if at < lo:
        return None
    token = w.lower[at]
    if token.endswith(("'s", "’s")) or (token in ("'", "’") and w.lower[at - 1].endswith("s")):
        phrase = speakers.before(w, at, lo)
        source = speakers.read(w, *phrase) if phrase else None
    elif token in ("his", "her", "its", "their") and at > lo and w.lower[at - 1] in ("by", "in", "on", "from"):
        head = {"his": "he", "her": "she", "its": "it", "their": "they"}[token]
        phrase = (at, at)
        source = Source(first=at, last=at, span=w.span(at, at), head=head, claimant=None)
    else:
        return None
    if not source or not phrase:
        return None
    if w.lower[phrase[0] - 1] in ("by", "in", "on", "from") if phrase[0] > lo else False:
        return _Frame(cue=cue, cue_end=end, first=phrase[0] - 1, end=end, order="according", source=source, placed="before")
    if not _quantity_near(w, cue, lo, hi, article):
        return None
    return _Frame(cue=cue, cue_end=end, first=phrase[0], end=end, order="noun", source=source, placed="before")


def _addressee(w: Words, end: int, hi: int) -> tuple[int, Source | None]:
    """Who is told, and the token behind: "told the BBC on Wednesday that"."""
    phrase = speakers.after(w, end, min(hi, end + 12))
    if not phrase:
        return end, None
    return phrase[1] + 1, speakers.read(w, *phrase)


def _quantity_near(w: Words, cue: int, lo: int, hi: int, article: Article) -> bool:
    begin, finish = w.start[lo], w.end[min(hi - 1, cue + 30)]
    quantities = article.quantities
    at = bisect_left(quantities, begin, key=lambda q: q.span.start)
    return at < len(quantities) and quantities[at].span.start < finish


def _in_timex(w: Words, i: int, article: Article) -> bool:
    at = bisect_right(article.timexes, w.start[i], key=lambda t: t.span.start) - 1
    return at >= 0 and article.timexes[at].span.end >= w.end[i]


def _attributions(
    w: Words, frames: Sequence[_Frame], lo: int, hi: int, memory: Memory, heading: bool, quotes: Sequence[Span]
) -> Iterator[Attribution]:
    """The sentence's attributions with their sources identified and their content laid out."""
    main: list[tuple[_Frame, list[Link]]] = []
    cited: list[tuple[_Frame, Link]] = []
    for frame in frames:
        if frame.order == "participle":
            chain = list(main[-1][1]) if main else _main_subject(w, lo, frame.cue, memory)
            if chain:
                main.append((frame, chain))
            continue
        assert frame.source
        link = memory.resolve(frame.source, heading)
        if not link:
            continue
        memory.remember(link, frame.source)
        if frame.order == "citing" or (frame.order == "according" and _hangs_on(w, frame, main)):
            cited.append((frame, link))
        else:
            main.append((frame, _with_addressee(w, frame, link, memory, heading)))
    chains = _with_cited(main, cited)
    if not main and cited:
        frame, _ = cited[0]
        main = [(frame, _main_subject(w, lo, frame.cue, memory))]
        chains = [[*main[0][1], *(link for _, link in cited)]]
    laid = _laid_out(w, [frame for frame, _ in main], lo, hi, quotes)
    for (frame, _), chain, content in zip(main, chains, laid, strict=True):
        if chain:
            yield Attribution(
                cue=w.span(frame.cue, frame.cue_end - 1),
                content=content,
                chain=tuple(chain),
                rule=frame.order,
                denies=frame.order == "deny",
            )


def _hangs_on(w: Words, frame: _Frame, main: Sequence[tuple[_Frame, list[Link]]]) -> bool:
    """Whether "according to" names the source of the attribution before it rather than a statement of its own."""
    if not main:
        return False
    last = main[-1][0]
    return (
        not any(w.lower[i] in (";", "and", "but", "while") for i in range(last.end, frame.first)[-3:])
        and frame.first - last.end < 4
    )


def _with_addressee(w: Words, frame: _Frame, link: Link, memory: Memory, heading: bool) -> list[Link]:
    """An outlet that was told is a claimant where the one who told it stays unnamed; a mere "source" gives way to it."""
    claimant = link[0]
    if not frame.addressee or claimant.kind != "unnamed":
        return [link]
    outlet = memory.resolve(frame.addressee, heading)
    if not outlet or outlet[0].kind != "outlet":
        return [link]
    memory.remember(outlet, frame.addressee)
    return [outlet] if antecedents.faceless(claimant) else [outlet, link]


def _with_cited(main: Sequence[tuple[_Frame, list[Link]]], cited: Sequence[tuple[_Frame, Link]]) -> list[list[Link]]:
    """Each chain with the sources cited nearest to it, told in order of distance from the article."""
    chains = [list(chain) for _, chain in main]
    for frame, link in cited:
        if not main:
            continue
        nearest = min(range(len(main)), key=lambda k: (abs(main[k][0].cue - frame.cue), k))
        if antecedents.faceless(link[0]) and any(one[0].kind == "outlet" for one in chains[nearest]):
            continue
        if all(link[0].name != one[0].name for one in chains[nearest]):
            chains[nearest].append(link)
    return chains


def _main_subject(w: Words, lo: int, cue: int, memory: Memory) -> list[Link]:
    """The subject of a sentence whose only cue is a participle: "Choe repeated the threat, saying ..."."""
    phrase = speakers.after(w, lo, cue)
    source = speakers.read(w, *phrase) if phrase else None
    link = memory.resolve(source, False) if source else None
    if link and source:
        memory.remember(link, source)
    return [link] if link else []


def _laid_out(w: Words, frames: Sequence[_Frame], lo: int, hi: int, quotes: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The text each frame covers, in this sentence and the quotation it belongs to."""
    laid: list[tuple[Span, ...]] = []
    for k, frame in enumerate(frames):
        left = max((f.end for f in frames[:k] if _sequential(w, frame, f)), default=lo)
        right = min((_cut(w, f) for f in frames[k + 1 :] if _sequential(w, f, frame)), default=hi)
        pieces: list[Span] = []
        if _covers_before(w, frame, left, right):
            pieces += _piece(w, left, frame.first)
        pieces += _piece(w, frame.end, right)
        pieces += _quotes_of(w, frame, quotes)
        laid.append(tuple(sorted(set(pieces))))
    return laid


def _sequential(w: Words, later: _Frame, earlier: _Frame) -> bool:
    """Whether `later` makes a statement of its own beside `earlier` ("A said x, and B said y") rather than inside it."""
    if later.order in ("participle", "according", "citing"):
        return later.order == "according" and any(
            w.lower[i] in (";", "and", "but", "while") for i in range(max(earlier.end, later.first - 2), later.first)
        )
    return any(
        w.lower[i] in _BREAKS or w.lower[i] in (",", ";", "(", "—", "–")
        for i in range(max(earlier.end, later.first - 2), later.first)
    ) and _statement_before(w, later)


def _statement_before(w: Words, frame: _Frame) -> bool:
    """Whether what precedes the frame is no content of it: "..., and B said that" against "..., B said."."""
    return not _closes(w, frame)


def _closes(w: Words, frame: _Frame) -> bool:
    """Whether the frame stands behind its content: nothing but a date, a place or a mark follows."""
    mark = w.lower[frame.end] if frame.end < len(w.lower) else "."
    return (
        mark in (".", ",", ";", ")", "”", '"', "on", "in", "at", "late", "early")
        and frame.first > 0
        and w.lower[frame.first - 1] in (",", '"', "”", "—", "–", "-", ")")
    )


def _cut(w: Words, frame: _Frame) -> int:
    first = frame.first
    while first > 0 and (w.lower[first - 1] in _BREAKS or w.lower[first - 1] in (",", ";")):
        first -= 1
    return first


def _covers_before(w: Words, frame: _Frame, left: int, right: int) -> bool:
    """Whether the words before the frame are its content: "..., Zelenskyy wrote on Telegram", "... killed, according to the army"."""
    if frame.first - left < 2:
        return False
    if frame.order in ("according", "passive", "citing", "participle"):
        return True
    mark = w.lower[frame.first - 1]
    if mark in ("that", "which") or (frame.order in ("weak",) and mark in (",", "as") == False and right - frame.end < 2):
        return True
    if right - frame.end < 3:
        return True
    if w.lower[left] in _SUBORDINATE:
        return False
    nxt = w.lower[frame.end]
    return (mark in (",", '"', "”", "—", "–", ")") and nxt != "that") or nxt in (".",)


def _piece(w: Words, first: int, end: int) -> list[Span]:
    return [w.span(first, end - 1)] if first < end else []


def _quotes_of(w: Words, frame: _Frame, quotes: Sequence[Span]) -> list[Span]:
    """The quotations that touch the frame, however many sentences they run over."""
    begin, finish = w.start[frame.first], w.end[frame.end - 1]
    return [quote for quote in quotes if -2 <= begin - quote.end <= 3 or -2 <= quote.start - finish <= 3]


def _labels(w: Words, lo: int, hi: int, memory: Memory, span: Span, article: Article) -> Iterator[Attribution]:
    """A speaker before a colon: "JCS: 1,100 killed", "OH: Two that we can be sure of"."""
    for i in range(lo, min(lo + 6, hi - 1)):
        if w.lower[i] != ":":
            continue
        if i == lo or any(w.lower[k].isdigit() for k in range(lo, i)):
            return
        source = speakers.read(w, lo, i - 1)
        link = memory.resolve(source, True) if source else None
        if link and source and link[0].kind in ("person", "body", "outlet"):
            memory.remember(link, source)
            upper = w.text[w.start[lo] : w.end[i - 1]].isupper()
            end = _paragraph_end(article, span) if upper and not article.sentence_at(span.start).heading else span.end
            yield Attribution(cue=w.span(i, i), content=(Span(w.end[i], end),), chain=(link,), rule="label")
        return


def _paragraph_end(article: Article, span: Span) -> int:
    sentence = article.sentence_at(span.start)
    end = sentence.span.end
    for other in article.sentences[sentence.index + 1 :]:
        if other.paragraph != sentence.paragraph:
            break
        end = other.span.end
    return end


@lru_cache(maxsize=1)
def _cues() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """First word of each cue -> its other words and its order, longest first; a verb comes before its noun."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.load("reporting").values():
        for words in entry.words:
            first, *rest = words.split()
            found.setdefault(first, []).append((tuple(rest), str(entry.fields["order"])))
    return {first: sorted(cues, key=lambda cue: -len(cue[0])) for first, cues in found.items()}


@lru_cache(maxsize=1)
def _noun_words() -> frozenset[str]:
    return frozenset(lexicon.load("reporting")["word_of"].words)


__all__ = ["find", "replace"]

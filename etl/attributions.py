"""Who says what: reporting verbs, "according to", quotations, and the text each covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl import antecedents, lexicon, noun_phrases, reporting, speakers
from etl.actor_names import registry
from etl.antecedents import Memory
from etl.attribution_layout import OPENERS, PARTS, laid_out
from etl.frames import Frame, in_timex, quantity_near
from etl.frozen import replace
from etl.interviews import answers
from etl.joint_sources import coordinated, joined_before
from etl.named_sources import Link
from etl.noun_phrases import Words
from etl.quotations import quotations
from etl.records import Article, Attribution, Sentence, Span, Toponym
from etl.source_lines import noted
from etl.subjects import BREAKS

_RELEASE = re.compile(r"\W{0,3}(?:press release|news release|media release|press statement)\b", re.IGNORECASE)
# How far from a headcount or status word a source may matter: "he said" needs who spoke before.
_SENTENCES_BEFORE, _SENTENCES_AFTER = 6, 4
_BEFORE_STATUS, _AFTER_STATUS = 3, 1
# Within how many tokens of its sentence a label's colon stands.
_LABEL = 12
# What stands over a passage in capitals and is nobody's name.
_RUBRICS = frozenset(
    [
        "correction",
        "corrections",
        "clarification",
        "update",
        "updated",
        "analysis",
        "sidebar",
        "explainer",
        "fact check",
        "note",
    ]
    + ["background", "context", "editorial", "opinion", "comment", "breaking", "urgent", "live", "video", "photos", "timeline"]
    + [
        "dead",
        "lost",
        "force",
        "forces",
        "troops",
        "losses",
        "toll",
        "total",
        "cost",
        "tanks",
        "men",
        "then",
        "now",
        "next",
        "why",
    ]
    + ["claim", "verdict", "summary", "interview", "profile", "obituary", "factbox", "box", "reference", "erratum", "question"]
)
# How long the initials of a body are at most.
_ACRONYM = 6
# What is disputed of what was said before: "rejected the claim".
_CLAIMS = frozenset(["claims", "reports", "figures", "numbers", "accounts", "statements", "assertions", "counts"])
_DISPUTED = _CLAIMS | frozenset(
    ["claim", "report", "figure", "number", "account", "statement", "assertion", "toll", "it", "this"]
    + ["count", "tally", "version", "boast", "allegation", "allegations"]
)


def find(article: Article) -> tuple[Attribution, ...]:
    """Every attribution of the text, in text order."""
    telling = _telling(article)
    if not telling:
        return ()
    w = noun_phrases.words(article)
    memory = Memory(w)
    quotes, cues = quotations(article), reporting.cues(article)
    found: list[Attribution] = []
    # The headline names by role whom the text names in full, so it is read last.
    for sentence in sorted(telling, key=lambda s: s.heading):
        found += _sentence(w, sentence, cues, memory, quotes)
    found += [*_release(w, memory), *answers(w)]
    found = _with_further_quotes(sorted(found, key=lambda a: a.cue), quotes, article)
    return antecedents.named_later(found, memory)


def _release(w: Words, memory: Memory) -> list[Attribution]:
    """The whole of a press release is said by the body that puts it out: the first one its text names."""
    text, sentences = w.article.text, w.article.sentences
    if not _RELEASE.match(text) or len(sentences) < 2:
        return []
    tokens = w.article.tokens.within(sentences[1].span)
    for first in range(tokens.start, tokens.stop):
        phrase = (
            noun_phrases.after(w, first, tokens.stop) if w.cap(first) and w.lower[first] not in noun_phrases.CLOSED else None
        )
        source = speakers.read(w, *phrase) if phrase else None
        link = memory.resolve(source, False) if source else None
        if link and source and link[0].kind == "body" and speakers.is_body(w, source):
            return [Attribution(cue=link[1], content=(Span(0, len(text)),), chain=(link,), rule="release")]
    return []


def _telling(article: Article) -> list[Sentence]:
    """The sentences near a headcount or a status word; nobody asks who says the rest."""
    wanted: set[int] = set()
    for spans, before, after in (
        ([quantity.span for quantity in article.quantities], _SENTENCES_BEFORE, _SENTENCES_AFTER),
        ([status.span for status in article.statuses], _BEFORE_STATUS, _AFTER_STATUS),
    ):
        for index in {article.sentence_at(span.start).index for span in spans}:
            wanted.update(range(index - before, index + after + 1))
    return [sentence for sentence in article.sentences if sentence.index in wanted]


def _with_further_quotes(found: Sequence[Attribution], quotes: Sequence[Span], article: Article) -> list[Attribution]:
    """Attributions that also cover a quotation nobody is named for: "... the army said. "Sixty-two soldiers were killed."."""
    done, cues = list(found), [attribution.cue.start for attribution in found]
    for quote in quotes:
        sentence = article.sentence_at(quote.start)
        at = bisect_left(cues, quote.start) - 1
        if quote.start - sentence.span.start > 2 or at < 0 or done[at].denies:
            continue
        if any(span.overlaps(quote) for a in done[max(0, at - 9) : at + 10] for span in a.content):
            continue
        said_in = article.sentence_at(done[at].cue.start)
        opens = _opens(sentence, article) and sentence.paragraph - said_in.paragraph == 1
        if (opens or said_in.paragraph == sentence.paragraph) and sentence.index - article.sentence_at(
            _reach(done[at])
        ).index <= 1:
            done[at] = replace(done[at], content=(*done[at].content, quote))
    return done


def _opens(sentence: Sentence, article: Article) -> bool:
    """Whether the sentence opens a paragraph: a quotation there that nobody is named for is the last speaker's."""
    return sentence.index > 0 and article.sentences[sentence.index - 1].paragraph != sentence.paragraph


def _reach(attribution: Attribution) -> int:
    """The last character an attribution covers so far."""
    return max([attribution.cue.end, *(span.end - 1 for span in attribution.content)])


def _sentence(
    w: Words, sentence: Sentence, cues: Sequence[int], memory: Memory, quotes: Sequence[Span]
) -> Iterator[Attribution]:
    """The sentence's attributions with their sources identified and their content laid out."""
    tokens = w.article.tokens.within(sentence.span)
    lo, hi = tokens.start, tokens.stop
    memory.reach(sentence)
    main: list[tuple[Frame, list[Link]]] = []
    cited: list[tuple[Frame, Link]] = []
    for frame in reporting.frames(w, lo, hi, sentence.heading, cues):
        if frame.order in ("participle", "joined"):
            aside = bool(main) and frame.order == "joined" and _is_set_off(w, lo, main[-1][0], frame)
            chain = list(_speaking(w, main)[1]) if main and not aside else _main_subject(w, lo, frame.cue, memory)
            if chain:
                main.append((frame, chain))
            continue
        link = memory.resolve(frame.source, sentence.heading) if frame.source else None
        if not link or not frame.source:
            continue
        memory.remember(link, frame.source)
        sources = [*joined_before(w, frame, lo), *coordinated(w, frame.source, _is_behind(frame))]
        links = [link] if len(sources) == 1 else [one for each in sources if (one := memory.resolve(each, sentence.heading))]
        if frame.order == "citing" or (frame.order == "according" and _hangs_on(w, frame, main)):
            cited += [(frame, one) for one in links]
        else:
            told = _with_addressee(frame, link, memory, sentence.heading) if len(links) == 1 else links
            if frame.quoted and (quoted := memory.resolve(frame.quoted, sentence.heading)):
                memory.remember(quoted, frame.quoted)
                told = [*told, quoted]
            main.append((frame, told))
    if not main and cited:
        main = [(cited[0][0], [])]
    chains = _with_cited(main, cited)
    laid = laid_out(w, [frame for frame, _ in main], lo, hi, quotes)
    for (frame, _), chain, content in zip(main, chains, laid, strict=True):
        if chain and frame.order == "back":
            content = (*content, *_before_it(w.article, sentence))
        denies = frame.order == "deny"
        if chain and frame.order in ("say", "told") and _is_brushed_off(content, w.article.text):
            content, denies = (), True
        if chain and denies:
            content = (*content, *_disputed_before(w, frame, [one for one, _ in main], lo, hi, sentence))
        if chain:
            yield Attribution(
                cue=w.span(frame.cue, frame.cue_end - 1),
                content=content,
                chain=tuple(chain),
                rule=frame.order,
                denies=denies,
            )
    yield from _labels(w, lo, hi, memory, sentence)
    yield from noted(w, lo, hi, memory, sentence)
    if sentence.heading or sentence.index == 0:
        yield from _trailing_label(w, lo, hi, memory, sentence)


def _is_set_off(w: Words, lo: int, inner: Frame, frame: Frame) -> bool:
    """Whether a statement stands between dashes before "and says": "The army - media put it at 900 - and says it has won"."""
    dashes = [i for i in range(lo, frame.cue) if w.lower[i] in ("-", "–", "—")]
    return any(i < inner.first for i in dashes) and any(inner.end <= i for i in dashes)


def _is_brushed_off(content: Sequence[Span], text: str) -> bool:
    """Whether all that somebody says is that it is not so: '"Nonsense," said the Kremlin', "That is untrue, he said"."""
    said = " ".join(span.of(text) for span in content)
    words = re.findall(r"[a-z’']+", said.lower()) if len(said) < _BRUSH_OFF else []
    return bool(set(words) & _FALSE) and not set(words) - _FALSE - _IN_BRUSH_OFFS


_FALSE, _BRUSH_OFF = lexicon.words("reporting", "false"), 60
_IN_BRUSH_OFFS = frozenset(
    ("that", "this", "it", "these", "they", "is", "are", "was", "were", "a", "an", "all", "simply", "just", "pure", "complete")
    + ("completely", "utter", "utterly", "total", "totally", "another", "again", "of", "more", "the", "that's", "it's", "news")
    + ("that’s", "it’s")
)


def _is_behind(frame: Frame) -> bool:
    """Whether the source stands behind its cue: "according to Kyiv", "said Kyiv"."""
    return frame.source is not None and frame.source.first >= frame.cue_end


def _speaking(w: Words, main: Sequence[tuple[Frame, list[Link]]]) -> tuple[Frame, list[Link]]:
    """Whose "saying" follows: the last source's, or who disputes its claim: "the army dismissed the rebels' claim, saying"."""
    last = main[-1]
    for one in main[-2::-1]:
        if one[0].order == "deny" and not any(w.lower[i] in BREAKS for i in range(one[0].end, last[0].first)):
            return one
    return last


def _disputed_before(w: Words, frame: Frame, frames: Sequence[Frame], lo: int, hi: int, sentence: Sentence) -> tuple[Span, ...]:
    """The sentence before "Kigali rejects the claim", or its whole paragraph for "claims", across a paragraph's end."""
    stop = next((other.first for other in frames if other.order == "participle" and other.first >= frame.end), hi)
    if (
        frame.first > lo
        and w.lower[frame.first - 1] == ";"
        and not {"it", "this", "that"}.isdisjoint(w.lower[frame.end : stop])
    ):
        return (w.span(lo, frame.first - 2),)  # "20 died, the rebels said; the army calls it propaganda"
    if quantity_near(w, lo, frame.first) or quantity_near(w, frame.end, stop) or not sentence.index:
        return ()
    words = w.lower[frame.end : stop]
    if stop < hi and _DISPUTED.isdisjoint(words) and quantity_near(w, stop, hi):
        return ()
    article = w.article
    before = [article.sentences[sentence.index - 1]]
    if not _CLAIMS.isdisjoint(words):
        before = [s for s in article.sentences[: sentence.index] if s.paragraph == before[0].paragraph]
    return (Span(before[0].span.start, before[-1].span.end),)


def _before_it(article: Article, sentence: Sentence) -> tuple[Span, ...]:
    """The paragraph's sentences before this one: what "this is stated in a message of the staff" is about."""
    before = [s.span for s in article.sentences[: sentence.index] if s.paragraph == sentence.paragraph]
    return (Span(before[0].start, before[-1].end),) if before else ()


def _hangs_on(w: Words, frame: Frame, main: Sequence[tuple[Frame, list[Link]]]) -> bool:
    """Whether "according to" names the source of the attribution before it rather than a statement of its own."""
    if not main:
        return False
    last = main[-1][0]
    if quantity_near(w, last.end, frame.first):
        return False  # "12 dead by the army's count, 50 according to diplomats"
    return frame.first - last.end < 4 and not any(w.lower[i] in PARTS for i in range(last.end, frame.first))


def _with_addressee(frame: Frame, link: Link, memory: Memory, heading: bool) -> list[Link]:
    """An outlet that was told is a claimant where the one who told it stays unnamed; a mere "source" gives way to it."""
    claimant = link[0]
    if not frame.addressee or claimant.kind != "unnamed" or claimant.side:  # "an Afghan security source" says whose it is
        return [link]
    outlet = memory.resolve(frame.addressee, heading)
    if not outlet or outlet[0].kind != "outlet":
        return [link]
    memory.remember(outlet, frame.addressee)
    return [outlet] if antecedents.faceless(claimant) else [outlet, link]


def _with_cited(main: Sequence[tuple[Frame, list[Link]]], cited: Sequence[tuple[Frame, Link]]) -> list[list[Link]]:
    """Each chain with the sources cited nearest to it, told in order of distance from the article."""
    chains = [list(chain) for _, chain in main]
    for frame, link in cited:
        nearest = min(range(len(main)), key=lambda k: (abs(main[k][0].cue - frame.cue), k))
        if antecedents.bodiless(link[0]) and any(one[0].kind == "outlet" for one in chains[nearest]):
            continue
        if chains[nearest] and frame.order == "citing" and link[0].kind == "outlet" and frame.seen:
            continue  # "a report by UN experts seen by AFP"
        if all(link[0].name != one[0].name for one in chains[nearest]):
            chains[nearest].append(link)
    return chains


def _main_subject(w: Words, lo: int, cue: int, memory: Memory) -> list[Link]:
    """The subject of a sentence whose only cue is a participle: "Choe repeated the threat, saying ..."."""
    first = lo
    while first < cue and (not w.lower[first].isalnum() or w.lower[first] in OPENERS or in_timex(w, first)):
        first += 1
    phrase = noun_phrases.after(w, first, cue)
    source = speakers.read(w, *phrase) if phrase else None
    if phrase and source and not _is_person(source) and phrase[1] + 2 < cue and w.lower[phrase[1] + 1] == ",":
        # "a local hospital chief, Danish Karimi, gave a higher toll, saying ..."
        aside = noun_phrases.after(w, phrase[1] + 2, cue)
        named = speakers.read(w, *aside) if aside else None
        source = named if named and _is_person(named) else source
    role = source is not None and source.claimant is not None and noun_phrases.is_person_word(source.head)
    told = source and (source.listed or source.definite or role or _is_person(source))
    link = memory.resolve(source, False) if source and told else None
    if link and source:
        memory.remember(link, source)
    return [link] if link else []


def _is_person(source: speakers.Source) -> bool:
    """Whether a source is a person named in full: a lone word that opens a sentence may be anything."""
    return source.claimant is not None and source.claimant.kind == "person" and " " in source.claimant.name


def _labels(w: Words, lo: int, hi: int, memory: Memory, sentence: Sentence) -> Iterator[Attribution]:
    """A speaker before a colon: "JCS: 1,100 killed", "OH: Two that we can be sure of"."""
    if ":" not in w.lower[lo + 1 : min(lo + _LABEL, hi - 1)]:
        return
    colon = next((i for i in range(lo + 1, min(lo + _LABEL, hi - 1)) if w.lower[i] == ":"), None)
    if colon is None or any(w.lower[k][0].isdigit() for k in range(lo, colon)):
        return
    phrase = noun_phrases.before(w, colon - 1, lo)
    source = speakers.read(w, lo, colon - 1) if phrase and phrase[0] <= lo + (w.lower[lo] == "-") else None
    if phrase and source is None and w.lower[phrase[0] - 1] in (",", "–", "—", "-"):
        placed = speakers.read(w, *phrase)  # "Rif Dimashq, the Syrian Observatory: at least five"
        source = placed if placed and placed.listed and speakers.is_body(w, placed) else None
    link = memory.resolve(source, True) if source else None
    if not source or not link or not _may_label(w, source, link, sentence) or _is_item_of_countries(w.article, link, sentence):
        return
    memory.remember(link, source)
    end = sentence.span.end if sentence.heading else _paragraph_end(w.article, sentence)
    yield Attribution(cue=w.span(colon, colon), content=(Span(w.end[colon], end),), chain=(link,), rule="label")


def _is_item_of_countries(article: Article, link: Link, sentence: Sentence) -> bool:
    """Whether the label is one of a list of who has how many: "France: 2,150 soldiers" beside "AFISMA: 3,300 planned"."""
    if link[0].kind == "person" or sentence.heading:
        return False
    labels = (_ITEM.match(article.text, one.span.start, one.span.end) for one in article.sentences if not one.heading)
    names = (registry().name(label[1]) for label in labels if label)
    return sum(name is not None and name.form == "noun" for name in names) > 1


# "France: 2,150 soldiers": a label at the start of a sentence.
_ITEM = re.compile(r"([A-Z][\w .'’-]{2,30}): ")


def _trailing_label(w: Words, lo: int, hi: int, memory: Memory, sentence: Sentence) -> Iterator[Attribution]:
    """A headline's source behind a colon or dash: "Taliban kill 15 soldiers: officials", "... - minister"."""
    mark = next((i for i in range(hi - 2, max(lo, hi - 8), -1) if w.lower[i] in (":", "-", "–", "—")), None)
    if mark is None or w.lower[hi - 1] in (".", "?", "!") or w.start[mark] == w.end[mark - 1] and w.lower[mark] != ":":
        return
    phrase = noun_phrases.before(w, hi - 1, mark + 1)
    source = speakers.read(w, *phrase) if phrase and phrase[0] == mark + 1 else None
    link = memory.resolve(source, True) if source else None
    told = source is not None and source.claimant is not None and source.claimant.kind == "body"
    if source and link and (told or source.listed or noun_phrases.is_person_word(source.head)):
        yield Attribution(cue=w.span(mark, mark), content=(w.span(lo, mark - 1),), chain=(link,), rule="label")


def _may_label(w: Words, source: speakers.Source, link: Link, sentence: Sentence) -> bool:
    """Whether a name before a colon is a speaker: one the article names in full elsewhere, or a body of the lists."""
    claimant = link[0]
    if claimant.side == "allies":
        return False  # "Allies: About 10,000 rebels are taking part, Turkish officials say"
    placed = any(t.span.start <= w.start[source.first] < t.span.end for t in _places_near(w.article, w.start[source.first]))
    if placed and not sentence.heading:
        return False  # "GOMA: Rebels killed"
    if claimant.kind == "person":
        return claimant.name.lower() != w.of(source.first, source.last).lower()
    if claimant.kind == "government":
        name = registry().name(
            w.of(source.first, source.last)
        )  # "Seoul: 100 killed", but "Mali: 12 soldiers killed" tells where
        return sentence.heading and (name is None or name.form != "noun")
    if claimant.kind == "body":
        words = w.text[w.start[source.first] : w.end[source.last]]
        named = len(words) <= _ACRONYM or words.title() in w.text  # "SAILORS: Twenty-four are in jail"
        return source.listed or words.isupper() and named and words.lower() not in _RUBRICS
    return claimant.kind == "outlet" and not source.generic


def _places_near(article: Article, offset: int) -> Sequence[Toponym]:
    """The place names around the character at `offset` that name where something is."""
    at = bisect_left(article.toponyms, offset, key=lambda toponym: toponym.span.start)
    return [toponym for toponym in article.toponyms[max(0, at - 1) : at + 1] if toponym.use == "literal"]


def _paragraph_end(article: Article, sentence: Sentence) -> int:
    end = sentence.span.end
    for other in article.sentences[sentence.index + 1 :]:
        if other.paragraph != sentence.paragraph:
            break
        end = other.span.end
    return end

"""Lists of names that are places as a whole: "the villages of Nima, Tchimbo and Gedeb", "Otma and Belenga villages"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from etl.place_scan import CONNECTORS, Scan
from etl.place_words import groups, words

_LONGEST_LIST, _LONGEST_NAME = 25, 5
_OPENERS = frozenset(("in", "near", "around", "outside", "from"))
_LEADS = frozenset(("of", "as", "like", "including", "namely", "called", "—", "–", ":", "("))
_INCLUDING = frozenset(("including", "such", "like", "namely"))
_JOINTS = frozenset((",", "and", "or"))
# What may follow a list of places without making its last name a speaker.
_BEHIND = frozenset(
    (
        "in",
        "on",
        "at",
        "near",
        "where",
        "when",
        "after",
        "before",
        "by",
        "with",
        "during",
        "since",
        "while",
        "which",
        "as",
        "to",
    )
)
_CLOSING = (",", ".", ";", ":", ")", "”", '"', " —", " –", "—", "–", " (")


def members(scan: Scan) -> frozenset[int]:
    """The first tokens of the names that stand in a list of places, told by the words alone."""
    if scan.members is None:
        scan.members = frozenset(chain(_headed(scan), _located(scan), _closed(scan)))
    return scan.members


def closes(scan: Scan, end: int) -> bool:
    """Whether a list may end with token `end`: no verb follows that would make its last name a speaker."""
    return scan.text.startswith(_CLOSING, scan.end[end]) or scan.end[end] == len(scan.text) or scan.after(end) in _BEHIND


def _headed(scan: Scan) -> Iterator[int]:
    """Names behind "the villages of", "such towns as", "four localities —"."""
    lower = scan.lower
    for head in scan.article.tokens.of(words("plural_heads")):
        i = head + 1
        if i + 2 < len(lower) and lower[i] == "," and lower[i + 1] in _INCLUDING:
            i += 1
        if i + 1 < len(lower) and lower[i] == "such":
            i += 1
        if i + 1 >= len(lower) or lower[i] not in _LEADS and not scan.capital[i]:
            continue
        if scan.capital[i]:
            # "the villages Nima, Tchimbo and Gedeb"
            if scan.text[scan.end[head] : scan.start[i]] != " " or len(items := list(_items(scan, i))) < 3:
                continue
        else:
            items = list(_items(scan, i + 2 if lower[i + 1] == "the" else i + 1))
        for first, _ in items:
            yield first


def _located(scan: Scan) -> Iterator[int]:
    """Names behind "in", three and more, of which "and" joins the last."""
    for i in scan.article.tokens.of(_OPENERS):
        items = list(_items(scan, i + 1))
        if len(items) < 3 or scan.lower[items[-1][0] - 1] not in ("and", "or") or not closes(scan, items[-1][1]):
            continue
        if scan.text[scan.start[items[0][0]] : scan.end[items[-1][1]]].replace(" and ", "").isupper():
            continue
        if any("person_titles" in groups(scan.lower[first]) or scan.possessive(last) for first, last in items):
            continue
        for first, _ in items:
            yield first


def _closed(scan: Scan) -> Iterator[int]:
    """Names before "villages" that "and" joins: told from the end backwards."""
    for head in scan.article.tokens.of(words("plural_heads")):
        last = head - 1
        if last < 0 or not scan.capital[last]:
            continue
        found: list[int] = []
        while len(found) < _LONGEST_LIST:
            first = last
            while first > 0 and last - first < _LONGEST_NAME and scan.capital[first - 1] and _side_by_side(scan, first - 1):
                first -= 1
            found.append(first)
            joint = first - 1
            while joint > 0 and scan.lower[joint] in _JOINTS:
                joint -= 1
            if joint == first - 1 or not scan.capital[joint]:
                break
            last = joint
        if len(found) > 1:
            yield from found


def _items(scan: Scan, i: int) -> Iterator[tuple[int, int]]:
    """First and last token of the names that a list from token `i` on names."""
    for _ in range(_LONGEST_LIST):
        if i >= len(scan.lower) or not scan.capital[i]:
            return
        last = i
        while last + 1 < len(scan.lower) and last - i < _LONGEST_NAME and _side_by_side(scan, last):
            following = last + 1
            if not scan.capital[following] and scan.lower[following] in CONNECTORS:
                following += 1
            if following >= len(scan.lower) or not scan.capital[following]:
                break
            last = following
        yield i, last
        i = last + 1
        if i >= len(scan.lower) or scan.lower[i] not in _JOINTS:
            return
        while i < last + 3 and i < len(scan.lower) and scan.lower[i] in _JOINTS:
            i += 1


def _side_by_side(scan: Scan, i: int) -> bool:
    """Whether only a blank stands between token i and the next."""
    return scan.text[scan.end[i] : scan.start[i + 1]] == " " and scan.lower[i + 1] not in _JOINTS

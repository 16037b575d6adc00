"""One article from text to claims: the plain list of calls. Read this first; every name here is one file."""

from __future__ import annotations

from etl import actors, attributions, claims, corroboration, digests, quantities, sentences, statuses, timexes, toponyms
from etl.frozen import replace
from etl.records import Article, Document, Extraction, Issue


def extract(document: Document) -> Extraction:
    """Everything that can be read out of one document; pure: no files, no clock, no network."""
    parts = [_read(part) for part in digests.briefs(document)]
    article = parts[0] if len(parts) == 1 else digests.joined(_cut(document), parts)
    found = corroboration.with_reports(tuple(claim for part in parts for claim in claims.assemble(part)))
    return Extraction(article=article, claims=found, issues=(*document.issues, *_mention_issues(article)))


def _cut(document: Document) -> Article:
    """The document cut into sentences and words."""
    return Article(
        document=document,
        sentences=sentences.split(document.text, document.title),
        tokens=sentences.tokens(document.text),
    )


def _read(document: Document) -> Article:
    """One report with all that its stages find."""
    article = _cut(document)
    article = replace(article, timexes=timexes.resolve(timexes.find(article), article))
    article = replace(article, toponyms=toponyms.resolve(toponyms.find(article), article))
    article = replace(article, quantities=quantities.find(article))
    article = replace(article, actors=actors.find(article))
    article = replace(article, toponyms=actors.outside_names(article))
    article = replace(article, statuses=statuses.find(article))
    return replace(article, attributions=attributions.find(article))


def _mention_issues(article: Article) -> tuple[Issue, ...]:
    """What the stages left open, apart from any claim."""
    found = [timex.issue for timex in article.timexes] + [toponym.issue for toponym in article.toponyms]
    return tuple(issue for issue in found if issue)

"""What is still to come though the words beside the number tell it plainly: a state that will be, a task of a part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.records import Article, Claim, Quantity
from etl.status_rivals import Candidate

# "1,200 would be in place by Sunday", "900 men should be at the base by June"; not "will be killed", which has a verb.
_WILL_BE = re.compile(
    r" (?:will|would|should|shall|(?:is|are|was|were) to) (?:[a-z]+ly |also |then |soon )?be "
    r"(?:in (?:place|position|country|the country)|on the ground|there|at (?:the|their|its|a)|ashore|ready)\b"
)


def will_be(quantity: Quantity, article: Article) -> bool:
    """Whether the personnel will be somewhere: "1,200 would be in place by Sunday"."""
    return bool(_WILL_BE.match(article.text, max(quantity.phrase.end, quantity.span.end)))


def is_task(best: Candidate, draft: Claim, figures: Sequence[Claim]) -> bool:
    """Whether some of those who are to come have a task told: "will send 500 men, 200 to guard the airport"."""
    before = figures[-1] if figures else None
    infinitive = best.cue == "participle" and best.mention.rule.endswith(".to")
    return infinitive and before is not None and before.sentence == draft.sentence and before.status == "planned"

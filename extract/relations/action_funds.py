"""Who or what pays for actions, where their rows say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.relations.action_numbers import ActionNumbers
from extract.relations.action_passages import OWN_WORDS, Passage
from extract.relations.action_subjects import Subjects, behind, subjects_of
from extract.relations.action_sums import Payment, cells_of_funds, funders_in, sums_in
from extract.relations.action_wording import Hit, link_words, words_of
from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.standing import amounts_in, period_in
from graph.records import Claim, Kind

__all__ = ["funding_claims"]

_MOST_WORDS = 5
_SURENESS = 0.85
_IN_KIND_SURENESS = 0.7
_LISTED = re.compile(r"[\s,;/&+]*(?:and)?[\s,]*(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_BREAK = re.compile(r"[;:]|\s[-–—]\s")
_IS_TO_BE = (["will", "be"], ["to", "be"], ["shall", "be"])
_SUM_BEHIND = re.compile(r"(?:\s{1,3}[\w'’]{1,14}){0,4}\s{1,3}£\s?\d")
_WHICH = re.compile(r"[*_]{0,3},?\s{1,3}(?:which|that)\s{1,3}(?:(?:the|our)\s)?", re.IGNORECASE)
_NAMED_SUBJECT = re.compile(r"\W{0,9}(?:[A-Z][\w'’-]{0,30}\s{1,3}){2,6}(?:is|are|was|were)\b")


def funding_claims(
    context: RelationContext,
    passages: Sequence[Passage],
    found: Iterable[tuple[Passage, Hit]],
) -> Iterator[Claim]:
    """The funds and bodies that pay for each action, or for the service that its row names as
    paid, with the sum and the years where stated.

    Money that is only hoped for has the status "planned", money that has ended "ended"; a bid
    that failed and money under a condition give nothing.
    """
    numbers = ActionNumbers(context.actions)
    stated: dict[tuple[int, str, str | None, tuple[str, ...]], tuple[Payment, Passage]] = {}
    for passage in passages:
        for payment in sums_in(passage, context):
            stated.setdefault(_key(payment, passage), (payment, passage))
    for passage, hit in found:
        named = _numbered(passage, hit, numbers)
        if named is not None:
            passage = replace(passage, actions=named.actions)
        if not passage.actions:
            continue
        for payment in _of_hit(passage, hit, context, named):
            stated.setdefault(_key(payment, passage), (payment, passage))
    for passage, name in cells_of_funds(context, passages):
        payment = Payment(name, name.start, name.end, "a cell of funds")
        stated.setdefault(_key(payment, passage), (payment, passage))
    served = {(passage.actions, pay.funder.id) for pay, passage in stated.values() if pay.paid}
    for payment, passage in stated.values():
        if payment.paid is not None or (passage.actions, payment.funder.id) not in served:
            yield from _claims(payment, passage)


def _numbered(passage: Passage, hit: Hit, numbers: ActionNumbers) -> Subjects | None:
    """The actions whose numbers the sentence gives for what is paid: "MOPAC pays for 2.1"."""
    if hit.link.before:
        return behind(passage, hit, numbers)
    subjects = subjects_of(passage, hit, numbers)
    return subjects if subjects.numbered else None


def _key(payment: Payment, passage: Passage) -> tuple[int, str, str | None, tuple[str, ...]]:
    paid = payment.paid.id if payment.paid else None
    return passage.start, payment.funder.id, paid, passage.actions


def _claims(payment: Payment, passage: Passage) -> Iterator[Claim]:
    start, end = payment.start - passage.start, payment.end - passage.start
    begin, stop = passage.sentence(start)
    sentence = passage.text[begin:stop]
    sureness = _IN_KIND_SURENESS if payment.in_kind else _SURENESS
    amount = _amount(sentence, start - begin, end - begin)
    for subject in [payment.paid.id] if payment.paid else passage.actions:
        claim = claim_at(
            payment.funder.id, "pg:funds", subject, (payment.start, payment.end), passage.locator,
            f"says who pays: {payment.wording}",
            sureness * payment.funder.candidate.confidence,
        )  # fmt: skip
        yield replace(claim, status=payment.status, amount=amount, period=period_in(sentence))


def _of_hit(
    passage: Passage, hit: Hit, context: RelationContext, named: Subjects | None
) -> Iterator[Payment]:
    sentence = passage.text[hit.begin : hit.stop].lower()
    words = link_words()
    if any(phrase in sentence for phrase in words.conditions):
        return
    status = hit.link.status
    if set(words_of(passage.text[hit.begin : hit.start])) & words.hoped:
        status = "planned"
    if words_of(passage.text[hit.begin : hit.start])[-2:] in _IS_TO_BE:
        status = "planned"
    if any(phrase in sentence for phrase in words.ended):
        status = "ended"
    found = _payers_before if hit.link.before else _payers_after
    if hit.link.with_sum and not (
        "£" in passage.text[hit.start : hit.end] or _SUM_BEHIND.match(passage.text, hit.end)
    ):
        return
    for funder, paid in found(passage, hit, context, named is not None):
        if named is not None and paid is None:
            inside = (passage.start + named.start, passage.start + named.end)
            start = min(funder.start, passage.start + hit.start, inside[0])
            end = max(funder.end, passage.start + hit.end, inside[1])
            yield Payment(funder, start, end, hit.link.name, None, status, hit.link.in_kind)
            continue
        start = min(funder.start, passage.start + hit.start, paid.start if paid else funder.start)
        end = max(funder.end, passage.start + hit.end, paid.end if paid else funder.end)
        yield Payment(funder, start, end, hit.link.name, paid, status, hit.link.in_kind)


def _payers_after(
    passage: Passage, hit: Hit, context: RelationContext, numbered: bool
) -> Iterator[tuple[Named, Named | None]]:
    """Who is named soon behind "funded by", and listed there; and the service named before it."""
    at, first = hit.end, True
    paid = _service_before(passage, hit, context)
    if paid is None and not numbered and not _tells_of_action(passage, hit):
        return
    for funder in funders_in(context, passage, hit.end, hit.stop):
        begin = funder.start - passage.start
        if begin < at:
            continue
        gap = passage.text[at:begin]
        if first and (len(words_of(gap)) > _MOST_WORDS or _BREAK.search(gap.strip(" :–-"))):
            return
        if not first and not _LISTED.fullmatch(gap):
            return
        if hit.link.funds_only and (funder.kind is not Kind.FUND or len(words_of(gap)) > 2):
            return
        behind = words_of(passage.text[funder.end - passage.start : hit.stop][:40])
        if behind and behind[0] in link_words().paid_behind:
            return
        at, first = funder.end - passage.start, False
        if paid is None or paid.id != funder.id:
            yield funder, paid


def _tells_of_action(passage: Passage, hit: Hit) -> bool:
    """Whether what is paid is the action, not something that stands before the wording:
    "services funded by", "commissioned through", "Their Own Choice is funded by"."""
    lead = passage.text[hit.begin : hit.start]
    if _NAMED_SUBJECT.match(lead):
        return False
    if passage.role != OWN_WORDS:
        return True
    if hit.link.after_break:
        return not lead.strip(" *_") or lead.rstrip(" *_")[-1] in ",;:.(-–—"
    return not (hit.link.funds_only and set(words_of(lead)[-1:]) & link_words().paid_behind)


def _payers_before(
    passage: Passage, hit: Hit, context: RelationContext, numbered: bool
) -> Iterator[tuple[Named, Named | None]]:
    """Who is named at once before "funds", and what is named at once behind it."""
    before = funders_in(context, passage, hit.begin, hit.start)
    if words_of(passage.text[hit.end : hit.end + 12])[:1] in (
        ["by"],
        ["from"],
        ["through"],
        ["via"],
    ):
        return
    paid = _service_behind(passage, hit, context) or _service_called(passage, hit, before, context)
    if paid is None:
        paid = _service_of_clause(passage, before, context)
    if paid is None and not numbered and passage.role == OWN_WORDS and not hit.link.own_words:
        return
    at = hit.start
    for funder in reversed(before):
        gap = passage.text[funder.end - passage.start : at]
        near = (
            _LISTED.fullmatch(gap)
            if at != hit.start
            else re.fullmatch(r"[\s\-)(*_]*(?:,?\s*(?:which|who))?\s*", gap)
        )
        if not near:
            return
        at = funder.start - passage.start
        yield funder, paid


def _service_before(passage: Passage, hit: Hit, context: RelationContext) -> Named | None:
    """The service of which the sentence says that it "is funded by", or ", funded by"."""
    found = _services(context, passage.start + hit.begin, passage.start + hit.start)
    if not found or passage.role == OWN_WORDS:
        return None
    gap = passage.text[found[-1].end - passage.start : hit.start]
    joined = set(words_of(gap)) <= link_words().linking and bool(words_of(gap))
    return found[-1] if joined else None


def _service_behind(passage: Passage, hit: Hit, context: RelationContext) -> Named | None:
    found = _services(context, passage.start + hit.end, passage.start + hit.stop)
    if not found:
        return None
    gap = words_of(passage.text[hit.end : found[0].start - passage.start])
    if re.match(r"\s[A-Z][a-z]", passage.text[found[0].end - passage.start :][:3]):
        return None  # The name goes on, so that it is another's.
    return found[0] if set(gap) <= link_words().articles and len(gap) < 3 else None


def _service_called(
    passage: Passage, hit: Hit, before: list[Named], context: RelationContext
) -> Named | None:
    """The service with which a sentence begins that calls it "a MOPAC funded programme"."""
    if not before:
        return None
    found = _services(context, passage.start + hit.begin, before[-1].start)
    if not found:
        return None
    gap = words_of(passage.text[found[-1].end - passage.start : before[-1].start - passage.start])
    return found[-1] if gap and set(gap) <= link_words().calling else None


def _service_of_clause(
    passage: Passage, before: list[Named], context: RelationContext
) -> Named | None:
    """The service of which a clause tells that a payer pays for it: "the X, which Y funds"."""
    for funder in before[:1]:
        begin = max(0, funder.start - passage.start - 120)
        found = _services(context, passage.start + begin, funder.start)
        if found and _WHICH.fullmatch(context.text[found[-1].end : funder.start]):
            return found[-1]
    return None


def _services(context: RelationContext, start: int, end: int) -> list[Named]:
    """The services named between two offsets, and bodies that go by the name of theirs."""
    return [
        thing
        for thing in context.named(start, end)
        if (thing.kind is Kind.SERVICE or "pg:Service" in thing.entity.types)
        and not thing.entity.generic
    ]


def _amount(sentence: str, start: int, end: int) -> str | None:
    """The sum printed nearest to the words of a claim."""
    sums = amounts_in(sentence)
    if not sums:
        return None
    return min(sums, key=lambda found: max(start - found[0], found[0] - end, 0))[1]

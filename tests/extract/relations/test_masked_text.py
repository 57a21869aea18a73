"""Sentences are parsed with one word for each name, the same one once."""

from __future__ import annotations

from tests.extract.relations.sentence_fixture import marked_things, parser


def test_what_reads_the_same_is_parsed_once_and_keeps_its_own_names() -> None:
    sources = (
        "<panel>The Hillford Board</panel> reports to <panel>the Marsham Forum</panel>.",
        "<panel>Night Group</panel> reports to <panel>the Safer Streets Board</panel>.",
        "<panel>Night Group</panel> reports to<panel>the Safer Streets Board</panel>.",
    )
    marked = [marked_things(source) for source in sources]
    first, second, third = parser().parse((text, 0, things) for text, things in marked)
    assert first.doc is second.doc
    assert second.doc is not third.doc
    assert all(sentence.doc.has_annotation("DEP") for sentence in (first, second, third))
    assert [thing.name for thing in second.things.values()] == [
        "Night Group", "the Safer Streets Board",
    ]  # fmt: skip
    assert second.printed[second.doc[0].i] == "Night Group"


def test_no_sentence_loads_no_grammar() -> None:
    assert list(parser().parse([])) == []

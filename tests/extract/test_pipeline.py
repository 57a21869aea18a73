"""The spaCy pipeline: our finders beside the stock model."""

from __future__ import annotations

import pytest

from extract.known_names import KnownNames
from extract.pipeline import Found, NamePipeline
from graph.errors import InputError
from graph.records import Kind, Method
from tests.extract import marked
from tests.extract.marked import known_in


@pytest.fixture
def pipeline() -> NamePipeline:
    return marked.pipeline()


@pytest.fixture
def camden() -> KnownNames:
    return known_in("Camden")


def by_words(pipeline: NamePipeline, text: str, known: KnownNames) -> dict[str, Found]:
    """What was found, by its words; the surest where several finders found the same."""
    (found,) = pipeline.find([text], known)
    ordered = sorted(found, key=lambda item: item.confidence)
    return {text[item.start : item.end]: item for item in ordered}


def test_a_model_that_is_not_installed_is_said_so() -> None:
    with pytest.raises(InputError) as refused:
        NamePipeline("xx_no_such_model")
    assert refused.value.name == "xx_no_such_model"
    assert "not an installed" in refused.value.problem


def test_it_tells_model_and_version(pipeline: NamePipeline) -> None:
    assert pipeline.model.startswith("en_")
    assert pipeline.model.split()[1][0].isdigit()


def test_each_finder_says_how_it_found_a_name(pipeline: NamePipeline, camden: KnownNames) -> None:
    camden.add_own("Kestrel House", Kind.SERVICE)
    text = "MOPAC asked Supt Ian Howells. The Ashvale Weapons Team is at Kestrel House with HAMRO."
    found = by_words(pipeline, text, camden)
    assert found["MOPAC"].method is Method.REGISTRY
    assert found["Supt Ian Howells"].kind is Kind.PERSON
    assert found["Ashvale Weapons Team"].method is Method.PATTERN
    assert found["Kestrel House"].kind is Kind.SERVICE
    assert found["HAMRO"].confidence < found["MOPAC"].confidence


def test_generic_words_are_found_as_such(pipeline: NamePipeline, camden: KnownNames) -> None:
    assert by_words(pipeline, "Talk to young people.", camden)["young people"].generic


def test_the_model_finds_people_that_no_list_knows(
    pipeline: NamePipeline, camden: KnownNames
) -> None:
    text = "We thank Jennifer Aniston and Barack Obama, who came to the meeting."
    found = by_words(pipeline, text, camden)
    assert found["Jennifer Aniston"].kind is Kind.PERSON
    assert {item.method for item in found.values()} <= {Method.PATTERN, Method.MODEL}


def test_bodies_inside_longer_names_are_kept_beside_them(
    pipeline: NamePipeline, camden: KnownNames
) -> None:
    found = by_words(pipeline, "Follow the MOPAC Violence Strategy.", camden)
    assert found["MOPAC Violence Strategy"].kind is Kind.DOCUMENT
    assert found["MOPAC"].kind is Kind.ORGANISATION


def test_one_pipeline_serves_plan_after_plan(pipeline: NamePipeline) -> None:
    text = "The Kestrel House opens."
    first = known_in("Camden")
    first.add_own("Kestrel House", Kind.SERVICE)
    assert "Kestrel House" in by_words(pipeline, text, first)
    assert "Kestrel House" not in by_words(pipeline, text, known_in("Camden"))


@pytest.mark.parametrize("text", ["", " ", "\u202e\u200f", "?!", "\x00\x01", "👮🏽‍♀️"])
def test_texts_without_words_hold_no_names(
    pipeline: NamePipeline, camden: KnownNames, text: str
) -> None:
    assert list(pipeline.find([text], camden)) == [()]


def test_many_texts_give_as_many_answers_in_order(
    pipeline: NamePipeline, camden: KnownNames
) -> None:
    texts = ["MOPAC met." if number % 3 == 0 else "Nobody met." for number in range(150)]
    answers = [bool(found) for found in pipeline.find(texts, camden)]
    assert answers == [number % 3 == 0 for number in range(150)]


def test_two_pipelines_keep_to_their_own_names() -> None:
    first, second = NamePipeline(), NamePipeline()
    known = known_in("Camden")
    known.add_own("Kestrel House", Kind.SERVICE)
    (before,) = first.find(["Kestrel House opens."], known_in("Camden"))
    assert Kind.SERVICE not in [item.kind for item in before]
    (found,) = second.find(["Kestrel House opens."], known)
    assert [item.kind for item in found] == [Kind.SERVICE]

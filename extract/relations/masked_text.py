"""Sentences with one word for each name, parsed.

A parser trained on news stumbles over "the Violence and Vulnerability (V&V) Board" and reads
"the Board" well. So each name is put before it as a single common word of its kind, and
brackets and dashes as commas; the offsets of every token lead back to the document.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from extract.language_model import load_grammar
from extract.model_version import DEFAULT_MODEL
from extract.relations.reference_words import reference_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["AREA", "ParsedSentence", "SentenceParser", "Thing"]

AREA = "area"
_STAND_INS = {
    "person": "Smith",
    "organisation": "Google",
    "panel": "committee",
    "service": "clinic",
    "role": "director",
    "document": "strategy",
    "fund": "treasury",
    AREA: "London",
}
_BATCH = 64
_Words: TypeAlias = "tuple[tuple[str, ...], tuple[bool, ...]]"
"""The words of a masked sentence, and whether a space is behind each."""
_BREAKS = re.compile(r"\s[-–—]+\s|[()\[\]–—]|[•▪●|]")

_SHORT_FORM = re.compile(r"\(\s?[\"“'‘]?(?:the )?[A-Z][A-Za-z&-]{1,9}[\"”'’]?\s?\)")
_VERB_BEHIND = (
    r"(?P<verb>[a-z]+)(?=(?: (?:(?:the|a|an|our|its|this|to|into|in|on|and|for|across|throughout|"
    r"quarterly|monthly|directly|direct|formally|back|in)\b|[A-Z£]))|[.,;]|\s*$)"
)
_NEXT_WORDS = re.compile(
    r"[ ,]{1,12}(?:(?:also|already|now|currently|jointly|both|all|that|which|who) )?" + _VERB_BEHIND
)
_IN_TURN = re.compile(r"\bin (?:its |their )?turn\b")
_FIRST_WORD = re.compile(
    r"\W{0,4}(?P<verb>[A-Z][a-z]+)(?= (?:(?:quarterly|monthly|directly|direct) )?(?:in)?to\b)"
)
_PLURAL_SUBJECT = re.compile(
    r"\b(?:[Bb]oth|[Aa]ll(?: (?:two|three|four|five|six))?|[Tt]hey|(?:sub)?groups|boards|panels|"
    r"partnerships|meetings|teams) {1,12}" + _VERB_BEHIND
)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_PREFIXES = re.compile(r"\b([Ss]ub|[Cc]o|[Vv]ice)-([a-z]+)")


@dataclass(frozen=True, slots=True)
class Thing:
    """A name in a sentence: the id of the thing, its kind (that of a `Kind`, or `AREA`), and
    the offsets of the name in the document.

    `also` is another kind that it may be taken for, `name` what is printed.
    """

    id: str
    kind: str
    start: int
    end: int
    generic: bool = False
    doubtful: bool = False
    also: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A parsed sentence; `things` are by the index of their token, `starts` the offsets of
    all tokens in the document."""

    doc: Doc
    start: int
    end: int
    text: str
    things: dict[int, Thing]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    printed: tuple[str, ...]

    def word(self, token: Token) -> str:
        """A token's word as printed, in small letters."""
        return self.printed[token.i].lower()

    def root(self) -> Token | None:
        """The main word of the sentence, the first where a parser sees several."""
        # Making every token to ask for its label costs more than the whole array.
        heads = self.doc.to_array("HEAD")
        return next((self.doc[at] for at, head in enumerate(heads.tolist()) if head == 0), None)

    def tokens_of(self, words: Container[str]) -> Iterator[Token]:
        """The tokens whose printed word, in small letters, is one of these."""
        for at, word in enumerate(self.printed):
            if at not in self.things and word.lower() in words:
                yield self.doc[at]

    def thing(self, token: Token) -> Thing | None:
        """What a token names, None where it is a word like any other."""
        return self.things.get(token.i)


def _printed(text: str, at: int, word: str) -> str:
    """The word that is printed where a parsed one stands."""
    if text.startswith(word, at):
        return word
    match = _WORD.match(text, at)
    return match[0].replace("-", "") if match is not None else word


class SentenceParser:
    """Parses masked sentences with the grammar of a spaCy model, loaded when first used."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._model = model

    @cached_property
    def _language(self) -> Language:
        return load_grammar(self._model)

    def parse(
        self, sentences: Iterable[tuple[str, int, Sequence[Thing]]]
    ) -> Iterator[ParsedSentence]:
        """Each sentence parsed: its text, where that begins, and the things it names, which
        must be in reading order and not overlap."""
        distinct: dict[_Words, Doc] = {}
        masked = [self._masked(*sentence, distinct) for sentence in sentences]
        if masked:
            # Components change the document that they are given.
            for _ in self._language.pipe(distinct.values(), batch_size=_BATCH):
                pass
        yield from masked

    def _masked(
        self, text: str, start: int, things: Sequence[Thing], distinct: dict[_Words, Doc]
    ) -> ParsedSentence:
        """A sentence that is still to be parsed, whose document is among the `distinct`: in
        tables the same is said again and again, of one name or another."""
        language = self._language  # first, since spaCy is not to be imported in another way
        from spacy.tokens import Doc

        words: list[str] = []
        printed: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        ends: list[int] = []
        named: dict[int, Thing] = {}

        def plain_words(begin: int, end: int) -> None:
            for token in language.tokenizer(flat[begin:end]):
                if not token.text.strip() or (token.text == "," and words[-1:] == [","]):
                    continue
                words.append(token.text)
                printed.append(_printed(text, begin + token.idx, token.text))
                spaces.append(bool(token.whitespace_))
                starts.append(start + begin + token.idx)
                ends.append(start + begin + token.idx + len(token.text))

        at = 0
        flat = self._flat(text, start, things)
        for thing in things:
            plain_words(at, thing.start - start)
            named[len(words)] = thing
            words.append(_STAND_INS[thing.kind])
            printed.append(text[thing.start - start : thing.end - start])
            at = thing.end - start
            spaces.append(text[at : at + 1].isspace())
            starts.append(thing.start)
            ends.append(thing.end)
        plain_words(at, len(text))
        as_read = tuple(words), tuple(spaces)
        doc = distinct.get(as_read)
        if doc is None:
            doc = distinct[as_read] = Doc(language.vocab, words=words, spaces=spaces)
        end = start + len(text)
        return ParsedSentence(
            doc, start, end, text, named, tuple(starts), tuple(ends), tuple(printed)
        )

    def _flat(self, text: str, start: int, things: Sequence[Thing]) -> str:
        """The text, as long as it was, with brackets and dashes as commas, unknown short forms
        in brackets blanked, and a plain verb for each that may be taken for a noun."""

        def as_long(new: str, match: re.Match[str]) -> str:
            return new[: len(match[0])].ljust(len(match[0]))

        flat = _SHORT_FORM.sub(lambda match: " " * len(match[0]), re.sub(r"\s", " ", text))
        flat = _IN_TURN.sub(lambda match: " " * len(match[0]), flat)
        flat = _BREAKS.sub(lambda match: as_long(",", match), flat)
        flat = _PREFIXES.sub(lambda match: as_long(match[1] + match[2], match), flat)
        verbs = reference_words().plain_verbs
        behind = [_NEXT_WORDS.match(flat, thing.end - start) for thing in things]
        for match in (*behind, *_PLURAL_SUBJECT.finditer(flat), _FIRST_WORD.match(flat)):
            plain = verbs.get(match["verb"].lower()) if match is not None else None
            if match is not None and plain is not None:
                first, last = match.span("verb")
                flat = flat[:first] + plain.ljust(last - first)[: last - first] + flat[last:]
        return flat

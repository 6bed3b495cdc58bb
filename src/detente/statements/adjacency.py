"""Contents found by the order of words: quotations next to the cue's clause, and "A, said X" where the parse fails."""

from __future__ import annotations

from collections.abc import Iterator

from detente.language import Token
from detente.statements.scene import CLOSING, VERBAL, Candidate, Region, Regions, Scene, noun_phrase, quoted, strip

# How far from the cue's clause, in tokens, a quotation may begin after it ("told the news agency of the province: “").
_REACH = 14


def with_quotation(scene: Scene, verb: Token, source: Token | None) -> Iterator[Candidate]:
    """The quotation that stands next to the cue's clause, and those that go on after it."""
    if scene.quote_of[verb.i] >= 0:
        return
    near = _adjacent(scene, verb, source)
    if near is None:
        return
    which, side = near
    region = None if source is None else noun_phrase(scene, source, verb.i)
    if region is not None and any(scene.quote_of[i] == which for i in range(*region)):
        return
    cue: Regions = ((verb.i, verb.i + 1),)
    contents = [scene.quote_regions[which]]
    head = None if source is None else source.i
    name = f"{verb.lemma.lower()}/V"
    label = f"quote:{side}"
    more = _continued(scene, verb, which)
    yield Candidate(verb.i, name, label if not more else f"{label}:less", cue, region, head, tuple(contents), "all")
    if more:
        merged = tuple(sorted([*contents, *more]))
        yield Candidate(verb.i, name, f"{label}:more", cue, region, head, merged, "all")


def _adjacent(scene: Scene, verb: Token, source: Token | None) -> tuple[int, str] | None:
    """The quotation next to the clause of the verb, with the side on which it stands."""
    tokens, quote_of = scene.tokens, scene.quote_of
    begin, end = verb.i, verb.i + 1
    if source is not None:
        first, last = noun_phrase(scene, source, verb.i)
        if last <= verb.i and verb.i - last <= 4:
            begin = min(begin, first)
        elif first > verb.i and first - verb.i <= 3:
            end = max(end, last)
    i = begin - 1
    while i >= 0 and tokens[i].text in {",", "-", "–", "—"}:
        i -= 1
    if i >= 0 and quote_of[i] >= 0 and begin - i <= 3 and _speech(scene, quote_of[i]):
        return quote_of[i], "before"
    limit = scene.sentence(verb)[1]
    i = end
    while i < len(tokens) and i <= limit and i - end < _REACH:
        token = tokens[i]
        if quote_of[i] >= 0:
            opening = scene.quote_regions[quote_of[i]][0]
            if opening != i or not _speech(scene, quote_of[i]):
                return None
            introduced = tokens[i - 1].text in {",", ":"} or i == end or tokens[i - 1].lemma in {"that"}
            return (quote_of[i], "after" if introduced else "after:loose")
        if token.pos in VERBAL and token.dep not in {"aux", "auxpass"}:
            return None
        if token.text in {".", ";", "?", "!"}:
            return None
        i += 1
    return None


def _speech(scene: Scene, which: int) -> bool:
    """Whether the quotation could be an utterance: it holds a verb, or several words."""
    first, last = scene.quote_regions[which]
    return last - first > 5 or any(scene.tokens[i].pos in VERBAL for i in range(first, last))


def _continued(scene: Scene, verb: Token, which: int) -> list[Region]:
    """Quotations after the cue's clause that go on with the same speech, without another cue between."""
    tokens = scene.tokens
    paragraph = scene.analysis.paragraph_at(verb.begin)
    end = max(verb.i + 1, scene.quote_regions[which][1])
    found = []
    for i in range(which + 1, len(scene.quotations)):
        first, last = scene.quote_regions[i]
        if first < verb.i:
            break
        if (at := scene.analysis.paragraph_at(tokens[first].begin)) != paragraph:
            if at != paragraph + 1 or not _alone(scene, i, at):
                break
            found.append((first, last))
            paragraph, end = at, last
            continue
        between = [tokens[k] for k in range(end, first)]
        same_sentence = tokens[first].sentence == verb.sentence
        if any(t.pos in VERBAL and t.sentence != verb.sentence for t in between):
            break
        if not same_sentence and not _starts_sentence(scene, first):
            break
        if same_sentence and not _speech(scene, i) and tokens[first - 1].text not in {",", ":"}:
            break
        found.append((first, last))
        end = last
    return found


def _alone(scene: Scene, which: int, paragraph: int) -> bool:
    """Whether a paragraph is nothing but the quotation: the speech before goes on."""
    begin, end = scene.analysis.paragraphs[paragraph]
    span = scene.quotations[which].span
    return span[0] == begin and end - span[1] <= 1 and _speech(scene, which)


def _starts_sentence(scene: Scene, i: int) -> bool:
    before = scene.tokens[i - 1].text if i else "."
    return before in {".", "?", "!", ":"} or before[-1] in "”\"»’'."


def linear(scene: Scene, verb: Token, source: Token | None) -> Iterator[Candidate]:
    """ "A, said X", "A, X said, B" by the order of words, for what the parser did not see as one clause in another."""
    if verb.tag not in {"VBD", "VBZ", "VBP"} or source is None:
        return
    tokens = scene.tokens
    phrase = noun_phrase(scene, source, verb.i)
    first, last = scene.sentence(verb)
    begin, end = min(verb.i, phrase[0]), max(verb.i + 1, phrase[1])
    begin, end = min(begin, scene.left[verb.i]) if verb.dep == "parataxis" else begin, end
    if end - begin > 40 or begin - first < 3:
        return
    before = tokens[begin - 1]
    if not (before.text == "," or (scene.quote_of[before.i] >= 0 and before.text in CLOSING)):
        return
    for child in scene.children(verb):
        if (
            child.dep in {"dative", "npadvmod", "advmod", "prep", "dobj"}
            and child.i >= end
            and scene.left[child.i] <= end
        ):
            end = max(end, scene.right[child.i] + 1)
    end = min(end, last)
    pieces = [strip(scene, (first, begin))]
    tail = strip(scene, (end, last))
    comma = end < last and tokens[end].text in {",", "–", "—", "-", "--", ":"}
    cue: Regions = ((verb.i, verb.i + 1),)

    def made(label: str, content: Regions) -> Candidate:
        return Candidate(
            verb.i, f"{verb.lemma.lower()}/V", label, cue, phrase, source.i, content, quoted(scene, content)
        )

    shape = "end" if tail[1] <= tail[0] else "comma" if comma else "open"
    mark = "quote" if before.text in CLOSING and before.text != "," else "comma"
    if pieces[0][1] > pieces[0][0]:
        yield made(f"lin:{mark}:{shape}", tuple(pieces))
        if comma and tail[1] > tail[0]:
            yield made(f"lin:{mark}:around", (*pieces, tail))

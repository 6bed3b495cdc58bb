"""What is done by saying it: assert, deny, accuse, demand, promise and so on.

The cue's own word often names the act ("accused", "vowed"): VERBS lists such words by hand. Where it does not ("said"),
the words said decide, by a softmax regression over a few properties. Its weights (acts.json) are learned from the
project's own invented articles by training/acts.py.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import cast

from detente.language import Token
from detente.records import Act

ACTS: tuple[Act, ...] = (
    "assert",
    "deny",
    "accuse",
    "demand",
    "promise",
    "propose",
    "reject",
    "praise",
    "threaten",
    "predict",
)

# Lemmas of cues, verbs and nouns, that name an act.
WORDS: Mapping[Act, str] = {
    "assert": """say tell state declare announce explain note add report remark comment observe mention reply answer
        respond retort quip joke muse sigh shrug mutter murmur whisper shout cry exclaim snap bark growl recall recount
        relate describe write tweet post argue claim maintain contend assert insist affirm confirm stress emphasize
        emphasise underline underscore reiterate repeat concede admit acknowledge confide reveal disclose inform notify
        indicate point_out conclude continue go_on reason believe think consider feel hold find see view know understand
        learn hear read testify opine venture volunteer declaim intone chime_in interject counter object put_it sum_up
        account count opinion view word statement claim reading telling remark comment answer reply report message""",
    "deny": "deny denial dispute dismiss contradict disavow refute rebut disclaim gainsay repudiate contest",
    "accuse": """accuse accusation blame charge allege allegation denounce condemn criticize criticise criticism slam
        blast lambast lambaste castigate chide decry deplore attack assail rebuke reproach fault deride mock complain
        complaint grumble lament berate ridicule excoriate scold lash brand bemoan impute insinuate vilify""",
    "demand": """demand ask urge request require insist appeal beg implore exhort press order instruct want seek
        plead beseech call_for call_on call_upon push_for push wish tell_off summon enjoin petition clamor clamour""",
    "promise": """promise pledge vow swear undertake assure assurance guarantee commit commitment volunteer agree
        intend plan consent promise_to""",
    "propose": """propose proposal suggest suggestion offer recommend recommendation advise advocate float moot
        invite counsel idea invitation tender""",
    "reject": """reject refuse rejection refusal oppose opposition decline rule_out object objection spurn rebuff scorn
        resist disagree veto turn_down shun baulk balk""",
    "praise": """praise hail welcome applaud laud commend thank celebrate endorse support congratulate admire compliment
        salute back favor favour tout extol cheer approve""",
    "threaten": "threaten threat warn warning caution ultimatum",
    "predict": """predict prediction expect expectation forecast fear hope foresee anticipate bet reckon doubt prophesy
        envisage project estimate await optimism pessimism tip wager guess""",
}
_CLASS: Mapping[str, Act] = {word: act for act, words in WORDS.items() for word in words.split()}
# What an act becomes where the cue is denied: "does not intend to", "did not agree".
NEGATED: Mapping[Act, Act] = {"promise": "reject", "praise": "reject", "propose": "reject", "demand": "assert"}
# Words that always do what they name, whatever was said.
_NAY: tuple[Act, ...] = ("deny", "reject")
_FIRM = frozenset([word for act in _NAY for word in WORDS[act].split()] + ["threaten"])
_TELLING = frozenset(
    """will would shall should must may might can could cannot need let if unless until not no never n't please ready
    likely unlikely probably perhaps maybe soon tomorrow next going lie blame guilty breach violate betray fault
    illegal wrong good great excellent historic proud thank congratulate grateful never nothing false untrue invention
    agree accept reject impossible unacceptable out nobody why who ? ! deadline demand guarantee consequence pay price
    otherwise year month week expect hope fear by before return offer proposal instead""".split()
)


@functools.cache
def _weights() -> dict[str, list[float]]:
    text = resources.files("detente.statements").joinpath("acts.json").read_text(encoding="utf-8")
    return cast("dict[str, list[float]]", json.loads(text)["weights"])


def named(word: str) -> str:
    """The act that a cue's lemma names by itself, "none" where it names none."""
    return _CLASS.get(word) or _CLASS.get(word.partition("_")[0]) or "none"


def act_of(cue: Token | None, lemma: str, content: Sequence[Token]) -> Act:
    """The likeliest act of words said with this cue. `lemma`: of the cue, `_` before particle and preposition."""
    if lemma in _FIRM:
        return _CLASS[lemma]
    weights = _weights()
    totals = [0.0] * len(ACTS)
    for name in properties(cue, lemma, content):
        for i, weight in enumerate(weights.get(name, ())):
            totals[i] += weight
    return ACTS[totals.index(max(totals))]


def properties(cue: Token | None, lemma: str, content: Sequence[Token]) -> list[str]:
    """What the act is judged by, as `group=value`."""
    word = lemma
    names = named(lemma)
    found = {"bias=", f"cue={word}", f"class={names}", f"form={cue.tag if cue else '-'}"}
    words = [token for token in content if token.pos != "PUNCT" or token.text in "?!"]
    if words:
        first = words[0]
        found.add(f"first={first.lemma.lower() if first.pos in {'PRON', 'SCONJ', 'PART', 'AUX', 'ADP'} else first.pos}")
    lemmas = [token.lemma.lower() for token in words]
    for each in _TELLING.intersection(lemmas):
        found.add(f"says={each}")
    for subject, verb in itertools.pairwise(lemmas):
        if verb in {"will", "shall", "must", "would", "should", "can", "have"}:
            person = "we" if subject in {"we", "i"} else "you" if subject == "you" else "they"
            found.add(f"modal={person} {verb}")
    if any(token.pos == "VERB" and token.tag == "VB" and token.dep == "ROOT" for token in words):
        found.add("imperative=")
    return sorted(found)

"""Affiliation, side and confidence of candidates built by hand."""

from __future__ import annotations

import math

from detente.actors import confidence, sides
from detente.actors.candidates import Candidate, Mention


def person(*owners: int, nouns: tuple[str, ...] = ()) -> Candidate:
    return Candidate("person", ["Ivo Tarn"], owners=list(owners), nouns=set(nouns))


def test_envoy_of_a_body_of_a_state_is_on_the_side_of_the_state() -> None:
    state = Candidate("state", ["Halmere"])
    ministry = Candidate("organization", ["Foreign Ministry"], owners=[1])
    envoy = person(2, nouns=("envoy",))
    sides.affiliate([state, ministry, envoy], {1: state, 2: ministry})
    assert envoy.affiliation is ministry
    assert envoy.side is state
    assert ministry.side is state
    assert state.side is None


def test_expert_has_an_affiliation_and_no_side() -> None:
    institute = Candidate("organization", ["Institute"])
    expert = person(1, nouns=("analyst",))
    sides.affiliate([institute, expert], {1: institute})
    assert expert.affiliation is institute
    assert expert.side is None


def test_adviser_of_a_person_is_on_that_persons_side() -> None:
    state = Candidate("state", ["Halmere"])
    minister, adviser = person(1, nouns=("minister",)), person(2, nouns=("adviser",))
    sides.affiliate([adviser, state, minister], {1: state, 2: minister})
    assert adviser.affiliation is minister
    assert adviser.side is state


def test_state_of_an_office_goes_before_the_body_that_one_heads() -> None:
    state, fund = Candidate("state", ["Halmere"]), Candidate("organization", ["Harbour Fund"])
    envoy = person(2, 1, nouns=("envoy", "head"))
    sides.affiliate([state, fund, envoy], {1: state, 2: fund})
    assert envoy.affiliation is fund
    assert envoy.side is state


def test_owner_that_is_no_actor_makes_room_for_one_that_is() -> None:
    state, fund = Candidate("state", ["Halmere"]), Candidate("organization", ["Harbour Fund"])
    envoy = person(2, 1, nouns=("head",))
    at = {1: state, 2: fund}
    sides.affiliate([state, fund, envoy], at)
    sides.affiliate_among([state, envoy], at)
    assert envoy.affiliation is state
    assert envoy.side is state


def test_side_beyond_an_owner_that_is_no_actor_stays() -> None:
    state, ministry = Candidate("state", ["Halmere"]), Candidate("organization", ["Foreign Ministry"], owners=[1])
    envoy = person(2, nouns=("envoy",))
    at = {1: state, 2: ministry}
    sides.affiliate([state, ministry, envoy], at)
    sides.affiliate_among([state, envoy], at)
    assert envoy.affiliation is None
    assert envoy.side is state


def test_of_bodies_that_own_each_other_one_belongs_to_the_other() -> None:
    one, other = Candidate("organization", ["One"], owners=[2]), Candidate("organization", ["Other"], owners=[1])
    sides.affiliate([one, other], {1: one, 2: other})
    assert (one.affiliation, other.affiliation) == (other, None)
    sides.affiliate_among([one, other], {1: one, 2: other})
    assert (one.affiliation, other.affiliation) == (other, None)


def test_probability_is_the_logistic_function_of_the_weights() -> None:
    assert confidence.probability({}, {}) == 0.5
    assert math.isclose(confidence.probability({"a": 2.0}, {"": -1.0, "a": 1.5}), 1 / (1 + math.exp(-2)))
    assert 0 < confidence.probability({"a": 1e6}, {"a": 1.0}) <= 1
    assert 0 <= confidence.probability({"a": -1e6}, {"a": 1.0}) < 1


def test_a_candidate_takes_a_mention_once() -> None:
    candidate = person()
    candidate.add(Mention((0, 8), 1, "name"))
    candidate.add(Mention((0, 8), 1, "description"))
    assert len(candidate.mentions) == 1

"""Each feature that joiners are known to break, joined as it is and by the house's rules."""

import pytest

from annuario.docx import write
from tests.documents.features import FEATURES, Feature
from tests.documents.joining import joined, plainly

_BY_NAME = [pytest.param(feature, id=feature.name) for feature in FEATURES]


@pytest.mark.parametrize("feature", _BY_NAME)
def test_it_holds_where_texts_are_joined_as_they_are(feature: Feature) -> None:
    assert feature.holds(write(plainly(*feature.files()))) == ""


@pytest.mark.parametrize("feature", _BY_NAME)
def test_it_holds_where_the_houses_rules_apply(feature: Feature) -> None:
    assert feature.restyled(write(joined(*feature.files()))) == ""


def test_the_names_of_the_features_differ() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)

"""The words that the program writes into the book."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from annuario.report.words import fill, written


def test_dates_are_written_as_people_write_them() -> None:
    assert (written(date(2006, 2, 17), "en"), written(date(2006, 2, 17), "it")) == ("17 February 2006", "17 febbraio 2006")


@pytest.mark.parametrize("name", ["words.toml", "status.toml"])
def test_both_languages_have_the_same_words(name: str) -> None:
    said = tomllib.loads(files("annuario.report").joinpath(name).read_text("utf-8"))

    assert said["it"].keys() == said["en"].keys()


def test_a_value_that_looks_like_a_mark_is_left_alone() -> None:
    assert fill("{a} and {b}", a="{b}", b="{a}") == "{b} and {a}"

"""Rendering the house's templates: values are text, mistakes are told with their paragraph."""

import re
from pathlib import Path

import pytest
from docx import Document

from annuario.docx.text import blocks
from annuario.report.template import BadTemplate, render


def template(folder: Path, *paragraphs: str) -> Path:
    """Write a template with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = folder / "05-networks.docx"
    document.save(str(path))
    return path


def words(path: Path, **values: object) -> list[str]:
    """Return the paragraphs of the rendered template."""
    return [block.text for block in blocks(render(path, values))]


def test_values_come_out_as_they_are_and_are_never_run(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ title }}")

    assert words(path, title="A & B <b>x</b> {{ 7*7 }} {% raw %}") == ["A & B <b>x</b> {{ 7*7 }} {% raw %}"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Chapter {{ sektion.title }}", ["05-networks.docx", "“Chapter {{ sektion.title }}”", "'sektion' is undefined"]),
        ("Chapter {{ section.titel }}", ["05-networks.docx", "“Chapter {{ section.titel }}”", "no attribute 'titel'"]),
        ("Chapter {{ section.title", ["05-networks.docx", "“Chapter {{ section.title”"]),
        ("{% if %}x{% endif %}", ["05-networks.docx", "“{% if %}x{% endif %}”"]),
        ("{{ ''.__class__.__mro__ }}", ["05-networks.docx", "unsafe"]),
    ],
)
def test_a_mistake_is_told_with_file_and_paragraph(tmp_path: Path, text: str, named: list[str]) -> None:
    path = template(tmp_path, "All is well here: {{ title }}", text)

    with pytest.raises(BadTemplate) as told:
        render(path, {"title": "Networks", "section": {"title": "Networks"}})

    assert [word for word in named if word not in str(told.value)] == []


@pytest.mark.parametrize("text", ["{{ title }", "{% if title %", "Of {{ title"])
def test_a_placeholder_that_is_not_closed_is_told_before_a_line_that_steers_too(tmp_path: Path, text: str) -> None:
    path = template(tmp_path, text, "{%p if title %}", "{{ title }}", "{%p endif %}")

    with pytest.raises(BadTemplate, match=re.escape(f"has a mistake in the paragraph “{text}”: ")):
        render(path, {"title": "Networks"})


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match="is missing"):
        render(tmp_path / "06-gone.docx", {})


def test_a_template_that_is_no_word_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "05-networks.docx"
    path.write_text("not a Word file")

    with pytest.raises(BadTemplate, match=r"05-networks\.docx cannot be read"):
        render(path, {})

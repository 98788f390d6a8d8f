"""The style sheet: parts that are written apart and served as one."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

from coderpath import sheet

# The list beside its filters is the one layout that asks for more than a sheet could hold.
NARROWER = re.compile(r"@media ([^{]*-width: [0-6]\d(?:\.\d+)?rem\)) {")
LAYERS = re.compile(r"@layer ([\w, ]+);")


def test_every_part_is_in_the_sheet_once():
    assert sorted(sheet.PARTS) == sorted(path.stem for path in sheet.FOLDER.glob("*.css"))
    assert len(set(sheet.PARTS)) == len(sheet.PARTS)


def test_the_first_part_orders_the_layers_and_no_part_adds_one():
    named = LAYERS.findall(sheet.joined())
    assert len(named) == 1
    layers = named[0].split(", ")
    for part in sheet.PARTS:
        text = (sheet.FOLDER / f"{part}.css").read_text(encoding="utf-8")
        assert text.count("{") == text.count("}"), part
        assert set(re.findall(r"@layer (\w+) {", text)) <= set(layers), part


def test_readers_get_one_file_with_the_parts_in_order():
    found = Path(finders.find("css/site.css")).read_text(encoding="utf-8")
    at = [
        found.index((sheet.FOLDER / f"{part}.css").read_text(encoding="utf-8"))
        for part in sheet.PARTS
    ]
    assert at == sorted(at)


def test_what_is_collected_is_what_is_found(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    collected = (tmp_path / "css" / "site.css").read_text(encoding="utf-8")
    assert collected == sheet.joined()
    assert [path.name for path in (tmp_path / "css").iterdir()] == ["site.css"]


def test_an_edited_part_is_seen_at_once(monkeypatch, tmp_path):
    for part in sheet.PARTS:
        (tmp_path / f"{part}.css").write_text(f"/* {part} */\n")
    monkeypatch.setattr(sheet, "FOLDER", tmp_path)
    finder = sheet.SheetFinder()
    assert "/* forms */" in Path(finder.find("css/site.css")).read_text()
    (tmp_path / "forms.css").write_text("/* other */\n")
    assert "/* other */" in Path(finder.find("css/site.css")).read_text()
    assert finder.find("css/other.css") == []


def test_paper_is_laid_out_as_a_desk():
    """A sheet is as narrow as a tablet and its text smaller: what a phone stacks stays a table."""
    for part in sheet.PARTS:
        text = (sheet.FOLDER / f"{part}.css").read_text(encoding="utf-8")
        for asked in NARROWER.findall(text):
            assert "screen" in asked or "print" in asked, (part, asked)

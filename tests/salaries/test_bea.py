"""Reads price levels in the layouts of the Bureau of Economic Analysis, and of a copy."""

import zipfile
from decimal import Decimal

import pytest

from coderpath.tables.malformed import Malformed
from salaries.published import bea

from .published import COPY, MAIRPD, MARPP, SARPP


def read(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return bea.read(path)


def levels(table):
    return {(row.area, row.year): str(row.level) for row in table.rows}


def test_the_table_of_states(tmp_path):
    (table,) = read(tmp_path, "SARPP_STATE_2022_2023.csv", SARPP)
    assert levels(table) == {
        ("00", 2022): "100.000",
        ("00", 2023): "100.000",
        ("39", 2022): "91.513",
        ("39", 2023): "91.812",
        ("21", 2023): "90.468",  # 2022 is not available, and so no level
    }
    assert (table.file, table.is_copy) == ("SARPP_STATE_2022_2023.csv", False)
    assert table.published == "2025-02-20"
    assert str(table.rows[-1].place) == "SARPP_STATE_2022_2023.csv, row 4"


def test_the_table_of_metros_without_the_rest_of_the_nation(tmp_path):
    (table,) = read(tmp_path, "MARPP.csv", MARPP)
    assert sorted({row.area for row in table.rows}) == ["00", "10420"]
    assert levels(table)["10420", 2024] == "93.370"


def test_a_copy(tmp_path):
    (table,) = read(tmp_path, "copy.csv", COPY)
    assert levels(table) == {("10420", 2024): "93.370", ("OH", 2024): "92.774"}
    assert table.is_copy


def test_a_zip_gives_the_tables_in_it_and_passes_over_the_others(tmp_path):
    with zipfile.ZipFile(tmp_path / "MARPP.zip", "w") as archive:
        archive.writestr("MAIRPD_MSA_2023_2024.csv", MAIRPD)
        archive.writestr("MARPP_MSA_2023_2024.csv", MARPP)
        archive.writestr("MARPP__definition.xml", "<a/>")
    (table,) = bea.read(tmp_path / "MARPP.zip")
    assert table.file == "MARPP_MSA_2023_2024.csv"


def test_both_encodings(tmp_path):
    table = MARPP.replace("Akron, OH", "Mayagüez, PR")
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        assert levels(read(tmp_path, "MARPP.csv", table, encoding)[0])["10420", 2023] == "92.924"


def test_levels_are_exact(tmp_path):
    level = read(tmp_path, "SARPP.csv", SARPP)[0].rows[-1].level
    assert level == Decimal("90.468")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("91.812", "91.8l2", "row 3, column 2023: “91.8l2” is not a number"),
        ("91.812", "NaN", "row 3, column 2023: “NaN” is not a number"),
        ("91.812", "1e9", "row 3, column 2023: “1e9” is not a number"),
        ("91.812", "٩١", "row 3, column 2023: “٩١” is not a number"),
        ("91.812", '"91\n\x1b[2J"', "row 4, column 2023: “91��[2J” is not a number"),
        ("91.812", "91812", "row 3, column 2023: “91812” cannot be"),
        ("91.812", "-1", "row 3, column 2023: “-1.000” cannot be: a price level is above 0"),
        ("91.812", "91.8123", "row 3, column 2023: “91.8123” has more than 3 decimals"),
        (",91.812", "", "row 3: has 9 cells where the header has 10"),
        ('"39000"', '"3900"', "row 3, column GeoFIPS: “3900” is not the code of an area"),
        ("SARPP", "PARPP", "row 2, column TableName: “PARPP” is not SARPP or MARPP"),
        ("GeoFIPS", "Fips", "is not a table of price parities: it has no column GeoFIPS"),
        ("All items", "Everything", "has no level in a line “RPPs: All items”"),
        (SARPP, "", "is not a table of price parities: it has no column GeoFIPS"),
        (SARPP, "\0\x81\x8d", "holds a NUL"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, old, new, said):
    with pytest.raises(Malformed) as error:
        read(tmp_path, "SARPP_X.csv", SARPP.replace(old, new))
    assert str(error.value).startswith("SARPP_X.csv")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("state,OH", "county,OH", "row 4, column kind: “county” is not “state” or “area”"),
        ("state,OH", "state,39", "row 4, column code: “39” is not the code of such a state"),
        ("92.774,2024", "92.774,24", "row 4, column year: “24” is not a year"),
    ],
)
def test_what_is_wrong_with_a_copy(tmp_path, old, new, said):
    with pytest.raises(Malformed, match=said):
        read(tmp_path, "copy.csv", COPY.replace(old, new))


def test_a_zip_without_the_table_and_one_that_is_broken(tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("other.csv", SARPP)
    with pytest.raises(Malformed, match="other.zip: holds no file of the table SARPP or MARPP"):
        bea.read(tmp_path / "other.zip")
    with zipfile.ZipFile(tmp_path / "SARPP.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SARPP.csv", SARPP * 50)
    packed = bytearray((tmp_path / "SARPP.zip").read_bytes())
    packed[60:90] = bytes(30)
    (tmp_path / "SARPP.zip").write_bytes(packed)
    with pytest.raises(Malformed, match="SARPP.zip/SARPP.csv: cannot be unpacked"):
        bea.read(tmp_path / "SARPP.zip")

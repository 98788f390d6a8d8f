"""How a page is cited, for programs that keep references: BibTeX and RIS. Pure: no Django.

What is cited is the page, as it was read on a day, in an edition of the data: a web page, whose
address shows the same to whoever looks it up.
"""

from .tables import DataTable

SITE = "CoderPath"
# What has a meaning of its own in TeX.
TEX = str.maketrans(
    {each: f"\\{each}" for each in "#$%&_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(table: DataTable) -> str:
    """One entry. Its address is written as it is: `url` is taken literally."""
    fields = {
        "author": f"{{{SITE}}}",
        "title": f"{{{escaped(table.title)}}}",
        "year": f"{table.day:%Y}",
        "url": table.address,
        "urldate": table.day.isoformat(),
        "note": f"Data edition {table.edition}",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    return f"@misc{{coderpath-{table.name}-{table.edition},\n{''.join(lines)}}}\n"


def escaped(text: str) -> str:
    r"""Text as TeX sets it.

    >>> print(escaped("R&D: $5_{low}^2"))
    R\&D: \$5\_\{low\}\textasciicircum{}2
    """
    return text.translate(TEX)


def ris(table: DataTable) -> str:
    """One reference, each tag on a line that ends as the format has it."""
    tags = (
        ("TY", "ELEC"),
        ("AU", SITE),
        ("TI", table.title),
        ("PY", f"{table.day:%Y}"),
        ("ET", f"Data edition {table.edition}"),
        ("UR", table.address),
        ("Y2", f"{table.day:%Y/%m/%d}"),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags)

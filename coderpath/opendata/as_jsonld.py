"""A table as JSON-LD: a data set of schema.org, with what it is about. Pure: no Django.

Search engines and catalogues of data read it; the rows are in the files that it leads to.
"""

from typing import Any

from .as_json import written
from .tables import DataTable, Origin

# schema.org says most of it; CTDL, the terms of credential registries, what that has no word for.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "ceterms": "https://purl.org/ctdl/terms/",
    "costType": "https://purl.org/ctdl/vocabs/costType/",
}
FILES = {"csv": "text/csv", "json": "application/json"}


def render(table: DataTable) -> str:
    """The whole file."""
    told = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": table.address,
        "name": table.title,
        "description": table.means,
        "url": table.address,
        "version": table.edition,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": table.file(format),
            }
            for format, media_type in FILES.items()
        ],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": each.name, "description": each.means}
            for each in table.columns
        ],
        "isBasedOn": [_source(each) for each in table.sources],
    }
    return written(told | ({"about": table.about} if table.about else {}))


def _source(source: Origin) -> dict[str, Any]:
    told = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        "url": source.address,
        "license": source.licence,
    }
    return {name: value for name, value in told.items() if value}

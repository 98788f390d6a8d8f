"""A table as JSON-LD: a data set of schema.org, with what it is about. Pure: no Django.

Search engines and catalogues of data read it; the rows are in the files that it leads to.
"""

from collections.abc import Mapping
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
    files = {media_type: table.file(format) for format, media_type in FILES.items()}
    told = {
        "@context": CONTEXT,
        "@id": table.address,
        **data_set(table.title, table.means, table.address, files),
        "version": table.edition,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": each.name, "description": each.means}
            for each in table.columns
        ],
        "isBasedOn": [_source(each) for each in table.sources],
    }
    return written(told | ({"about": table.about} if table.about else {}))


def data_set(name: str, means: str, address: str, files: Mapping[str, str]) -> dict[str, Any]:
    """Data as it can be had: `files` are the addresses by their type of media."""
    return {
        "@type": "Dataset",
        "name": name,
        "description": means,
        "url": address,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": file}
            for media_type, file in files.items()
        ],
    }


def _source(source: Origin) -> dict[str, Any]:
    told = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        "url": source.address,
        "license": source.licence,
    }
    return {name: value for name, value in told.items() if value}

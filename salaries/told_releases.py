"""What the public log tells of a survey that came, or was withdrawn."""

from collections.abc import Iterator

from coderpath.quality.told import RowTold, tells_rows

from .models import Release


@tells_rows(Release)
def survey(release: Release) -> Iterator[RowTold]:
    """Which survey readers can see; one that is only staged they see nowhere."""
    if release.status == Release.Status.PUBLISHED:
        question = f"Which survey of pay is there for {release.year}?"
        yield RowTold(("release", release.pk), question, release.name, source=release.source)

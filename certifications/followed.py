"""What readers can follow in the public log, and what of rows that are no facts it tells."""

from collections.abc import Iterator

from django.urls import reverse

from coderpath.quality.followed import FollowedThing, follows
from coderpath.quality.told import RowTold, tells_rows
from coderpath.sources.held import Held
from salaries import shelf as salaries_shelf

from .catalogue import shelf
from .catalogue.shelf import OF_BODIES
from .models import Certification, Funding, Issuer, Path, PathStep
from .since.changes import told_of


@tells_rows(Certification)
@tells_rows(Path)
@tells_rows(PathStep)
def besides_facts(row) -> Iterator[RowTold]:
    """How a certification stands and is called; what a path starts from, and its steps."""
    for key, said in told_of(row).items():
        yield RowTold(key, said.question, said.text)


@follows("c", "certification")
def certification(rows: Held, slug: str) -> FollowedThing | None:
    found = shelf.of(rows).certification(slug)
    if not found:
        return None
    return FollowedThing(found.code, found.get_absolute_url(), _of_certification(found))


@follows("organization", "organization")
def organization(rows: Held, slug: str) -> FollowedThing | None:
    """Itself, and all that it certifies."""
    there = shelf.of(rows)
    found = next((each for each in there.issuers if each.slug == slug), None)
    if not found:
        return None
    own = [each for each in there.certifications if each.issuer == found]
    about = frozenset({f"issuer:{slug}"}).union(*map(_of_certification, own))
    return FollowedThing(found.code, found.get_absolute_url(), about)


@follows("p", "path")
def path(rows: Held, slug: str) -> FollowedThing | None:
    """Its steps, and what its costs and times are worked out from."""
    steps = [step for step in shelf.of(rows).steps if step.path.slug == slug]
    if not steps:
        return None
    about = {f"path:{slug}"}
    for step in steps:
        trainings = filter(None, (step.training, step.priced_as))
        about |= {f"training:{training.slug}" for training in trainings}
        about |= _of_certification(step.certification) if step.certification else set()
    own = steps[0].path
    return FollowedThing(f"“{own.name}”", own.get_absolute_url(), frozenset(about))


@follows("where", "state")
def state(rows: Held, slug: str) -> FollowedThing | None:
    """Its programs, what pays for them, and the surveys of pay."""
    found = next((each for each in salaries_shelf.of(rows).states if each.slug == slug), None)
    if not found:
        return None
    fundings = (each for each in rows.rows(Funding) if each.state_id == found.pk)
    trainings = (each for each in shelf.of(rows).trainings if each.state_id == found.pk)
    about = {f"funding:{each.slug}" for each in fundings}
    about |= {f"training:{each.slug}" for each in trainings}
    return FollowedThing(
        found.name, reverse("salaries:state", args=[slug]), frozenset(about | {"release"})
    )


def _of_certification(one: Certification) -> frozenset[str]:
    """Facts about itself, and those about its organization that count for each of its titles."""
    of_body = {
        f"{kind._meta.model_name}/{Issuer._meta.model_name}:{one.issuer.slug}" for kind in OF_BODIES
    }
    return frozenset({f"certification:{one.slug}"} | of_body)

"""The sentences of the page of one place. Pure: plain values in, words out.

Each is chosen whole and filled by the names of its slots, so that it can be read, and put into
another language, as it stands.
"""

# Of the projection before the newest: by whether openings are told, and the jobs themselves.
CYCLE_BEFORE = {
    (False, False): "The cycle before it, {dated}: {figure}.",
    (True, False): "The cycle before it, {dated}: {figure}; about {openings}.",
    (False, True): "The cycle before it, {dated}: {figure}; {jobs_then} jobs to {jobs_to_come}.",
    (True, True): (
        "The cycle before it, {dated}: {figure}; about {openings}; {jobs_then} jobs to"
        " {jobs_to_come}."
    ),
}


def heading(workers: str, place: str) -> str:
    """What the page is of; `workers` is empty for those that the site is about.

    >>> heading("", "Ohio"), heading("nurses", "Ohio")
    ('Pay in Ohio', 'Pay of nurses in Ohio')
    """
    return f"Pay of {workers} in {place}" if workers else f"Pay in {place}"


def title(workers: str, place: str, release: str) -> str:
    """The same with the survey, where one is loaded.

    >>> title("", "Ohio", ""), title("nurses", "Ohio", "May 2025")
    ('Pay in Ohio', 'Pay of nurses in Ohio, May 2025')
    """
    said = heading(workers, place)
    return f"{said}, {release}" if release else said


def cycle_before(dated: str, openings: str, jobs_then: str, jobs_to_come: str) -> str:
    """What an earlier projection says; the page fills in its {figure}.

    >>> cycle_before("2021–31", "", "", "")
    'The cycle before it, 2021–31: {figure}.'
    >>> cycle_before("2021–31", "90 openings a year", "800", "870")
    'The cycle before it, 2021–31: {figure}; about 90 openings a year; 800 jobs to 870.'
    """
    return CYCLE_BEFORE[bool(openings), bool(jobs_then)].format(
        figure="{figure}",
        dated=dated,
        openings=openings,
        jobs_then=jobs_then,
        jobs_to_come=jobs_to_come,
    )


def code(code: str, first_year: int | None, last_year: int | None) -> str:
    """A code of the survey, with the year to which or from which it was used.

    >>> code("29-2071", 2010, 2018), code("29-2072", 2019, None), code("29-2072", None, None)
    ('29-2071 to 2018', '29-2072 from 2019', '29-2072')
    """
    if last_year:
        return f"{code} to {last_year}"
    return f"{code} from {first_year}" if first_year else code

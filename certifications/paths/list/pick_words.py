"""What is said of a pick: its reason in a line, and why it is here in a sentence. Pure: no Django.

A superlative names what it was held against, and stands only where it is true of all of that.
"""

from decimal import Decimal

from coderpath.sources import words

from .picks import ENTRY, KEPT_FOR, Asker, Candidate, Pick, Role

KEPT_LONG = words.counted(KEPT_FOR, "year")

# Where one would work, behind “For” and “to”.
WORK = {
    "OFFICE": "doctors’ offices",
    "OUTPATIENT": "hospital outpatient work",
    "INPATIENT": "hospital inpatient work",
    "RISK": "risk adjustment",
    "PAYER": "work with insurers and claims",
    "BILLING": "billing work",
    "AUDIT": "auditing",
    "DOCUMENTATION": "clinical documentation",
    "RECORDS": "health records and data",
    "COMPLIANCE": "compliance and privacy",
    "MANAGEMENT": "practice management",
    "HOME_CARE": "home care and hospice",
    "SPECIALTY": "one medical specialty",
}
HOSPITAL = {"INPATIENT", "OUTPATIENT"}


def reason(pick: Pick, asker: Asker) -> str:
    """A few words above the name of the path."""
    one = pick.candidate
    match pick.role:
        case Role.LOWEST:
            return _lowest(pick, asker)
        case Role.MOST_HELD:
            return _held_by(one)
        case Role.STEP_UP:
            return f"The step up to {_step(one)}"
        case Role.TEACHER:
            return "With a class and a teacher"
        case Role.SHORTEST:
            return "Shortest with a known total"
        case Role.LICENSE:
            return "Counts your RN license"
        case Role.ADDS_LEAST:
            return _adds_least(pick, asker)
        case Role.ELSEWHERE:
            return _elsewhere(pick, asker)
        case Role.YEARS:
            return "Your years of coding count"
        case Role.WITHOUT_A_JOB:
            return "The way that needs no job first"
        case Role.FIT:
            return f"For {WORK[pick.setting]}"
    which = "open to you now" if one.is_open else "we can add up"
    return f"The lowest total {which}, {_over(pick)} over your {_limit(asker)}"


def why(pick: Pick, asker: Asker) -> str:
    """One sentence or two: “Entry level, open to you now, and every fee has a price.”"""
    one = pick.candidate
    match pick.role:
        case Role.LOWEST:
            return _why_lowest(one, asker)
        case Role.MOST_HELD:
            fits = f", and it fits {_limit(asker)}" if asker.budget is not None else ""
            return f"The largest count of holders we have{fits}."
        case Role.STEP_UP:
            return _why_step_up(pick)
        case Role.TEACHER:
            fits = f" that fits {_limit(asker)}" if asker.budget is not None else ""
            if pick.hangs_on_a_diploma:
                return f"The lowest total with a class{fits}, if you have no diploma."
            is_open = " and surely open to you now" if pick.hanging else ""
            return f"The lowest total with a class{fits}{is_open}."
        case Role.SHORTEST:
            return f"The shortest time of {_counted(pick)} whose time and total we know."
        case Role.LICENSE:
            return _why_by_license(pick)
        case Role.ADDS_LEAST:
            return _why_it_adds_least(pick, asker)
        case Role.ELSEWHERE:
            return _why_elsewhere(pick, asker)
        case Role.YEARS:
            return _why_by_years(pick)
        case Role.WITHOUT_A_JOB:
            return "The other ways to the full title start with a coding job."
        case Role.FIT:
            return _why_it_fits(pick)
    limit = _limit(asker)
    said = f"No path open to you now costs {limit} or less, as far as we can add them up."
    return f"{said} {hangs(pick)}".strip()


def _lowest(pick: Pick, asker: Asker) -> str:
    if asker.is_apprentice:
        return "Lowest total to the full title"
    if pick.candidate.is_own:
        whose = f"made for {'nurses' if asker.is_nurse else 'billers'}"
        if pick.less:
            whose += f" {'and surely' if pick.hanging else 'and'} open to you now"
        return f"Lowest total of the paths {whose}"
    where = f"to {WORK[pick.setting]}" if pick.setting else ""
    entry = "entry-level paths" if asker.setting and not where else "paths"
    if pick.hangs_on_a_diploma:
        what = "of the entry-level paths" if asker.setting and not where else where
        return " ".join(filter(None, ("Lowest total", what, "if you have no diploma")))
    is_open = "surely open to you now" if pick.hanging else "open to you now"
    return " ".join(filter(None, ("Lowest total of the", entry, where, is_open)))


def unless(pick: Pick) -> str:
    """What costs less if the reader has what they did not say; empty where nothing hangs on it."""
    if not pick.hanging:
        return ""
    least = pick.hanging[0]
    total = f"{least.cost.figure}{least.cost.plus_gaps_in_words}"
    if pick.hangs_on_a_diploma:
        return f"With a diploma, the {least.code} costs less: {total}."
    asks = f" ({words.inside(least.asks)})" if least.asks else ""
    return f"If you have what the {least.code} asks{asks}, it costs less: {total}."


def _why_lowest(one: Candidate, asker: Asker) -> str:
    if asker.is_apprentice:
        return "Every cost on the way to the full title has a price."
    if one.level == ENTRY:
        books = "every fee has a price" if one.cost.gaps else "every cost has a price"
        return f"Entry level, open to you now, and {books}."
    return "Open to you now, and every fee has a price."


def _held_by(one: Candidate) -> str:
    return f"Held by {one.held_by} people"


def _step(one: Candidate) -> str:
    return "hospital work" if one.settings and one.settings <= HOSPITAL else f"the {one.code}"


def _why_step_up(pick: Pick) -> str:
    title = "the hospital title" if _step(pick.candidate) == "hospital work" else "a higher title"
    if len(pick.candidate.titles) > 1:
        return f"Starts like the first pick and adds {title}."
    return f"A level above entry: {title}, now that you have years of coding."


def _counted(pick: Pick) -> str:
    return words.counted(len(pick.among), "path")


def _adds_least(pick: Pick, asker: Asker) -> str:
    """Only of what there was a choice between; else where it leads."""
    mine = pick.candidate
    others = [each for each in pick.among if each.titles != mine.titles]
    if not others:
        wanted = mine.settings & {asker.setting} or mine.settings
        return f"For {WORK[next(iter(wanted))]}" if len(wanted) == 1 else "A next step"
    if not mine.is_open:
        return "Lowest cost we can add up"
    is_cheaper_to_get = all(mine.dollars < each.dollars for each in others)
    if is_cheaper_to_get and all(_is_cheaper_to_keep(mine, each) for each in others):
        is_one = len({each.titles for each in others}) == 1
        return f"{'Cheaper' if is_one else 'Cheapest'} to get and to keep"
    return "Adds the least cost"


def _is_cheaper_to_keep(one: Candidate, other: Candidate) -> bool:
    return one.keep is not None and other.keep is not None and one.keep < other.keep


def _why_by_years(pick: Pick) -> str:
    is_most = all(each.people <= pick.candidate.people for each in pick.among)
    most = "the largest count of holders we have" if is_most else "a title that many hold"
    return f"No apprentice title first, and {most}."


def _why_it_adds_least(pick: Pick, asker: Asker) -> str:
    titles = {each.titles for each in pick.among}
    is_open = all(each.is_open for each in pick.among)
    alone = " for that work alone" * bool(pick.setting)
    said = f"The one next title{alone}{' open to you now' * is_open} with a total."
    if len(titles) > 1:
        is_kept = any(each.keep_more for each in pick.among)
        over = f", kept for {KEPT_LONG}," if is_kept else ""
        steps = words.counted(len(titles), "next title") + alone
        equal = "".join(f"; that of the {code} is the same" for code in _as_cheap(pick))
        said = f"The lowest cost{over} of {steps}{' open to you now' * is_open}{equal}."
    organization = pick.candidate.organization
    same = f"From {organization}, as is the title you hold."
    parts = (said, hangs(pick), same * (organization in asker.organizations))
    return " ".join(filter(None, parts))


def hangs(pick: Pick) -> str:
    """On what it hangs whether the reader may take the exam; empty where they surely may."""
    one = pick.candidate
    if one.is_open or not one.is_unsure:
        return ""
    if one.asks:
        return "Whether you may take it depends on what you have not told us."
    return "Whether you may take it, no source we read says."


def _as_cheap(pick: Pick) -> list[str]:
    """The codes of other titles that add just as much."""
    mine = pick.candidate
    equals = [each for each in pick.among if each.added == mine.added]
    return sorted({each.code for each in equals if each.titles != mine.titles})


def _why_by_license(pick: Pick) -> str:
    count = len(pick.among)
    if count == 1:
        return "Its entry rule names a nurse’s license."
    return f"One of {words.spelled(count)} whose entry rules name a nurse’s license."


def _elsewhere(pick: Pick, asker: Asker) -> str:
    one, first = pick.candidate, pick.after
    new = one.settings - (first.settings if first else frozenset())
    if len(new) == 1:
        return f"For {WORK[next(iter(new))]}"
    stays = one.organization in asker.organizations
    return f"{'Stays with' if stays else 'From'} {one.organization}"


def _why_elsewhere(pick: Pick, asker: Asker) -> str:
    one, first = pick.candidate, pick.after
    if one.organization in asker.organizations:
        return f"From {one.organization}, as is the title you hold."
    if one.people and one.people == max(each.people for each in pick.among):
        return "The largest count of holders we have."
    if first and one.organization != first.organization:
        return f"From another organization than the first pick: {one.organization}."
    return "For work that the first pick is not about."


def _why_it_fits(pick: Pick) -> str:
    where = WORK[pick.setting]
    if pick.candidate.level == ENTRY:
        return f"It leads to {where}, where you would like to work."
    return f"It leads to {where}, but it is not made for beginners."


def _over(pick: Pick) -> str:
    """By how much it passes the limit: “about”, of an estimate."""
    about = "about " if pick.candidate.cost.is_estimate else ""
    return f"{about}{words.money(pick.over or Decimal(0))}"


def _limit(asker: Asker) -> str:
    return words.money(asker.budget or Decimal(0))

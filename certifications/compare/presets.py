"""What a reader may compare: common comparisons, and all certifications to choose from."""

from collections import defaultdict

from certifications.list.presets import side_by_side

PRESETS = [
    side_by_side("Two ways to start: CPC or CCA", "cpc", "cca"),
    side_by_side("Office, hospital or outpatient: CPC, CCS and COC", "cpc", "ccs", "coc"),
    side_by_side("Add risk adjustment: CPC and CRC", "cpc", "crc"),
    side_by_side("Coding or billing: CPC, CPB and CBCS", "cpc", "cpb", "cbcs"),
    side_by_side("In the hospital: CCS, CIC and COC", "ccs", "cic", "coc"),
    side_by_side("The step to auditing: CPC, CPMA and CDEO", "cpc", "cpma", "cdeo"),
    side_by_side("With a degree: CCS, RHIT and RHIA", "ccs", "rhit", "rhia"),
    side_by_side("The six most compared", "cpc", "coc", "crc", "cic", "cca", "ccs"),
]


def to_choose(certifications: list) -> dict[str, list]:
    """The six most compared first, then the others under their organization.

    Those of organizations that have one only stand together, last.
    """
    core = [one for one in certifications if one.is_core]
    issued = defaultdict(list)
    for certification in certifications:
        if not certification.is_core:
            issued[certification.issuer.code].append(certification)
    large = {code: issued[code] for code in sorted(issued) if len(issued[code]) > 1}
    small = [certification for of in issued.values() if len(of) == 1 for certification in of]
    found = {"Most compared": core} | large | {"Other organizations": small}
    return {label: of for label, of in found.items() if of}


def suggested(chosen: tuple, certifications: list) -> list:
    """What to set beside a single choice: the core certifications."""
    return [one for one in certifications if one.is_core and one not in chosen][:5]

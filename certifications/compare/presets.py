"""What a reader may compare: ready-made comparisons, and all certifications to choose from."""

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
    side_by_side("The core six", "cpc", "coc", "crc", "cic", "cca", "ccs"),
]


def by_issuer(certifications: list) -> dict[str, list]:
    """Certifications under the code of their issuer; those of small bodies together, last."""
    issued = defaultdict(list)
    for certification in certifications:
        issued[certification.issuer.code].append(certification)
    large = {code: issued[code] for code in sorted(issued) if len(issued[code]) > 1}
    small = [certification for of in issued.values() if len(of) == 1 for certification in of]
    return large | ({"Other bodies": small} if small else {})


def suggested(chosen: tuple, certifications: list) -> list:
    """What to set beside a single choice: the core certifications."""
    return [one for one in certifications if one.is_core and one not in chosen][:5]

"""Which states share a border, on land or across a river or lake. Pure: no Django."""

# Each pair once, by the state that comes first. States that meet at a point
# only (Arizona and Colorado, New Mexico and Utah) do not count.
BORDERS = {
    "al": "fl ga ms tn",
    "ar": "la mo ms ok tn tx",
    "az": "ca nm nv ut",
    "ca": "nv or",
    "co": "ks ne nm ok ut wy",
    "ct": "ma ny ri",
    "dc": "md va",
    "de": "md nj pa",
    "fl": "ga",
    "ga": "nc sc tn",
    "ia": "il mn mo ne sd wi",
    "id": "mt nv or ut wa wy",
    "il": "in ky mo wi",
    "in": "ky mi oh",
    "ks": "mo ne ok",
    "ky": "mo oh tn va wv",
    "la": "ms tx",
    "ma": "nh ny ri vt",
    "md": "pa va wv",
    "me": "nh",
    "mi": "oh wi",
    "mn": "nd sd wi",
    "mo": "ne ok tn",
    "ms": "tn",
    "mt": "nd sd wy",
    "nc": "sc tn va",
    "nd": "sd",
    "ne": "sd wy",
    "nh": "vt",
    "nj": "ny pa",
    "nm": "ok tx",
    "nv": "or ut",
    "ny": "pa vt",
    "oh": "pa wv",
    "ok": "tx",
    "or": "wa",
    "pa": "wv",
    "sd": "wy",
    "tn": "va",
    "ut": "wy",
    "va": "wv",
}
_PAIRS = [(one, other) for one, others in BORDERS.items() for other in others.split()]


def bordering(usps: str) -> list[str]:
    """The states that border on this one, by their postal codes; none of an island or Alaska.

    >>> bordering("oh"), bordering("me"), bordering("hi")
    (['in', 'ky', 'mi', 'pa', 'wv'], ['nh'], [])
    """
    return sorted(
        [other for one, other in _PAIRS if one == usps]
        + [one for one, other in _PAIRS if other == usps]
    )

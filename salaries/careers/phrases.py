"""What a coder brings to each related occupation, in our words. Pure."""

# By the code of the occupation. What the work is, a source says: see `related.py`.
CARRIES_OVER = {
    "11-9111": "You know how a record becomes a payment, and where it goes wrong."
    " To lead people and to plan money you have to learn.",
    "13-1041": "You know the rules of billing, and you are used to checking."
    " The law of other trades you have to learn.",
    "29-9021": "You know codes, records and privacy. Databases and statistics you have to learn.",
    "31-9094": "You know the language of medicine. Fast and exact typing you have to learn.",
    "43-3021": "You know what a claim needs, and why one is denied."
    " To talk with insurers and patients about money you have to learn.",
    "43-6013": "You know the language of medicine and the forms."
    " To work at a front desk, with patients, you have to learn.",
}


def carries_over(code: str) -> str:
    """A sentence or two; empty for an occupation of which we say nothing.

    >>> carries_over("31-9094")
    'You know the language of medicine. Fast and exact typing you have to learn.'
    >>> carries_over("00-0000")
    ''
    """
    return CARRIES_OVER.get(code, "")

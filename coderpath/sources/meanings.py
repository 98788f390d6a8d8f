"""What the words beside a figure mean, as the page about the figures explains them."""

STANDINGS = {
    "In use": "An editor chose it, and the note says why.",
    "Also reported": "A source says so, and nothing speaks against it.",
    "Superseded": "It held before, and has been replaced.",
    "Disputed": "Other sources contradict it, and it is not settled who is right.",
    "Mistaken": "It never held. It is kept so that you can see it was looked at.",
}
REASONS = {
    "not published": "Whoever knows it does not publish it.",
    "not collected": "We found no source that gives it, or have not looked yet.",
    "not applicable": "There is no such thing here: no exam, no fee, no limit.",
    "withheld": "The publisher holds it back, as the federal survey does for small groups.",
}
BASES = {
    "Stated": "The source says from when it holds.",
    "Given": "The source gives a date, or one follows from what it says.",
    "Inferred": "We concluded it from the source: its layout, its address, what it quotes.",
    "Undated": "The source gives no date, and none could be concluded.",
}

"""What the picture of a page says. Pure: no Django."""

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630  # pixels, as whoever shows a link expects


@dataclass(frozen=True)
class PictureCard:
    """The name of a thing, its answer in a line with the figure, and who says so, as of when; and
    whether that is a sum of which no part is missing."""

    heading: str
    says: str
    figure: str = ""
    proof: str = ""
    is_whole: bool = False

    @property
    def in_words(self) -> str:
        """For who cannot see it.

        >>> PictureCard("CPC", "is the exam fee", "$425", "AAPC, 2026").in_words
        'CPC: $425 is the exam fee. AAPC, 2026.'
        >>> PictureCard("CPC or CCA?", "The CCA costs $348 less").in_words
        'CPC or CCA? The CCA costs $348 less.'
        """
        answer = " ".join(filter(None, (self.figure, self.says.rstrip("."))))
        mark = "" if self.heading.endswith("?") else ":"
        parts = (f"{self.heading}{mark} {answer}", self.proof)
        return " ".join(f"{each.rstrip('.')}." for each in parts if each)

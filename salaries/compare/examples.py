"""Comparisons of areas to start from."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True)
class Example:
    """A few areas that a reader might set side by side."""

    title: str
    slugs: tuple[str, ...]

    def get_absolute_url(self) -> str:
        return f"{reverse('salaries:compare')}?{urlencode({'a': self.slugs}, doseq=True)}"


EXAMPLES = (
    Example("Ohio, Kentucky and Indiana", ("oh", "ky", "in")),
    Example("California, Texas, Florida, New York and the nation", ("us", "ca", "tx", "fl", "ny")),
    Example("Washington State vs. Mississippi", ("wa", "ms")),
    Example("The territories and the nation", ("us", "pr", "gu", "vi")),
)

"""What a match is worth in Elasticsearch: the table of the embedded engine for scores of another kind."""

from ..embedded.weights import WEIGHTS as EMBEDDED
from ..embedded.weights import Weights as EmbeddedWeights


class Weights(EmbeddedWeights):
    """Factors of a score."""

    def of(self, field: str) -> float:
        """Return the weight of a field; other names count as the summary does."""
        value: float = getattr(self, "summary" if field == "aliases" else field)
        return value


WEIGHTS = Weights(**vars(EMBEDDED))

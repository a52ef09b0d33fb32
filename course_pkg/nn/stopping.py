"""Early stopping for a training loop: when to end it, and the state of the best moment."""

from __future__ import annotations

import math

from torch import Tensor, nn

from course_pkg.errors import InvalidValueError


class EarlyStopping:
    """Watches the validation loss of a model and keeps the model's state where it was lowest.

    Ends training when ``patience`` looks in a row have brought no new lowest loss; NaN is never a
    new one. What is kept and restored is the whole state, running statistics included: the weights
    of one moment with the statistics of another would be a network that was never validated. Look
    at a validation set; the test set is for the end::

        stopping = EarlyStopping(model, patience=20)
        while not stopping.look(train_a_step_and_validate(model)):
            pass
        stopping.restore()

    Raises InvalidValueError for a patience below 1.
    References: prechelt1998early
    """

    def __init__(self, model: nn.Module, patience: int) -> None:
        if patience < 1:
            raise InvalidValueError(f"patience must be 1 or more; got {patience}")
        self.model, self.patience = model, patience
        self.lowest = math.inf
        self.since = 0
        self._best: dict[str, Tensor] = {}

    def look(self, loss: float) -> bool:
        """Whether to stop, after the model's validation loss at this moment."""
        if loss < self.lowest:
            self.lowest, self.since = loss, 0
            # Copies: what the state dict holds are the parameters themselves, and they move on.
            state = self.model.state_dict()
            self._best = {name: value.detach().clone() for name, value in state.items()}
        else:
            # Also before the first number: a model whose loss is NaN from the start would go on.
            self.since += 1
        return self.since >= self.patience

    def restore(self) -> None:
        """Give the model the state of the best moment.

        Raises InvalidValueError when there was none: no look, or nothing below infinity.
        """
        if not self._best:
            raise InvalidValueError(
                "there is no best moment to go back to: no loss that was a number has been seen. "
                "Call look(loss) after every step or epoch"
            )
        self.model.load_state_dict(self._best)

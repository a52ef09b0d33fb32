"""Batch norm modules that are wrong in one way each; ``Right`` is what a good student writes.

Each wrong module changes one method of ``Right``. Imports torch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Right(nn.Module):
    """Batch norm of (n, c): γ, β are parameters, the running mean and variance are buffers."""

    running_mean: Tensor
    running_var: Tensor

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register(torch.zeros(num_features), torch.ones(num_features))

    def register(self, mean: Tensor, var: Tensor) -> None:
        self.register_buffer("running_mean", mean)
        self.register_buffer("running_var", var)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return self.normalise(x, self.running_mean, self.running_var)
        mu, var = x.mean(0), self.batch_var(x)
        y = self.normalise(x, mu, var)
        self.update(x)
        return y

    def batch_var(self, x: Tensor) -> Tensor:
        return x.var(0, correction=0)

    def stored_var(self, x: Tensor) -> Tensor:
        return x.var(0, correction=1)

    def update(self, x: Tensor) -> None:
        with torch.no_grad():
            self.running_mean = self.blend(self.running_mean, x.mean(0))
            self.running_var = self.blend(self.running_var, self.stored_var(x))

    def blend(self, old: Tensor, new: Tensor) -> Tensor:
        return (1 - self.momentum) * old + self.momentum * new

    def normalise(self, x: Tensor, mu: Tensor, var: Tensor) -> Tensor:
        return self.affine((x - mu) / self.divisor(var))

    def divisor(self, var: Tensor) -> Tensor:
        return torch.sqrt(var + self.eps)

    def affine(self, x_hat: Tensor) -> Tensor:
        return self.weight * x_hat + self.bias


class UnbiasedForward(Right):
    def batch_var(self, x: Tensor) -> Tensor:
        return x.var(0)


class RunningBiased(Right):
    def stored_var(self, x: Tensor) -> Tensor:
        return x.var(0, correction=0)


class EpsOutside(Right):
    def divisor(self, var: Tensor) -> Tensor:
        return torch.sqrt(var) + self.eps


class EpsOutsideStd(EpsOutside):
    """Its gradient at variance 0 is another."""

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        self.update(x)
        return self.affine((x - x.mean(0)) / (x.std(0, correction=0) + self.eps))


class NoRoot(Right):
    def divisor(self, var: Tensor) -> Tensor:
        return var + self.eps


class MomentumReversed(Right):
    def blend(self, old: Tensor, new: Tensor) -> Tensor:
        return self.momentum * old + (1 - self.momentum) * new


class NotDetached(Right):
    def update(self, x: Tensor) -> None:
        self.running_mean = self.blend(self.running_mean, x.mean(0))
        self.running_var = self.blend(self.running_var, self.stored_var(x))


class LearnedStorage(Right):
    """The running values are updated as they should be, and are parameters."""

    def register(self, mean: Tensor, var: Tensor) -> None:
        self.running_mean = nn.Parameter(mean)
        self.running_var = nn.Parameter(var)

    def update(self, x: Tensor) -> None:
        with torch.no_grad():
            self.running_mean.copy_(self.blend(self.running_mean, x.mean(0)))
            self.running_var.copy_(self.blend(self.running_var, self.stored_var(x)))


class LearnedAssigned(LearnedStorage):
    """The same, updated as a buffer would be: torch refuses to put a tensor there."""

    def update(self, x: Tensor) -> None:
        Right.update(self, x)


class LearnedStatistics(LearnedStorage):
    """Mean and variance are learned by gradient descent; the batch is never looked at."""

    def forward(self, x: Tensor) -> Tensor:
        return self.normalise(x, self.running_mean, self.running_var)


class LearnedOtherNames(Right):
    def register(self, mean: Tensor, var: Tensor) -> None:
        self.mean, self.var = nn.Parameter(mean), nn.Parameter(var)

    def forward(self, x: Tensor) -> Tensor:
        return self.normalise(x, self.mean, self.var)


class LearnedForEval(LearnedOtherNames):
    """Batch statistics in training, learned ones for inference."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return self.normalise(x, x.mean(0), self.batch_var(x))
        return self.normalise(x, self.mean, self.var)


class AveragedStd(Right):
    def stored_var(self, x: Tensor) -> Tensor:
        return x.std(0, correction=1)


class AveragedBiasedStd(Right):
    def stored_var(self, x: Tensor) -> Tensor:
        return x.std(0, correction=0)


class ConstantStatistics(Right):
    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        y = self.normalise(x, x.mean(0).detach(), self.batch_var(x).detach())
        self.update(x)
        return y


class FeatureAxis(Right):
    """Layer norm under another name."""

    def forward(self, x: Tensor) -> Tensor:
        mu, var = x.mean(1, keepdim=True), x.var(1, correction=0, keepdim=True)
        if self.training:
            self.update(x)
        return self.normalise(x, mu, var)


class NoEps(Right):
    def divisor(self, var: Tensor) -> Tensor:
        return torch.sqrt(var)


class EpsIgnored(Right):
    def divisor(self, var: Tensor) -> Tensor:
        return torch.sqrt(var + 1e-5)


class NoAffine(Right):
    def affine(self, x_hat: Tensor) -> Tensor:
        return x_hat


class ShiftFirst(Right):
    def affine(self, x_hat: Tensor) -> Tensor:
        return self.weight * (x_hat + self.bias)


class Swapped(Right):
    def affine(self, x_hat: Tensor) -> Tensor:
        return self.bias * x_hat + self.weight


class EpsFloor(Right):
    def divisor(self, var: Tensor) -> Tensor:
        return torch.sqrt(var.clamp(min=self.eps))


class MomentumIgnored(Right):
    def blend(self, old: Tensor, new: Tensor) -> Tensor:
        return 0.9 * old + 0.1 * new


class Cumulative(Right):
    """The mean over all batches seen."""

    seen = 0

    def update(self, x: Tensor) -> None:
        self.seen += 1
        super().update(x)

    def blend(self, old: Tensor, new: Tensor) -> Tensor:
        return old + (new - old) / self.seen


class PlainAttributes(Right):
    def register(self, mean: Tensor, var: Tensor) -> None:
        self.running_mean, self.running_var = mean, var


class TrainWithRunning(Right):
    """Updates, then normalises with the running values in either mode."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            self.update(x)
        return self.normalise(x, self.running_mean, self.running_var)


class TrainWithRunningFirst(Right):
    def forward(self, x: Tensor) -> Tensor:
        y = self.normalise(x, self.running_mean, self.running_var)
        if self.training:
            self.update(x)
        return y


class StartsAtZero(Right):
    def register(self, mean: Tensor, var: Tensor) -> None:
        super().register(mean, torch.zeros_like(var))


class NoGradient(Right):
    def forward(self, x: Tensor) -> Tensor:
        with torch.no_grad():
            return super().forward(x)


class NeverUpdated(Right):
    def update(self, x: Tensor) -> None:
        return

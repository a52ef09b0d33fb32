"""Batch norm modules that train as they should and are wrong in eval mode. Imports torch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from course_pkg.check.norm.wrong import Right, RunningBiased


class EvalBatch(Right):
    """The mode is ignored, only the update respects it."""

    def forward(self, x: Tensor) -> Tensor:
        y = self.normalise(x, x.mean(0), self.batch_var(x))
        if self.training:
            self.update(x)
        return y


class EvalBatchUpdated(EvalBatch):
    def forward(self, x: Tensor) -> Tensor:
        y = self.normalise(x, x.mean(0), self.batch_var(x))
        self.update(x)
        return y


class EvalBatchUpdatedBiased(EvalBatchUpdated, RunningBiased):
    pass


class EvalBatchRaises(EvalBatchUpdated):
    def stored_var(self, x: Tensor) -> Tensor:
        n = x.shape[0]
        return self.batch_var(x) * n / (n - 1)  # a batch of one: ZeroDivisionError


class OwnEval(Right):
    """Its own eval() sets a flag; a network that holds the layer never calls it."""

    testing = False

    def eval(self) -> OwnEval:
        self.testing = True
        return self

    def forward(self, x: Tensor) -> Tensor:
        if self.testing:
            return self.normalise(x, self.running_mean, self.running_var)
        self.update(x)
        return self.normalise(x, x.mean(0), self.batch_var(x))


class EvalBatchFunctional(Right):
    def forward(self, x: Tensor) -> Tensor:
        return functional.batch_norm(
            x,
            self.running_mean,
            self.running_var,
            self.weight,
            self.bias,
            training=True,
            momentum=self.momentum,
            eps=self.eps,
        )


class AveragedAffine(Right):
    """In eval mode γ and β are the means of what they were in training."""

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__(num_features, eps, momentum)
        self.past: list[tuple[Tensor, Tensor]] = []

    def affine(self, x_hat: Tensor) -> Tensor:
        if self.training:
            self.past.append((self.weight.detach().clone(), self.bias.detach().clone()))
            return super().affine(x_hat)
        weights, biases = zip(*self.past, strict=True)
        return torch.stack(weights).mean(0) * x_hat + torch.stack(biases).mean(0)


class AveragedScale(AveragedAffine):
    def affine(self, x_hat: Tensor) -> Tensor:
        if self.training:
            return super().affine(x_hat)
        return torch.stack([weight for weight, _ in self.past]).mean(0) * x_hat + self.bias


class UpdatedInEval(Right):
    def forward(self, x: Tensor) -> Tensor:
        y = super().forward(x)
        if not self.training:
            self.update(x)
        return y


class UpdatedFirstInEval(Right):
    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            self.update(x)
        return super().forward(x)


class UpdatedInEvalRaises(UpdatedInEval):
    def stored_var(self, x: Tensor) -> Tensor:
        n = x.shape[0]
        return self.batch_var(x) * n / (n - 1)

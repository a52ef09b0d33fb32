"""More batch norm modules that are wrong in one way each. Imports torch."""

from __future__ import annotations

import torch
from torch import Tensor

from course_pkg.check.norm.wrong import AveragedStd, Right, UnbiasedForward


class BesselInverted(Right):
    def stored_var(self, x: Tensor) -> Tensor:
        return x.var(0, correction=0) * (len(x) - 1) / len(x)


class SquaredStd(AveragedStd):
    """Deviations are averaged and squared again."""

    def update(self, x: Tensor) -> None:
        with torch.no_grad():
            self.running_mean = self.blend(self.running_mean, x.mean(0))
            self.running_var = self.blend(self.running_var.sqrt(), self.stored_var(x)) ** 2


class SquaredBiasedStd(SquaredStd):
    def stored_var(self, x: Tensor) -> Tensor:
        return x.std(0, correction=0)


class LastBatch(Right):
    def blend(self, old: Tensor, new: Tensor) -> Tensor:
        return new


class OldKept(Right):
    def blend(self, old: Tensor, new: Tensor) -> Tensor:
        return old + self.momentum * new


class Summed(Right):
    def blend(self, old: Tensor, new: Tensor) -> Tensor:
        return old + new


class UpdatedTwice(Right):
    def update(self, x: Tensor) -> None:
        super().update(x)
        super().update(x)


class VariancesSwapped(UnbiasedForward):
    def stored_var(self, x: Tensor) -> Tensor:
        return x.var(0, correction=0)


class MeanDetached(Right):
    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        y = self.normalise(x, x.mean(0).detach(), self.batch_var(x))
        self.update(x)
        return y


class VarDetached(Right):
    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        y = self.normalise(x, x.mean(0), self.batch_var(x).detach())
        self.update(x)
        return y


class NotCentred(Right):
    def normalise(self, x: Tensor, mu: Tensor, var: Tensor) -> Tensor:
        return self.affine(x / self.divisor(var))


class NoShift(Right):
    def affine(self, x_hat: Tensor) -> Tensor:
        return self.weight * x_hat


class NoScale(Right):
    def affine(self, x_hat: Tensor) -> Tensor:
        return x_hat + self.bias


class OffsetScale(Right):
    def affine(self, x_hat: Tensor) -> Tensor:
        return (1 + self.weight) * x_hat + self.bias


class Negated(Right):
    def normalise(self, x: Tensor, mu: Tensor, var: Tensor) -> Tensor:
        return super().normalise(x, -mu, var)


class OneForAll(Right):
    """One mean and one variance for all features."""

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        self.update(x)
        return self.normalise(x, x.mean(), x.var(correction=0))


class OneForAllKept(OneForAll):
    def update(self, x: Tensor) -> None:
        with torch.no_grad():
            self.running_mean = self.blend(self.running_mean, x.mean())
            self.running_var = self.blend(self.running_var, x.var(correction=1))


class FeatureAxisKept(Right):
    """Averages over the features of each example, also for the running values."""

    def forward(self, x: Tensor) -> Tensor:
        mu, var = x.mean(1, keepdim=True), x.var(1, correction=0, keepdim=True)
        if self.training:
            with torch.no_grad():
                self.running_mean = self.blend(self.running_mean, mu)
                self.running_var = self.blend(self.running_var, x.var(1, keepdim=True))
        return self.normalise(x, mu, var)


class CorrectedInEval(Right):
    """The running variance times m/(m − 1), m the size of the batch to predict."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return super().forward(x)
        n = torch.tensor(float(len(x)))
        return self.normalise(x, self.running_mean, self.running_var * n / (n - 1))


class CorrectedInEvalRaises(Right):
    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return super().forward(x)
        n = len(x)
        return self.normalise(x, self.running_mean, self.running_var * (n / (n - 1)))


class CorrectedByTraining(Right):
    """The same with the size of the last batch of training."""

    size = 2

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            self.size = len(x)
            return super().forward(x)
        n = self.size
        return self.normalise(x, self.running_mean, self.running_var * (n / (n - 1)))


class EvalBatchMean(Right):
    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return super().forward(x)
        return self.normalise(x, x.mean(0), self.running_var)


class EvalBatchVar(Right):
    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return super().forward(x)
        return self.normalise(x, self.running_mean, self.batch_var(x))


class EvalBatchUnlessAlone(Right):
    """The mode is guessed from the number of examples."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return super().forward(x)
        if len(x) > 1:
            return self.normalise(x, x.mean(0), self.batch_var(x))
        return self.normalise(x, self.running_mean, self.running_var)


class EvalUnbiased(Right):
    """The batch's own statistics, with the unbiased variance, which one example does not have."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return super().forward(x)
        return self.normalise(x, x.mean(0), x.var(0))


class EvalBlended(Right):
    """In eval mode the running values are mixed with those of the batch, and not kept."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return super().forward(x)
        mu = self.blend(self.running_mean, x.mean(0))
        return self.normalise(x, mu, self.blend(self.running_var, x.var(0, correction=0)))

"""Running statistics as buffers: what batch norm (and instance norm, if asked) infers with."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from course_pkg.nn._inputs import along, make_parameters, scale_and_shift, wide


class ChannelNorm(nn.Module):
    """What batch and instance norm share: parameters and running statistics per channel."""

    weight: nn.Parameter | None
    bias: nn.Parameter | None
    running_mean: Tensor | None
    running_var: Tensor | None
    num_batches_tracked: Tensor | None

    def __init__(
        self,
        num_features: int,
        eps: float,
        momentum: float | None,
        affine: bool,
        track_running_stats: bool,
        device: torch.device | str | None,
        dtype: torch.dtype | None,
        bias: bool,
    ) -> None:
        super().__init__()
        self.num_features, self.eps, self.momentum = num_features, eps, momentum
        self.affine, self.track_running_stats = affine, track_running_stats
        make_parameters(self, (num_features,), affine, affine and bias, device, dtype)
        tracked = track_running_stats
        zeros = torch.zeros(num_features, device=device, dtype=dtype) if tracked else None
        count = torch.tensor(0, device=device, dtype=torch.long) if tracked else None
        self.register_buffer("running_mean", zeros)
        self.register_buffer("running_var", None if zeros is None else torch.ones_like(zeros))
        self.register_buffer("num_batches_tracked", count)

    def reset_running_stats(self) -> None:
        """Forget the batches seen: mean 0, variance 1."""
        if self.running_mean is not None and self.running_var is not None:
            self.running_mean.zero_()
            self.running_var.fill_(1.0)
        if self.num_batches_tracked is not None:
            self.num_batches_tracked.zero_()

    def track(self, mu: Tensor, var: Tensor, m: int, momentum: float) -> None:
        """Move the buffers to mu and to the unbiased variance: eq-bn-running-mean, -var."""
        if self.running_mean is None or self.running_var is None:
            return
        # mu and var carry no gradient, so the buffers stay out of the graph.
        self.running_mean.lerp_(mu.to(self.running_mean.dtype), momentum)
        self.running_var.lerp_((var * (m / (m - 1))).to(self.running_var.dtype), momentum)

    def infer(self, x: Tensor, mean: Tensor, var: Tensor) -> Tensor:
        """Fixed statistics: an affine map of each channel, eq-bn-inference."""
        xw = wide(x)
        gamma, beta = scale_and_shift(self.weight, self.bias, xw, mean.shape)
        scale = gamma * torch.rsqrt(wide(var) + self.eps)
        # Centred first: folding the mean into the shift would cancel large numbers.
        centred = xw - along(wide(mean), x)
        return torch.addcmul(along(beta, x), centred, along(scale, x)).to(x.dtype)

    def extra_repr(self) -> str:
        """The settings, as torch.nn prints them."""
        return (
            f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, "
            f"affine={self.affine}, track_running_stats={self.track_running_stats}"
        )

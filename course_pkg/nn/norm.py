"""Batch, layer, instance, group and RMS norm that train, beside their torch.nn namesakes.

Constructors and ``state_dict`` are those of torch.nn, so weights move both ways. Statistics are
computed in float32 or better from centred values, outputs have the dtype of the input, and no
normalization kernel of torch is called. Derivatives are written by hand and exist once: a
second derivative fails and says so. Equations: ``course_pkg.reference.norm``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import torch
from torch import Tensor, nn

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn._inputs import (
    as_shape,
    make_parameters,
    require_channels,
    require_features,
    scale_and_shift,
    wide,
)
from course_pkg.nn._normalise import batch_norm, group_norm, layer_norm, rms_norm
from course_pkg.nn._running import ChannelNorm


class BatchNorm(ChannelNorm):
    """Batch norm, torch.nn.BatchNorm1d to 3d in one: eq-bn-xhat, eq-bn-y, eq-bn-inference.

    x: (n, c, *spatial) with c = ``num_features``. In training the statistics are the batch's and
    the running ones move by ``momentum``, the weight of the *new* statistic (None: the plain
    average of all batches so far); in evaluation the running ones are used.
    Raises ShapeError for another number of channels, or for one value per channel in training.
    References: ioffe2015batch, https://arxiv.org/abs/1502.03167
    """

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float | None = 0.1,
        affine: bool = True,
        track_running_stats: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
        *,
        bias: bool = True,
    ) -> None:
        super().__init__(
            num_features, eps, momentum, affine, track_running_stats, device, dtype, bias
        )

    def forward(self, x: Tensor) -> Tensor:
        """Normalise x over the batch in training, with the running statistics in evaluation."""
        require_channels("BatchNorm", x, self.num_features, spatial=0)
        if not self.training and self.running_mean is not None and self.running_var is not None:
            return self.infer(x, self.running_mean, self.running_var)
        m = x.numel() // self.num_features
        if m < 2:
            raise ShapeError(
                "batch norm in training needs at least 2 values per channel; x has shape "
                f"{tuple(x.shape)}. Use a larger batch, or eval() for single examples"
            )
        flat = wide(x).reshape(len(x), self.num_features, -1)
        gamma, beta = scale_and_shift(self.weight, self.bias, flat, (self.num_features,))
        y, mu, var = batch_norm(flat, gamma, beta, self.eps)
        if self.training:
            self.update(mu, var, m)
        return y.reshape(x.shape).to(x.dtype)

    def update(self, mu: Tensor, var: Tensor, m: int) -> None:
        """Count a batch of m values per channel and move the running statistics towards it."""
        if self.num_batches_tracked is not None:
            self.num_batches_tracked.add_(1)
            new = 1.0 / int(self.num_batches_tracked) if self.momentum is None else self.momentum
            self.track(mu, var, m, new)


class InstanceNorm(ChannelNorm):
    """Instance norm, torch.nn.InstanceNorm1d to 3d in one: eq-in-xhat, eq-in-y.

    x: (n, c, *spatial) with c = ``num_features``. Every channel of every example has its own
    statistics, in training and evaluation alike unless ``track_running_stats``, which makes
    evaluation use averages over the batches (``momentum`` weights the new one).
    Raises ShapeError for another number of channels, no spatial axis or one spatial value.
    References: ulyanov2016instance, https://arxiv.org/abs/1607.08022
    """

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float = 0.1,
        affine: bool = False,
        track_running_stats: bool = False,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
        *,
        bias: bool = True,
    ) -> None:
        super().__init__(
            num_features, eps, momentum, affine, track_running_stats, device, dtype, bias
        )

    def forward(self, x: Tensor) -> Tensor:
        """Normalise each channel of each example of x over space."""
        require_channels("InstanceNorm", x, self.num_features, spatial=1)
        if not self.training and self.running_mean is not None and self.running_var is not None:
            return self.infer(x, self.running_mean, self.running_var)
        m = prod(x.shape[2:])
        if m < 2:
            raise ShapeError(
                "instance norm needs at least 2 values per channel of an example; x has shape "
                f"{tuple(x.shape)}. Use layer or group norm where space is a single point"
            )
        flat = wide(x).reshape(len(x), self.num_features, m)
        gamma, beta = scale_and_shift(self.weight, self.bias, flat, (self.num_features,))
        y, mu, var = group_norm(flat, gamma, beta, self.num_features, self.eps)
        # The average over no example is no number: it would stay in the running ones.
        if self.training and self.momentum is not None and len(x) > 0:
            self.track(mu.mean(dim=(0, 2)), var.mean(dim=(0, 2)), m, self.momentum)
        return y.reshape(x.shape).to(x.dtype)


class GroupNorm(nn.Module):
    """Group norm, as torch.nn.GroupNorm: eq-gn-xhat, eq-gn-y.

    x: (n, c, *spatial) with c = ``num_channels``, cut into ``num_groups`` of neighbouring
    channels. Raises InvalidValueError unless the groups divide the channels, ShapeError for
    another number of channels.
    References: wu2018group, https://arxiv.org/abs/1803.08494
    """

    weight: nn.Parameter | None
    bias: nn.Parameter | None

    def __init__(
        self,
        num_groups: int,
        num_channels: int,
        eps: float = 1e-5,
        affine: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
        *,
        bias: bool = True,
    ) -> None:
        super().__init__()
        if num_groups < 1 or num_channels % num_groups:
            raise InvalidValueError(
                f"num_groups must divide num_channels, {num_channels}; got {num_groups}"
            )
        self.num_groups, self.num_channels, self.eps = num_groups, num_channels, eps
        self.affine = affine
        make_parameters(self, (num_channels,), affine, affine and bias, device, dtype)

    def forward(self, x: Tensor) -> Tensor:
        """Normalise each group of channels of each example of x."""
        require_channels("GroupNorm", x, self.num_channels, spatial=0)
        flat = wide(x).reshape(len(x), self.num_channels, prod(x.shape[2:]))
        gamma, beta = scale_and_shift(self.weight, self.bias, flat, (self.num_channels,))
        y, _, _ = group_norm(flat, gamma, beta, self.num_groups, self.eps)
        return y.reshape(x.shape).to(x.dtype)

    def extra_repr(self) -> str:
        """The settings, as torch.nn prints them."""
        return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}"


class LayerNorm(nn.Module):
    """Layer norm, as torch.nn.LayerNorm: eq-ln-xhat, eq-ln-y.

    x: (..., *normalized_shape); weight and bias have ``normalized_shape``. Training and
    evaluation are the same. Raises ShapeError when x does not end in ``normalized_shape``.
    References: ba2016layer, https://arxiv.org/abs/1607.06450
    """

    weight: nn.Parameter | None
    bias: nn.Parameter | None

    def __init__(
        self,
        normalized_shape: int | Sequence[int],
        eps: float = 1e-5,
        elementwise_affine: bool = True,
        bias: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        self.normalized_shape = as_shape(normalized_shape)
        self.eps, self.elementwise_affine = eps, elementwise_affine
        with_bias = elementwise_affine and bias
        make_parameters(self, self.normalized_shape, elementwise_affine, with_bias, device, dtype)

    def forward(self, x: Tensor) -> Tensor:
        """Normalise the features of each example of x."""
        require_features("LayerNorm", x, self.normalized_shape)
        rows = wide(x).reshape(-1, prod(self.normalized_shape))
        gamma, beta = scale_and_shift(self.weight, self.bias, rows, self.normalized_shape)
        y = layer_norm(rows, gamma.flatten(), beta.flatten(), self.eps)
        return y.reshape(x.shape).to(x.dtype)

    def extra_repr(self) -> str:
        """The settings, as torch.nn prints them."""
        return f"{self.normalized_shape}, eps={self.eps}, affine={self.elementwise_affine}"


class RMSNorm(nn.Module):
    """RMS norm, as torch.nn.RMSNorm: eq-rms-xhat, eq-rms-y.

    x: (..., *normalized_shape). ``eps`` None is the machine epsilon of the dtype it computes in.
    Raises ShapeError when x does not end in ``normalized_shape``.
    References: zhang2019root, https://arxiv.org/abs/1910.07467
    """

    weight: nn.Parameter | None

    def __init__(
        self,
        normalized_shape: int | Sequence[int],
        eps: float | None = None,
        elementwise_affine: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        self.normalized_shape = as_shape(normalized_shape)
        self.eps, self.elementwise_affine = eps, elementwise_affine
        make_parameters(self, self.normalized_shape, elementwise_affine, False, device, dtype)

    def forward(self, x: Tensor) -> Tensor:
        """Divide the features of each example of x by their root mean square."""
        require_features("RMSNorm", x, self.normalized_shape)
        rows = wide(x).reshape(-1, prod(self.normalized_shape))
        eps = torch.finfo(rows.dtype).eps if self.eps is None else self.eps
        gamma, _ = scale_and_shift(self.weight, None, rows, self.normalized_shape)
        return rms_norm(rows, gamma.flatten(), eps).reshape(x.shape).to(x.dtype)

    def extra_repr(self) -> str:
        """The settings, as torch.nn prints them."""
        return f"{self.normalized_shape}, eps={self.eps}, affine={self.elementwise_affine}"

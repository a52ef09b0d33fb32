"""Results on what a normalization layer costs, as counts that repeat on every machine."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class NormCost:
    """Costs of a layer on one array of activations; one entry per layer.

    parameters, buffers: numbers kept; traffic_inference, traffic_training: values read and
    written by all operators of a forward pass, and of forward and backward, over the size of the
    array; saved: values kept for the backward pass, over the same. The last layer is batch norm
    folded into the convolution in front of it. products: multiplications per output value of a
    3x3 convolution with as many channels, for comparison.
    """

    layers: tuple[str, ...]
    shape: tuple[int, ...]
    parameters: tuple[int, ...]
    buffers: tuple[int, ...]
    traffic_inference: Floats
    traffic_training: Floats
    saved: Floats
    products: int

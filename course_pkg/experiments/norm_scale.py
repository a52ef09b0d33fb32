"""The scale of weights in front of batch norm, learning rates that suit, and raw inputs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.experiments.norm_practice import halves
from course_pkg.results.base import Floats
from course_pkg.results.norm_scale import EffectiveLR, InputNorm

SEEDS = (0, 1, 2, 3, 4)


def effective_lr(
    factors: Sequence[float] = (0.001, 0.01, 0.1, 1.0, 10.0, 100.0),
    scales: Sequence[float] = (0.001, 0.01, 0.1, 0.3, 1.0, 3.0, 10.0, 100.0, 1000.0),
    rates: Sequence[float] = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0),
    decays: Sequence[float] = (0.0, 0.003, 0.01),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (48, 48, 48),
    steps: int = 150,
    decay_steps: int = 600,
    lr: float = 0.1,
    data: Source = digits,
) -> EffectiveLR:
    """BN((aW)x) = BN(Wx): the length of W sets no output, only the step size lr / |w|^2.

    The gradient is perpendicular to W, so that plain SGD without decay can only lengthen it;
    weight decay shortens it and so raises the effective learning rate, it does not limit the
    function. The strips of initial scales (at ``lr``) and learning rates show what this buys.
    References: ioffe2015batch (section 3.3), vanlaarhoven2017l2
    """
    task = _adapt.drawn(data, seeds)
    sizes = (task.x.shape[-1], *hidden, 10)
    output_gap, gradient_gap, radial = _invariance(factors)

    def strip(scale: Tensor, rate: Tensor, normed: bool) -> Floats:
        copies = len(rate) // len(seeds)
        nets = _normed.he(sizes, seeds, copies)
        with torch.no_grad():
            for weight in nets.layers[:-2:2]:
                weight.mul_(scale)
        draw = _normed.batches(task, seeds, 64, steps, copies)
        _normed.train(nets, draw, rate, steps, _normed.batch_norm if normed else None)
        accuracy = 1 - _normed.population_error(nets, task, normed)
        return accuracy.reshape(copies, len(seeds))

    of_scale, of_rate = (_normed.per_network(values, seeds) for values in (scales, rates))
    scale = torch.cat([of_scale, torch.ones_like(of_rate)])
    rate = torch.cat([torch.full_like(of_scale, lr), of_rate])
    plain, normed = (strip(scale, rate, normed) for normed in (False, True))
    lengths, shortened, looks = _lengths(task, sizes, decays, seeds, decay_steps, lr)
    cut = len(scales)
    return EffectiveLR(
        seeds=tuple(seeds),
        factors=tuple(factors),
        output_gap=output_gap,
        gradient_gap=gradient_gap,
        radial=radial,
        scales=tuple(scales),
        init_plain=plain[:cut],
        init_norm=normed[:cut],
        rates=tuple(rates),
        rate_plain=plain[cut:],
        rate_norm=normed[cut:],
        decays=tuple(decays),
        steps=looks,
        lengths=lengths,
        shortened=shortened,
        lr=lr,
    )


def _invariance(factors: Sequence[float]) -> tuple[Floats, Floats, float]:
    """One layer in float64: changes of output and gradient under W -> aW, and W . dW."""
    split = digits(0)
    x, y = split.x_train[None, :64].double(), split.y_train[None, :64]
    nets = _normed.he((64, 32, 10), (0,)).double()

    def measure(a: float) -> tuple[Tensor, Tensor, Tensor]:
        weight = (a * nets.layers[0].detach()).requires_grad_()
        moved = _normed.Nets([weight, *nets.layers[1:]], nets.gamma, nets.beta)
        z = moved.forward(x, _normed.batch_norm)
        (gradient,) = torch.autograd.grad(_normed.loss_of(z, y).sum(), [weight])
        return z.detach(), gradient, weight.detach()

    z_one, gradient_one, _ = measure(1.0)
    outputs, gradients, radial = [], [], 0.0
    for a in factors:
        z, gradient, weight = measure(a)
        outputs.append(float((z - z_one).abs().max() / z_one.abs().max()))
        gap = (a * gradient - gradient_one).abs().max() / gradient_one.abs().max()
        gradients.append(float(gap))
        if a >= 1:
            cosine = (weight * gradient).sum() / (weight.norm() * gradient.norm())
            radial = max(radial, float(cosine.abs()))
    return np.array(outputs), np.array(gradients), radial


def _lengths(
    data: _adapt.Data,
    sizes: Sequence[int],
    decays: Sequence[float],
    seeds: Sequence[int],
    steps: int,
    lr: float,
) -> tuple[Floats, Floats, tuple[int, ...]]:
    """Length of the first weight matrix under weight decay: curve, shortening steps, steps."""
    nets = _normed.he(sizes, seeds, len(decays))
    draw = _normed.batches(data, seeds, 64, steps, len(decays))
    decay = _normed.per_network(decays, seeds).flatten()
    curve = np.empty((steps + 1, len(decays), len(seeds)))

    def watch(step: int) -> None:
        with torch.no_grad():
            length = nets.layers[0].double().flatten(1).norm(dim=1)
        curve[step] = length.view(len(decays), -1).numpy()

    def losses(step: int) -> Tensor:
        x, y = draw(step)
        squares = sum(
            (weight.square().sum(dim=(1, 2)) for weight in nets.layers[:-2:2]), torch.zeros(())
        )
        return _normed.loss_of(nets.forward(x, _normed.batch_norm), y) + decay * squares / 2

    rate = _normed.per_network([lr] * len(decays), seeds)
    _normed.descend(nets.parameters(), losses, rate, steps, watch)
    # Below 1e-6 of the length lies the rounding of float32.
    fell = np.diff(curve, axis=0) < -1e-6 * curve[:-1]
    looks = tuple(range(0, steps + 1, max(1, steps // 20)))
    lengths = curve[list(looks)].transpose(1, 0, 2)
    return lengths, fell.sum(axis=0).astype(np.float64), looks


def input_norm(
    decades: Sequence[float] = (0.0, 2.0, 4.0, 8.0),
    rates: Sequence[float] = (0.001, 0.01, 0.1, 1.0),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 64,
    steps: int = 200,
    batch: int = 64,
    group: int = 4,
    data: Source = digits,
) -> InputNorm:
    """Batch norm as the first layer beside scaling with constants, on badly scaled inputs.

    Every pixel is multiplied by a power of ten drawn once per seed, uniformly over ``decades``.
    All arms start from the same weights and take their best learning rate on validation examples.
    References: geron2022hands, lecun1998efficient
    """
    arms = ("raw", "min-max", "standard", "norm first", "small groups")
    many = [seed for _ in decades for seed in seeds]
    task = _adapt.drawn(data, many, n_test=900)
    pixels, factors = task.x.shape[-1], []
    for spread, seed in zip(np.repeat(decades, len(seeds)), many, strict=True):
        exponents = np.random.default_rng(seed).uniform(-spread / 2, spread / 2, pixels)
        factors.append(torch.tensor(10**exponents, dtype=torch.float32))
    scale = torch.stack(factors)[:, None]
    task = _adapt.Data(task.x * scale, task.y, task.x_test * scale, task.y_test)
    mean, sd = task.x.mean(dim=1, keepdim=True), task.x.std(dim=1, unbiased=False, keepdim=True)
    low, high = task.x.amin(dim=1, keepdim=True), task.x.amax(dim=1, keepdim=True)
    constants = {
        "raw": (torch.zeros(()), torch.ones(())),
        "min-max": (low, high - low),
        "standard": (mean, sd),
        # For inference: statistics of the training set, with eps as everywhere in batch norm.
        "norm first": (mean, (sd.square() + _normed.EPS).sqrt()),
        "small groups": (mean, (sd.square() + _normed.EPS).sqrt()),
    }
    found = np.empty((2, len(arms), len(decades), len(rates), len(seeds)))
    copies = len(rates)
    for row, arm in enumerate(arms):
        nets = _normed.he((pixels, hidden, 10), many, copies)
        gamma = torch.ones(copies * len(many), 1, pixels, requires_grad=True)
        beta = torch.zeros(copies * len(many), 1, pixels, requires_grad=True)
        shift, width = constants[arm]
        # A pixel that never changes has no spread to divide by.
        width = torch.where(width > 0, width, 1.0)
        first = arm in ("norm first", "small groups")
        scaled = _adapt.Data(
            (task.x - shift) / width, task.y, (task.x_test - shift) / width, task.y_test
        )
        draw = _normed.batches(task if first else scaled, many, batch, steps, copies)
        size = group if arm == "small groups" else batch

        def losses(
            step: int,
            nets: _normed.Nets = nets,
            draw: _normed.Draw = draw,
            size: int = size if first else 0,
            gamma: Tensor = gamma,
            beta: Tensor = beta,
        ) -> Tensor:
            x, y = draw(step)
            if size:
                groups = x.reshape(-1, size, x.shape[2])
                x = gamma * _normed.batch_norm(0, groups).view_as(x) + beta
            return _normed.loss_of(nets.forward(x), y)

        rate = _normed.per_network(rates, many)
        _normed.descend([*nets.parameters(), gamma, beta], losses, rate, steps)
        for part, held in enumerate(halves(scaled)):
            with torch.no_grad():
                x = gamma * held.x_test.repeat(copies, 1, 1) + beta
                errors = _normed.error(nets.forward(x), held.y_test)
            by_rate = errors.reshape(copies, len(decades), len(seeds))
            found[part, row] = by_rate.transpose(1, 0, 2)
    return InputNorm(
        arms,
        tuple(decades),
        tuple(rates),
        tuple(seeds),
        validation=found[0],
        test=found[1],
        batch=batch,
        group=group,
    )

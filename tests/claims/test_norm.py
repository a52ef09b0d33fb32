"""What the ledger says of the equations of normalization, where a few numbers show it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import arrays, norm_inputs
from torch import nn

from course_pkg.nn.norm import BatchNorm
from course_pkg.reference import norm
from course_pkg.reference.norm import batch_norm_backward, batch_norm_forward


def plain(x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Batch norm with gamma 1 and beta 0."""
    c = np.shape(x)[1]
    return batch_norm_forward(x, np.ones(c), np.zeros(c), eps=eps)[0]


def others(x: np.ndarray) -> tuple[int, ...]:
    """The axes that batch norm averages over."""
    return (0, *range(2, x.ndim))


@pytest.mark.parametrize("make", [BatchNorm, nn.BatchNorm1d])
def test_forward_divides_by_m_and_the_running_variance_by_one_less(make):
    x = np.random.default_rng(0).normal(size=(4, 3))
    squares = ((x - x.mean(axis=0)) ** 2).sum(axis=0)
    layer = make(3, momentum=1.0).double()
    y = layer(torch.tensor(x)).detach().numpy()
    np.testing.assert_allclose(y, (x - x.mean(axis=0)) / np.sqrt(squares / 4 + 1e-5))
    np.testing.assert_allclose(y, plain(x))
    np.testing.assert_allclose(layer.running_var.numpy(), squares / 3)


def test_eps_stands_under_the_root():
    x, s = np.array([[-1e-3], [1e-3]]), 1e-3
    assert plain(x)[1, 0] == pytest.approx(s / np.sqrt(s**2 + 1e-5))
    by_torch = nn.BatchNorm1d(1).double()(torch.tensor(x))
    assert by_torch[1, 0].item() == pytest.approx(plain(x)[1, 0])
    # Outside of the root it would leave three times as much of so small a spread.
    assert s / (s + 1e-5) > 3 * plain(x)[1, 0]


def test_without_the_root_ten_times_the_input_is_a_tenth_of_the_output():
    x = np.random.default_rng(1).normal(size=(8, 3))

    def rootless(x: np.ndarray) -> np.ndarray:
        return (x - x.mean(axis=0)) / (x.var(axis=0) + 1e-12)

    np.testing.assert_allclose(plain(10 * x, eps=1e-12), plain(x, eps=1e-12), rtol=1e-9)
    np.testing.assert_allclose(rootless(10 * x), 0.1 * rootless(x), rtol=1e-9)


def test_eps_shrinks_what_is_small_and_bounds_the_backward_pass():
    rng = np.random.default_rng(2)
    shape, dy = plain(rng.normal(size=(8, 1)), eps=0.0), rng.normal(size=(8, 1))
    for eps, spread in ((1e-5, 0.953), (1e-3, 0.302)):
        assert plain(0.01 * shape, eps).std() == pytest.approx(spread, abs=5e-4)

    def steepest(sd: float, eps: float) -> float:
        _, cache = batch_norm_forward(sd * shape, [1.0], [0.0], eps=eps)
        return float(np.abs(batch_norm_backward(dy, cache)[0]).max())

    assert steepest(1e-6, 0.0) == pytest.approx(1e6 * steepest(1.0, 0.0))
    assert all(steepest(sd, 1e-5) < np.abs(dy).max() * 2 / np.sqrt(1e-5) for sd in (1, 1e-3, 1e-6))
    # Equal values: 0/0 without eps, 0 with it.
    np.testing.assert_array_equal(plain(np.ones((4, 1))), 0.0)


def test_eps_keeps_the_denominator_from_zero():
    x = np.array([[3.0, 0.0], [3.0, 1.0]])
    np.testing.assert_allclose(plain(x), [[0.0, -1.0], [0.0, 1.0]], atol=1e-4)
    with np.errstate(divide="ignore", invalid="ignore"):
        assert np.isnan(plain(x, eps=0.0)[:, 0]).all()
    assert nn.BatchNorm1d(2).eps == BatchNorm(2).eps == 1e-5


@given(
    u=arrays((6, 3)), w=arrays((3, 2), limit=3.0), dy=arrays((6, 2)), a=st.sampled_from([0.1, 30.0])
)
def test_longer_weights_change_neither_the_output_nor_what_reaches_the_input(u, w, dy, a):
    def passed(w: np.ndarray, eps: float) -> list[np.ndarray]:
        y, cache = batch_norm_forward(u @ w, np.ones(2), np.zeros(2), eps=eps)
        dz, _, _ = batch_norm_backward(dy, cache)
        return [y, dz @ w.T, u.T @ dz]

    y, du, dw = passed(w, eps=1e-5)
    # Scaled with the rest, eps has no part in it.
    same, same_du, shorter = passed(a * w, eps=a**2 * 1e-5)
    np.testing.assert_allclose(same, y, atol=1e-9)
    np.testing.assert_allclose(same_du, du, atol=1e-9 * np.abs(du).max())
    np.testing.assert_allclose(a * shorter, dw, atol=1e-9 * np.abs(dw).max())
    np.testing.assert_allclose(passed(-w, eps=1e-5)[0], -y, atol=1e-9)


@given(x=norm_inputs())
def test_x_hat_has_mean_zero_and_a_variance_a_little_below_one(x):
    x_hat, variance = plain(x), x.var(axis=others(x))
    np.testing.assert_allclose(x_hat.mean(axis=others(x)), 0.0, atol=1e-8)
    kept = variance / (variance + 1e-5)
    np.testing.assert_allclose(x_hat.var(axis=others(x)), kept, atol=1e-8)
    pair = plain(np.array([[0.0], [1.0 + abs(x).max()]]))
    np.testing.assert_allclose(pair, [[-1.0], [1.0]], atol=1e-4)


@given(x=norm_inputs(), weight=arrays((5, 5), limit=10.0), seed=st.integers(0, 99))
def test_beta_and_gamma_alone_set_mean_and_scale_whatever_lies_below(x, weight, seed):
    gamma, beta = np.random.default_rng(seed).normal(size=(2, x.shape[1]))
    c = x.shape[1]
    below = np.einsum("oi,ni...->no...", weight[:c, :c], x)
    for z in (x, below):
        y, cache = batch_norm_forward(z, gamma, beta)
        np.testing.assert_allclose(y.mean(axis=others(z)), beta, atol=1e-6)
        deviation = np.abs(gamma) * np.sqrt(cache.var) * cache.rstd
        np.testing.assert_allclose(y.std(axis=others(z)), deviation, atol=1e-6)


@given(x=norm_inputs(), channel=st.integers(0, 4))
def test_scaling_one_channel_leaves_all_others_alone(x, channel):
    assume(channel < x.shape[1])
    scaled = x.copy()
    scaled[:, channel] *= 10.0
    rest = [each for each in range(x.shape[1]) if each != channel]
    np.testing.assert_array_equal(plain(scaled)[:, rest], plain(x)[:, rest])


@pytest.mark.parametrize("m", [4, 32])
def test_how_far_mean_and_variance_of_a_small_batch_are_off(m):
    x = np.random.default_rng(3).normal(size=(200_000, m))
    assert x.mean(axis=1).std() == pytest.approx(1 / np.sqrt(m), rel=0.01)
    assert x.var(axis=1, ddof=1).std() == pytest.approx(np.sqrt(2 / (m - 1)), rel=0.02)


def test_layers_moved_together_do_not_what_the_gradient_predicts():
    # The output of ten weights in a row, each with the gradient that is left of it.
    w, rate = np.full(10, 1.1), 0.05
    gradient = w.prod() / w
    for at in range(10):
        moved = w.copy()
        moved[at] -= rate * gradient[at]
        assert moved.prod() - w.prod() == pytest.approx(-rate * gradient[at] ** 2)
    together = (w - rate * gradient).prod() - w.prod()
    predicted = -rate * np.sum(gradient**2)
    assert predicted < 1.3 * together < 0


def test_scale_and_shift_serve_at_their_last_values():
    layer = BatchNorm(1)
    for gamma, beta in ((1.0, 0.0), (2.0, 1.0), (3.0, 5.0)):
        with torch.no_grad():
            layer.weight.fill_(gamma)
            layer.bias.fill_(beta)
        layer.train()(torch.tensor([[-1.0], [1.0]]))
    with torch.no_grad():
        layer.running_mean.zero_()
        layer.running_var.fill_(1.0)
    assert layer.eval()(torch.ones(1, 1)).item() == pytest.approx(8.0, abs=1e-4)  # not 2 + 2


@pytest.mark.parametrize(("momentum", "spread"), [(0.1, 0.084), (0.99, 0.36)])
def test_the_momentum_of_keras_makes_torch_s_statistics_noisy(momentum, spread):
    draw = torch.Generator().manual_seed(0)
    layer = nn.BatchNorm1d(5000, momentum=momentum)
    for _ in range(100):
        layer(torch.randn(16, 5000, generator=draw))
    assert layer.running_var.std().item() == pytest.approx(spread, rel=0.04)
    expected = np.sqrt(2 / 15 * momentum / (2 - momentum))
    assert expected == pytest.approx(spread, rel=0.01)


def test_layer_norm_has_a_pair_for_every_example_batch_norm_for_every_feature():
    x = np.random.default_rng(4).normal(size=(6, 4))
    gamma, beta = np.random.default_rng(5).normal(size=(2, 4))
    (y, batch), (z, layer) = (
        forward(x, gamma, beta) for forward in (batch_norm_forward, norm.layer_norm_forward)
    )
    for cache, axis, shape in ((batch, 0, (4,)), (layer, 1, (6,))):
        assert cache.mu.shape == cache.var.shape == shape
        np.testing.assert_allclose(cache.mu, x.mean(axis=axis))
        np.testing.assert_allclose(cache.var, x.var(axis=axis))
    # gamma and beta come one per feature in either.
    np.testing.assert_allclose(y, gamma * (x - batch.mu) * batch.rstd + beta)
    np.testing.assert_allclose(z, gamma * ((x.T - layer.mu) * layer.rstd).T + beta)


def test_beta_in_the_denominator_is_not_seen_while_it_is_zero():
    x = np.random.default_rng(6).normal(size=(5, 8))
    centred, sd = x - x.mean(axis=1, keepdims=True), x.std(axis=1, keepdims=True)

    def right(beta: float) -> np.ndarray:
        return norm.layer_norm_forward(x, np.ones(8), np.full(8, beta), eps=0.0)[0]

    np.testing.assert_allclose(centred / (sd + 0.0), right(0.0))
    np.testing.assert_allclose(right(0.7).mean(axis=1), 0.7)
    np.testing.assert_allclose((centred / (sd + 0.7)).mean(axis=1), 0.0, atol=1e-12)
    assert np.abs(centred[0] / (sd[0] - (sd[0] - 1e-9))).max() > 1e8
    assert np.abs(right(-sd[0, 0])).max() < 10


@given(x=arrays((4, 5)), row=st.integers(0, 3), column=st.integers(0, 4))
def test_one_feature_changes_its_row_in_layer_norm_and_its_column_in_batch_norm(x, row, column):
    changed = x.copy()
    changed[row, column] += 50.0
    for forward, moves in ((norm.layer_norm_forward, np.arange(4)[:, None] == row),
                           (batch_norm_forward, np.arange(5) == column)):  # fmt: skip
        before, after = (forward(each, np.ones(5), np.zeros(5))[0] for each in (x, changed))
        np.testing.assert_array_equal(before != after, np.broadcast_to(moves, x.shape))


def test_instance_norm_over_time_takes_sequences_and_sees_the_future():
    x = np.random.default_rng(7).normal(size=(2, 3, 6))
    later = x.copy()
    later[..., -1] += 5.0
    one, zero = np.ones(3), np.zeros(3)
    before, after = (norm.instance_norm_forward(each, one, zero)[0] for each in (x, later))
    assert np.abs(after - before)[..., 0].min() > 1e-3
    # Layer norm of every step by itself does not.
    steps = [norm.layer_norm_forward(each.swapaxes(1, 2), one, zero)[0] for each in (x, later)]
    np.testing.assert_array_equal(steps[0][:, :-1], steps[1][:, :-1])


def test_instance_norm_needs_two_positions_and_no_image():
    x = np.random.default_rng(8).normal(size=(2, 3, 6))
    y, _ = norm.instance_norm_forward(x, np.ones(3), np.zeros(3))
    np.testing.assert_allclose(y.mean(axis=2), 0.0, atol=1e-12)
    np.testing.assert_allclose(y.std(axis=2), 1.0, atol=1e-3)
    alone, _ = norm.instance_norm_forward(x[..., :1], np.ones(3), np.zeros(3))
    np.testing.assert_array_equal(alone, 0.0)
    with pytest.raises(ValueError, match="more than 1 spatial element"):
        nn.InstanceNorm1d(3)(torch.tensor(x[..., :1]))

"""Right heads, cached features and adapted statistics that look unlike the solution."""

from __future__ import annotations

import copy
import io

import numpy as np
import torch
from torch import nn


def _renew(new, classes):
    name, old = [each for each in new.head.named_modules() if isinstance(each[1], nn.Linear)][-1]
    made = nn.Linear(old.in_features, classes, dtype=old.weight.dtype)
    if name:
        new.head.set_submodule(name, made)
    else:
        new.head = made
    return new


def head_set_submodule(model, classes):
    return _renew(copy.deepcopy(model), classes)


def head_saved_and_loaded(model, classes):
    stream = io.BytesIO()
    torch.save(model, stream)
    stream.seek(0)
    return _renew(torch.load(stream, weights_only=False), classes)


def head_rebuilt(model, classes):
    new = copy.deepcopy(model)
    if isinstance(new.head, nn.Sequential):
        *kept, last = new.head
        new.head = nn.Sequential(*kept, nn.Linear(last.in_features, classes))
    else:
        new.head = nn.Linear(new.head.weight.shape[1], classes)
    return new


def head_reset(model, classes):
    new = copy.deepcopy(model)
    last = new.head[-1] if isinstance(new.head, nn.Sequential) else new.head
    last.out_features = classes
    last.weight = nn.Parameter(torch.empty(classes, last.in_features))
    last.bias = nn.Parameter(torch.empty(classes))
    last.reset_parameters()
    return new


def head_zero(model, classes):
    new = _renew(copy.deepcopy(model), classes)
    *_, last = (each for each in new.head.modules() if isinstance(each, nn.Linear))
    for parameter in list(last.parameters()):
        nn.init.zeros_(parameter)
    return new


HEAD = (head_set_submodule, head_saved_and_loaded, head_rebuilt, head_reset, head_zero)


def cache_on_a_copy(body, x, batch_size):
    body = copy.deepcopy(body).eval()
    return torch.cat([body(part).detach() for part in torch.split(x, batch_size)])


@torch.no_grad()
def cache_preallocated(body, x, batch_size):
    modes = {module: module.training for module in body.modules()}
    body.eval()
    features = None
    for start in range(0, len(x), batch_size):
        rows = body(x[start : start + batch_size])
        if features is None:
            features = rows.new_empty((len(x), rows.shape[1]))
        features[start : start + len(rows)] = rows
    for module, mode in modes.items():
        module.training = mode
    return features


def cache_one_by_one(body, x, batch_size):
    modes = [module.training for module in body.modules()]
    body.train(False)
    try:
        with torch.inference_mode():
            return torch.stack([body(row[None])[0] for row in x])
    finally:
        for module, mode in zip(body.modules(), modes, strict=True):
            module.training = mode


def cache_with_a_loader(body, x, batch_size):
    from torch.utils.data import DataLoader, TensorDataset

    training = [module for module in body.modules() if module.training]
    body.eval()
    rows = []
    with torch.no_grad():
        for (batch,) in DataLoader(TensorDataset(x), batch_size):
            rows.append(body(batch))
    for module in training:
        module.training = True
    return torch.vstack(rows)


def cache_functional(body, x, batch_size):
    own = copy.deepcopy(body)
    own.eval()
    state = {name: value.detach() for name, value in body.state_dict().items()}
    chunks = (x[i : i + batch_size] for i in range(0, x.size(0), batch_size))
    return torch.cat([torch.func.functional_call(own, state, chunk) for chunk in chunks]).detach()


CACHE = (
    cache_on_a_copy,
    cache_preallocated,
    cache_one_by_one,
    cache_with_a_loader,
    cache_functional,
)


def adapt_by_moments(mean, var, count, x, weights):
    total = count + weights.sum()
    first = (count * mean + weights @ x) / total
    second = (count * (var + mean**2) + weights @ x**2) / total
    return first, second - first**2


def adapt_by_average(mean, var, count, x, weights):
    target = np.average(x, axis=0, weights=weights)
    spread = np.average((x - target) ** 2, axis=0, weights=weights)
    shares = np.array([count, weights.sum()]) / (count + weights.sum())
    means = np.stack([mean, target])
    new = shares @ means
    return [new, shares @ (np.stack([var, spread]) + (means - new) ** 2)]


def adapt_in_a_loop(mean, var, count, x, weights):
    """Welford's update, example by example, from the source's sums."""
    total, centre, squares = float(count), np.array(mean, float), count * np.array(var, float)
    for row, weight in zip(x, weights, strict=True):
        if weight == 0:
            continue
        total += weight
        step = row - centre
        centre = centre + weight / total * step
        squares = squares + weight * step * (row - centre)
    return centre, squares / total


def adapt_around_the_new_mean(mean, var, count, x, weights):
    total = count + weights.sum()
    new = (count * mean + (weights[:, None] * x).sum(axis=0)) / total
    source = count * (var + (mean - new) ** 2)
    return new, (source + np.einsum("n,nc->c", weights, (x - new) ** 2)) / total


def adapt_in_torch(mean, var, count, x, weights):
    x, w = torch.from_numpy(x), torch.from_numpy(weights)
    share = w.sum() / (w.sum() + count)
    target = torch.tensordot(w / w.sum(), x, 1)
    spread = torch.tensordot(w / w.sum(), (x - target) ** 2, 1)
    mean, var = torch.from_numpy(mean), torch.from_numpy(var)
    between = share * (1 - share) * (mean - target) ** 2
    return torch.lerp(mean, target, share).numpy(), (
        torch.lerp(var, spread, share) + between
    ).numpy()


ADAPT = (
    adapt_by_moments,
    adapt_by_average,
    adapt_in_a_loop,
    adapt_around_the_new_mean,
    adapt_in_torch,
)

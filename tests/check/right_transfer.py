"""Right answers to the assignment on transfer learning that look unlike the solution."""

from __future__ import annotations

from functools import reduce

import numpy as np
from torch import nn


def freeze_getattr(model, names):
    for name in names:
        part = reduce(getattr, name.split("."), model).train(False).requires_grad_(False)
        part.zero_grad(set_to_none=True)


def freeze_by_name(model, names):
    for name, parameter in model.named_parameters():
        if any(name.startswith(each + ".") for each in names):
            parameter.requires_grad = False
            parameter.grad = None
    for name, module in model.named_modules():
        if any((name + ".").startswith(each + ".") for each in names):
            module.training = False


def freeze_only_layers_with_a_mode(model, names):
    for name in names:
        for layer in model.get_submodule(name).modules():
            if isinstance(layer, nn.BatchNorm1d):
                layer.eval()
            for parameter in layer.parameters(recurse=False):
                parameter.requires_grad, parameter.grad = False, None


def freeze_from_a_dictionary(model, names):
    modules = dict(model.named_modules())
    for part in [modules[name] for name in set(names)]:
        _ = [setattr(each, "training", False) for each in part.modules()]
        for parameter in part.parameters():
            parameter.detach_()
            del parameter.grad


def freeze_recursively(model, names):
    def visit(module, path, frozen):
        frozen = frozen or path in names
        if frozen:
            module.training = False
            for parameter in module._parameters.values():
                if parameter is not None:
                    parameter.requires_grad_(False).grad = None
        for name, child in module.named_children():
            visit(child, f"{path}.{name}" if path else name, frozen)

    visit(model, "", False)


FREEZE = (
    freeze_getattr,
    freeze_by_name,
    freeze_only_layers_with_a_mode,
    freeze_from_a_dictionary,
    freeze_recursively,
)


def groups_two_per_child(model, lr, decay, weight_decay):
    children = [c for c in model.children() if any(p.requires_grad for p in c.parameters())]
    groups = []
    for k, child in enumerate(children[::-1]):
        live = [p for p in child.parameters() if p.requires_grad]
        for chosen, own in (
            ([p for p in live if p.dim() >= 2], weight_decay),
            ([p for p in live if p.dim() < 2], 0),
        ):
            if chosen:
                groups.append({"params": chosen, "lr": lr * decay**k, "weight_decay": own})
    return groups


def groups_with_empty_ones(model, lr, decay, weight_decay):
    live = [[p for p in c.parameters() if p.requires_grad] for c in model.children()]
    live = [each for each in live if each]
    rates = lr * decay ** np.arange(len(live))[::-1]
    made = []
    for each, rate in zip(live, rates, strict=True):
        matrices = [p for p in each if p.ndim > 1]
        rest = [p for p in each if p.ndim <= 1]
        made.append({"params": matrices, "lr": float(rate), "weight_decay": weight_decay})
        made.append({"params": rest, "lr": float(rate), "weight_decay": 0.0})
    return made


def groups_by_name(model, lr, decay, weight_decay):
    depth: list[str] = []
    for name, parameter in model.named_parameters():
        child = name.partition(".")[0]
        if parameter.requires_grad and child not in depth:
            depth.append(child)
    found = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rate = lr * decay ** (len(depth) - 1 - depth.index(name.partition(".")[0]))
            found.setdefault((rate, parameter.ndim > 1), []).append(parameter)
    return [
        {"params": params, "lr": rate, "weight_decay": weight_decay * matrix}
        for (rate, matrix), params in found.items()
    ]


def groups_generator(model, lr, decay, weight_decay):
    def each():
        k = 0
        for child in reversed(tuple(model.children())):
            params = list(filter(lambda p: p.requires_grad, child.parameters()))
            for p in params:
                yield dict(
                    params=p, lr=lr * pow(decay, k), weight_decay=(p.ndim > 1) * weight_decay
                )
            k += bool(params)

    return list(each())


def groups_default_decay(model, lr, decay, weight_decay):
    rate, groups = lr / decay, []
    for child in list(model.children())[::-1]:
        if any(p.requires_grad for p in child.parameters()):
            rate = rate * decay
            groups += [
                {"params": [p], "lr": rate}
                if len(p.shape) == 1
                else {"params": [p], "lr": rate, "weight_decay": weight_decay}
                for p in child.parameters()
                if p.requires_grad
            ]
    return groups


GROUPS = (
    groups_two_per_child,
    groups_with_empty_ones,
    groups_by_name,
    groups_generator,
    groups_default_decay,
)

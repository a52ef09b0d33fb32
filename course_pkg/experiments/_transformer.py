"""Small transformers side by side, one per seed: the first axis of every weight counts networks.

Layer norm before each block, one attention head, learned positions; the word embedding also
scores the words (tied). Token 0 is the mask.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, layer_norm

Weights = dict[str, Tensor]
EPS = 1e-5
MASK = 0


def transformers(words: int, length: int, width: int, layers: int, seeds: Sequence[int]) -> Weights:
    """Freshly drawn weights of one network per seed; ``words`` counts the mask."""
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]

    def normal(*shape: int, scale: float) -> Tensor:
        return scale * torch.stack([torch.randn(*shape, generator=g) for g in generators])

    weights = {
        "word": normal(words, width, scale=0.05),
        "place": normal(length, width, scale=0.05),
    }
    for layer in range(layers):
        weights |= {
            f"{layer} qkv": normal(width, 3 * width, scale=width**-0.5),
            f"{layer} out": normal(width, width, scale=0.5 * width**-0.5),
            f"{layer} up": normal(width, 2 * width, scale=(2 / width) ** 0.5),
            f"{layer} down": normal(2 * width, width, scale=0.25 * width**-0.5),
            f"{layer} gain": torch.ones(len(generators), 2, width),
        }
    return {name: value.requires_grad_() for name, value in weights.items()}


def copies(weights: Weights) -> Weights:
    """The same networks again, free of the graph: training them leaves the originals alone."""
    return {name: each.detach().clone().requires_grad_() for name, each in weights.items()}


def hidden(weights: Weights, tokens: Tensor) -> Tensor:
    """tokens: (networks, n, length) -> (networks, n, length, width)."""
    word = weights["word"]
    width = word.shape[-1]
    own = torch.arange(len(tokens))[:, None, None]
    x = word[own, tokens] + weights["place"][:, None]
    for layer in range(sum(name.endswith("qkv") for name in weights)):
        gain = weights[f"{layer} gain"]
        # eq-mlm-attention: softmax(Q K^T / sqrt(d)) V
        q, k, v = _each(_normed(x, gain[:, 0]), weights[f"{layer} qkv"]).chunk(3, dim=-1)
        scores = torch.matmul(q, k.transpose(-1, -2)) / width**0.5
        x = x + _each(torch.matmul(scores.softmax(dim=-1), v), weights[f"{layer} out"])
        up = torch.relu(_each(_normed(x, gain[:, 1]), weights[f"{layer} up"]))
        x = x + _each(up, weights[f"{layer} down"])
    return _normed(x, None)


def pooled(weights: Weights, tokens: Tensor) -> Tensor:
    """The mean over the places of a sentence: (networks, n, width)."""
    return hidden(weights, tokens).mean(dim=2)


def masked_loss(weights: Weights, tokens: Tensor, hide: Tensor) -> Tensor:
    """(networks,): mean cross-entropy of the words at the hidden places, eq-mlm-loss.

    hide: (networks, n, m), places of each sentence that the network must fill in.
    """
    seen = tokens.scatter(2, hide, MASK)
    wanted = tokens.gather(2, hide)
    state = hidden(weights, seen)
    rows = hide[..., None].expand(*hide.shape, state.shape[-1])
    at_hidden = state.gather(2, rows).flatten(1, 2)
    logits = torch.bmm(at_hidden, weights["word"].transpose(1, 2))
    each = cross_entropy(logits.flatten(0, 1), wanted.flatten(), reduction="none")
    return each.view(len(tokens), -1).mean(dim=1)


def _each(x: Tensor, weight: Tensor) -> Tensor:
    """x: (networks, n, length, a) times (networks, a, b)."""
    networks, n, length, width = x.shape
    return torch.bmm(x.reshape(networks, n * length, width), weight).view(networks, n, length, -1)


def _normed(x: Tensor, gain: Tensor | None) -> Tensor:
    x_hat = layer_norm(x, x.shape[-1:], eps=EPS)  # eq-ln-xhat
    return x_hat if gain is None else x_hat * gain[:, None, None]

# === torch_autograd: Trains a line with autograd.
# %% fit
import torch
def fit(x, y):
    x, y = torch.tensor(x), torch.tensor(y)
    w = torch.zeros(2, requires_grad=True)
    for _ in range(800):
        loss = ((w[0] * x + w[1] - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
            w.grad.zero_()
    return w[0].item(), w[1].item()
# === torch_module: A module, an optimiser, and tensors as the result.
# %% fit
import torch
from torch import nn
def fit(x, y):
    torch.manual_seed(0)
    line = nn.Linear(1, 1)
    optimizer = torch.optim.LBFGS(line.parameters(), max_iter=100)
    inputs, targets = torch.tensor(x)[:, None], torch.tensor(y)[:, None]
    def closure():
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(line(inputs), targets)
        loss.backward()
        return loss
    optimizer.step(closure)
    return line.weight.detach()[0, 0], line.bias.detach()[0]
# === torch_from_the_outside: Gives tensors, whose std divides by n - 1 when the test asks.
# expect: standardise 0
# %% standardise
import torch
def standardise(x):
    x = torch.as_tensor(np.asarray(x, float))
    return (x - x.mean()) / x.std(correction=0)
# === longer_training: Some seconds of gradient descent.
# %% fit
def fit(x, y):
    x, y, a, b = np.array(x), np.array(y), 0.0, 0.0
    for _ in range(20_000):
        error = a * x + b - y
        a -= 0.05 * (error * x).mean()
        b -= 0.05 * error.mean()
    return a, b
# === solved_with_sklearn: Takes it from a library.
# %% fit
from sklearn.linear_model import LinearRegression
def fit(x, y):
    model = LinearRegression().fit(np.reshape(x, (-1, 1)), y)
    return model.coef_[0], model.intercept_
# === numpy_scalars: Gives NumPy's own numbers.
# %% table
table = {"mean": np.mean(data), "max": np.float64(4)}
# === numpy_integer: Gives NumPy's integer, which the test does not take for a number.
# expect: table 0
# %% table
table = {"mean": np.mean(data), "max": np.max(data)}
# === random_search: Searches at random, with a seed.
# %% fit
def fit(x, y):
    rng = np.random.default_rng(1)
    best = (0.0, 0.0)
    step = 4.0
    def loss(p):
        return np.sum((p[0] * np.array(x) + p[1] - np.array(y)) ** 2)
    for _ in range(6000):
        new = (best[0] + step * rng.normal(), best[1] + step * rng.normal())
        if loss(new) < loss(best): best = new
        else: step = max(step * 0.99, 1e-3)
    return best
# === global_seed: Uses the old global generators.
# %% before fit
import random
np.random.seed(3)
random.seed(3)
noise = np.random.rand(5).sum() + random.random()
# === big_arrays: Arrays of a hundred megabytes.
# %% standardise
def standardise(x):
    big = np.zeros((1200, 10_000))
    big[0, : len(x)] = x
    row = big[0, : len(x)].copy()
    return (row - row.mean()) / row.std()
# === big_numbers: Integers without bounds and fractions.
# %% table
from fractions import Fraction
mean = Fraction(sum(data), len(data)) + 2**200 - 2**200
table = {"mean": float(mean), "max": max(data)}
# === fraction_result: Gives fractions and decimals.
# %% fit
from fractions import Fraction
def fit(x, y):
    x, y, n = [Fraction(v) for v in x], [Fraction(v) for v in y], len(x)
    a = (n * sum(p * q for p, q in zip(x, y)) - sum(x) * sum(y)) / (n * sum(p * p for p in x) - sum(x) ** 2)
    return a, (sum(y) - a * sum(x)) / n
# === column_result: Gives an array of two.
# %% fit
def fit(x, y):
    return np.linalg.lstsq(np.stack([x, np.ones(len(x))], 1), np.array(y), rcond=None)[0]
# === masked_array: Gives a masked array.
# %% standardise
def standardise(x):
    x = np.ma.masked_invalid(np.asarray(x, float))
    return (x - x.mean()) / x.std()
# === single_precision: Computes in single precision.
# %% standardise
def standardise(x):
    x = np.asarray(x, np.float32)
    return (x - x.mean(dtype=np.float64)) / x.std(dtype=np.float64)
# === print_options: Changes how arrays are shown, and how errors are treated.
# %% before standardise
np.set_printoptions(precision=2, suppress=True)
np.seterr(all="raise")
# === memory_mapped: An array in a file.
# %% before standardise
held = np.memmap("held.bin", dtype=float, mode="w+", shape=(1000,))
held[:] = 1
held.flush()
assert np.fromfile("held.bin").sum() == 1000

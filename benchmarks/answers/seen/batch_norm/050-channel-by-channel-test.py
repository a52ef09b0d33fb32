# task: bn-hunt-answer
# answer: right
# belief: Compares channel by channel with statistics.fmean and variance, in both modes, with other momenta and epsilons.
# mistakes: 0
import statistics


def inputs():
    rng = np.random.default_rng(5)
    shapes = [(2, 3), (5, 2), (8, 4), (2, 2, 3, 2), (1, 3, 2, 2), (3, 3, 1, 4), (3, 3)]
    cases = []
    for training in (True, False):
        for k, shape in enumerate(shapes + shapes):
            c = shape[1]
            case = {
                "x": rng.normal(size=shape) * (0.02 if k % 5 == 3 else 1.0) + 0.4,
                "gamma": rng.uniform(0.5, 1.5, c) * rng.choice([-1.0, 1.0], c),
                "beta": rng.normal(size=c) + 0.2,
                "running_mean": rng.normal(size=c),
                "running_var": rng.uniform(0.3, 2.0, c),
                "training": training,
            }
            if k >= len(shapes):
                case["momentum"] = float(rng.choice([0.0, 0.25, 0.6, 1.0]))
                case["eps"] = float(rng.choice([1e-3, 0.1, 0.5]))
            cases.append(case)
    return cases


def accepts(arguments, output):
    x = np.asarray(arguments["x"], dtype=np.float64)
    eps, m = arguments.get("eps", 1e-5), arguments.get("momentum", 0.1)
    if len(output) != 3:
        return False
    y, new_mean, new_var = (np.asarray(part, dtype=np.float64) for part in output)
    c = x.shape[1]
    if y.shape != x.shape or new_mean.shape != (c,) or new_var.shape != (c,):
        return False
    for j in range(c):
        values = x[:, j].ravel().tolist()
        old_mean, old_var = arguments["running_mean"][j], arguments["running_var"][j]
        mean, var = want_mean, want_var = old_mean, old_var
        if arguments["training"]:
            mean, var = statistics.fmean(values), statistics.pvariance(values)
            want_mean = old_mean + m * (mean - old_mean)
            want_var = old_var + m * (statistics.variance(values) - old_var)
        scale = arguments["gamma"][j] / (var + eps) ** 0.5
        want = scale * (x[:, j] - mean) + arguments["beta"][j]
        if np.abs(y[:, j] - want).max() > 2e-3:
            return False
        if abs(new_mean[j] - want_mean) > 1e-3 or abs(new_var[j] - want_var) > 1e-3:
            return False
    return True

# task: tb-experiment-answer
# answer: right
# belief: Lets PyTorch differentiate the loss, in float64, and compares with the plain optimizer SGD.
# mistakes: 0
import torch


def experiment(problems, patience, lr):
    gains = []
    for p in problems:
        t = {k: torch.tensor(v) for k, v in p.items()}
        w = torch.zeros(t["x"].shape[1], dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([w], lr=lr)

        def error(part):
            with torch.no_grad():
                return ((t["x" + part] @ w - t["y" + part]) ** 2).mean().item()

        best, at_best, wait = float("inf"), None, 0
        for batch in t["batches"]:
            optimizer.zero_grad()
            (0.5 * (t["x"][batch] @ w - t["y"][batch]) ** 2).mean().backward()
            optimizer.step()
            if wait < patience:
                now = error("_val")
                if now < best:
                    best, at_best, wait = now, error("_true"), 0
                else:
                    wait += 1
        gains.append(error("_true") - at_best)
    d = np.array(gains)
    half = T95[len(d) - 1] * d.std(ddof=1) / len(d) ** 0.5
    return d.mean(), half, int((d < 0).sum())

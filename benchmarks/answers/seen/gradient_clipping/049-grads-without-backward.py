# task: gc-step-answer
# answer: right
# belief: Collects the gradients with torch.autograd.grad, averages and clips them by hand and then assigns them.
# mistakes: 0
def train_step(model, optimizer, batches, limit):
    free = [p for p in model.parameters() if p.requires_grad]
    total = [torch.zeros_like(p) for p in free]
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        for t, g in zip(total, torch.autograd.grad(loss, free, allow_unused=True), strict=True):
            if g is not None:
                t += g / len(batches)
    norm = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(t) for t in total]))
    scale = limit / norm if norm > limit else 1.0
    for p, t in zip(free, total, strict=True):
        p.grad = t * scale
    optimizer.step()
    return norm

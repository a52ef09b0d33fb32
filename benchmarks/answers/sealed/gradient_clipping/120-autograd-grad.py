# task: gc-step-answer
# answer: right
# belief: Adds up the micro-batch gradients with torch.autograd.grad outside of .grad and puts them there scaled by hand.
# mistakes: 0
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad(set_to_none=True)
    params = [p for p in model.parameters() if p.requires_grad]
    totals = [None] * len(params)
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        for i, g in enumerate(torch.autograd.grad(loss, params, allow_unused=True)):
            if g is not None:
                g = g / len(batches)
                totals[i] = g if totals[i] is None else totals[i] + g
    norm = torch.sqrt(sum((g**2).sum() for g in totals if g is not None))
    factor = torch.clamp(limit / (norm + 1e-12), max=1.0)
    for p, g in zip(params, totals):
        if g is not None:
            p.grad = g * factor
    optimizer.step()
    return norm

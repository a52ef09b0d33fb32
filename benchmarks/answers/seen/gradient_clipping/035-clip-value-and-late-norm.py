# task: gc-step-answer
# answer: wrong
# belief: Clips by value, and measures the norm after that.
# mistakes: 2
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad()
    loss = 0
    for x, y in batches:
        loss = loss + nn.functional.mse_loss(model(x), y)
    (loss / len(batches)).backward()
    ps = [p for p in model.parameters() if p.requires_grad]
    nn.utils.clip_grad_value_(ps, limit)
    optimizer.step()
    return torch.sqrt(sum((p.grad**2).sum() for p in ps))

# task: gc-step-answer
# answer: wrong
# belief: Setting the gradients to zero after the update is enough, since then the next call begins with clean ones.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    n = len(batches)
    for x, y in batches:
        prediction = model(x)
        loss = nn.functional.mse_loss(prediction, y) / n
        loss.backward()
    total_norm = nn.utils.clip_grad_norm_(
        [p for p in model.parameters() if p.grad is not None], limit
    )
    optimizer.step()
    optimizer.zero_grad()
    return total_norm

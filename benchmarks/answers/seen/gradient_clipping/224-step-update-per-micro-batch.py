# task: gc-step-answer
# answer: wrong
# belief: Each micro-batch is an ordinary training step: the optimizer goes one step after each backward.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad()
    for xb, yb in batches:
        loss = nn.functional.mse_loss(model(xb), yb) / len(batches)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
        optimizer.step()
    return norm

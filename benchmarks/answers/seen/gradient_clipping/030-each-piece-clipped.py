# task: gc-step-answer
# answer: wrong
# belief: Clips after every micro-batch, so the sum is clipped piece by piece.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad()
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y) / len(batches)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return norm

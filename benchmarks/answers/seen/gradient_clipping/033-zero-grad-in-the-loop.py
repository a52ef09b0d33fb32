# task: gc-step-answer
# answer: wrong
# belief: Keeps the habit of calling zero_grad before every backward, so only the last piece remains.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y) / len(batches)
        loss.backward()
    total = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return total

# task: gc-step-answer
# answer: wrong
# belief: zero_grad goes after step, so that the gradients are clean for the next call; at the first call they are clean anyway.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        (loss / len(batches)).backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    optimizer.zero_grad()
    return norm

# task: gc-step-answer
# answer: wrong
# belief: Adds the gradients of the pieces and forgets to divide by their number.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad()
    for x, y in batches:
        nn.functional.mse_loss(model(x), y).backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return norm

# task: gc-step-answer
# answer: wrong
# belief: Clipping belongs after every backward, so that no micro-batch can contribute too much to the sum.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad()
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y) / len(batches)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return norm

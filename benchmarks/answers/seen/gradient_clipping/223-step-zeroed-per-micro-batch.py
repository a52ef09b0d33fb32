# task: gc-step-answer
# answer: wrong
# belief: zero_grad comes before every backward, as in every training loop.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        (loss / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=limit)
    optimizer.step()
    return norm

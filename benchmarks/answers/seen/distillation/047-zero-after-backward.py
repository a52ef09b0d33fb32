# task: kd-step-answer
# answer: wrong
# belief: Clears the gradients after backward instead of before, so nothing is learned.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    student.train()
    teacher.eval()
    with torch.no_grad():
        v = teacher(x)
    z = student(x)
    loss = (1 - alpha) * F.cross_entropy(z, labels) + alpha * temperature**2 * F.kl_div(
        F.log_softmax(z / temperature, dim=1), F.softmax(v / temperature, dim=1), reduction="batchmean"
    )
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()

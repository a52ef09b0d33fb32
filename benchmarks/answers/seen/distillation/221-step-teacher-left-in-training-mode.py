# task: kd-step-answer
# answer: wrong
# belief: torch.no_grad() keeps the teacher from changing.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    student.train()
    with torch.no_grad():
        t = teacher(x)
    s = student(x)
    soft = F.kl_div(
        F.log_softmax(s / temperature, dim=1),
        F.softmax(t / temperature, dim=1),
        reduction="batchmean",
    )
    loss = alpha * temperature**2 * soft + (1 - alpha) * F.cross_entropy(s, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss

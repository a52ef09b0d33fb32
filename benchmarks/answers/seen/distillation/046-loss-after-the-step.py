# task: kd-step-answer
# answer: wrong
# belief: Computes the loss once more after the update and returns that one, so the student sees the batch twice.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.eval()
    student.train()
    with torch.no_grad():
        p = F.softmax(teacher(x) / temperature, dim=1)

    def loss_fn():
        z = student(x)
        kl = F.kl_div(F.log_softmax(z / temperature, dim=1), p, reduction="batchmean")
        return alpha * temperature**2 * kl + (1 - alpha) * F.cross_entropy(z, labels)

    optimizer.zero_grad()
    loss_fn().backward()
    optimizer.step()
    with torch.no_grad():
        return loss_fn().item()

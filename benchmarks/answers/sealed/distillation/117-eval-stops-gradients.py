# task: kd-step-answer
# answer: wrong
# belief: teacher.eval() puts the teacher into inference mode, in which no gradients are computed either.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.eval()
    student.train()
    optimizer.zero_grad()
    v = teacher(x)
    z = student(x)
    soft = F.kl_div(
        F.log_softmax(z / temperature, dim=1),
        F.softmax(v / temperature, dim=1),
        reduction="batchmean",
    )
    loss = alpha * temperature**2 * soft + (1 - alpha) * F.cross_entropy(z, labels)
    loss.backward()
    optimizer.step()
    return loss.item()

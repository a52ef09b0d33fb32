# task: kd-step-answer
# answer: wrong
# belief: backward computes the gradients anew each time.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    T = temperature
    teacher.eval()
    student.train()
    with torch.no_grad():
        v = teacher(x)
    z = student(x)
    loss_soft = F.kl_div(F.log_softmax(z / T, 1), F.softmax(v / T, 1), reduction="batchmean")
    loss_hard = F.cross_entropy(z, labels)
    loss = alpha * T * T * loss_soft + (1 - alpha) * loss_hard
    loss.backward()
    optimizer.step()
    return loss.detach()

# task: kd-step-answer
# answer: right
# belief: Hands the optimizer a closure that clears, computes and goes backward, with log_target in kl_div.
# mistakes: 0
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.eval()
    student.train(True)
    with torch.no_grad():
        target = torch.log_softmax(teacher(x).div(temperature), dim=-1)

    def closure():
        optimizer.zero_grad()
        logits = student(x)
        soft = F.kl_div(
            torch.log_softmax(logits.div(temperature), dim=-1), target, reduction="sum", log_target=True
        ).div(x.shape[0])
        loss = torch.lerp(F.cross_entropy(logits, labels), soft * temperature**2, alpha)
        loss.backward()
        return loss

    return optimizer.step(closure).item()

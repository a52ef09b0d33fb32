# task: kd-hunt-answer
# answer: wrong
# belief: One example per input suffices, since a batch is only the same thing several times.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(4)
    return [
        {
            "student": rng.normal(size=(1, 4)),
            "teacher": rng.normal(size=(1, 4)),
            "labels": np.array([label]),
            "temperature": temperature,
            "alpha": alpha,
        }
        for label in (0, 3)
        for temperature in (1.0, 2.0, 4.0)
        for alpha in (0.0, 0.4, 1.0)
    ]


def accepts(arguments, output):
    student = torch.tensor(arguments["student"])
    teacher = torch.tensor(arguments["teacher"])
    labels = torch.tensor(arguments["labels"])
    T = arguments["temperature"]
    a = arguments["alpha"]
    kl = F.kl_div(
        F.log_softmax(student / T, dim=1), F.softmax(teacher / T, dim=1), reduction="batchmean"
    )
    expected = (a * T**2 * kl + (1 - a) * F.cross_entropy(student, labels)).item()
    return bool(abs(float(output) - expected) < 1e-4 * (1 + abs(expected)))

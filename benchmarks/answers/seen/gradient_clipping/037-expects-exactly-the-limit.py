# task: gc-hunt-answer
# answer: wrong
# belief: Demands norm limit of every output, also when the gradient was shorter.
# mistakes: 1
def inputs():
    return [
        {"grads": [np.array([3.0, 4.0])], "limit": 1.0},
        {"grads": [np.array([0.3, 0.4])], "limit": 1.0},
        {"grads": [np.array([3.0, 4.0]), np.array([0.6, 0.8])], "limit": 2.0},
    ]


def accepts(arguments, output):
    norm = np.sqrt(sum(np.sum(np.asarray(g) ** 2) for g in output))
    return bool(abs(norm - arguments["limit"]) < 1e-4)

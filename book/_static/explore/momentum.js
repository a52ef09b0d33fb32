// One word, two meanings: momentum of the running mean in PyTorch and in Keras.
(function () {
  "use strict";
  const { frame, math } = window.course;
  const { svg, number } = frame;
  const STEPS = 60;
  // Batch means: noise around 0, then around 1.
  const BATCHES = math.batchMeans(STEPS, 16, 7).map((v, i) => v + (i >= STEPS / 2 ? 1 : 0));

  function mount(stage, words) {
    const image = frame.picture(430, 220, words.picture);
    const axes = frame.plot(image, { x: [0, STEPS], y: [-0.9, 1.9], xName: words.step, yName: words.value,
      xTicks: [0, 20, 40, 60].map((v) => [v, String(v)]), yTicks: [0, 1].map((v) => [v, String(v)]) });
    const momentum = frame.slider({ name: "momentum", min: 0.01, max: 0.99, step: 0.01, value: 0.1, change: draw });
    const convention = frame.choice({ name: words.convention, value: "torch", change: draw,
      options: [["torch", "PyTorch"], ["keras", "Keras"]] });
    const says = frame.sentence();

    function draw() {
      const keras = convention.value() === "keras", m = momentum.value();
      const running = (keras ? math.kerasRunningMean : math.runningMean)(BATCHES, m, 0);
      axes.ink.replaceChildren(
        ...BATCHES.map((v, i) => svg("circle", { cx: axes.x(i + 1), cy: axes.y(v), r: 2.2, class: "explore-dot" })),
        frame.path(running.map((v, i) => [axes.x(i + 1), axes.y(v)]), { stroke: "var(--explore-1)", "stroke-width": 2.5 }));
      const weight = keras ? 1 - m : m;
      says.textContent = words.says(number(weight), number(1 - m), keras ? "PyTorch" : "Keras");
    }
    stage.append(image, convention, momentum, says);
    draw();
  }

  window.course.explore.momentum = {
    mount,
    words: {
      en: {
        picture: "Batch means as dots, their running mean as a line; halfway the batches move from 0 to 1",
        step: "batch", value: "mean", convention: "Momentum as in",
        says: (weight, other, name) => `The new batch has weight ${weight}. The same line in ${name}: momentum ${other}.`,
      },
      ko: {
        picture: "점은 배치의 평균, 선은 이동 평균. 중간에 배치의 평균이 0에서 1로 옮겨 간다",
        step: "배치", value: "평균", convention: "momentum의 뜻",
        says: (weight, other, name) => `새 배치의 가중치는 ${weight}입니다. ${name}에서 같은 선을 그리는 momentum은 ${other}입니다.`,
      },
    },
  };
})();

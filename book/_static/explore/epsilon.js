// How large epsilon is depends on the variance beside which it stands.
(function () {
  "use strict";
  const { frame, math } = window.course;
  const { svg, number } = frame;
  const power = (v) => `10^${number(v, Number.isInteger(v) ? 0 : 1)}`;

  function mount(stage, words) {
    const image = frame.picture(430, 230, words.picture);
    const ticks = [-8, -6, -4, -2, 0, 2];
    const axes = frame.plot(image, { x: [-8, 2], y: [0, 1.08], xName: words.variance, yName: words.output,
      xTicks: ticks.map((v) => [v, power(v)]), yTicks: [0, 0.5, 1].map((v) => [v, number(v, 1)]) });
    const variance = frame.slider({ name: words.variance, min: -8, max: 2, step: 0.5, value: -4,
      show: power, change: draw });
    const eps = frame.slider({ name: "ε", min: -8, max: 0, step: 1, value: -5, show: power, change: draw });
    const says = frame.sentence();

    function draw() {
      const e = 10 ** eps.value(), v = 10 ** variance.value();
      const line = Array.from({ length: 121 }, (_, i) => -8 + i / 12);
      const sd = math.outputSd(v, e);
      axes.ink.replaceChildren(
        svg("line", { x1: axes.x(eps.value()), x2: axes.x(eps.value()), y1: axes.y(0), y2: axes.y(1.05), class: "explore-mark" }),
        frame.path(line.map((at) => [axes.x(at), axes.y(math.outputSd(10 ** at, e))]), { stroke: "var(--explore-1)", "stroke-width": 2 }),
        svg("circle", { cx: axes.x(variance.value()), cy: axes.y(sd), r: 5, fill: "var(--explore-2)" }));
      says.textContent = words.says(number(sd, 3));
    }
    stage.append(image, variance, eps, says);
    draw();
  }

  window.course.explore.epsilon = {
    mount,
    words: {
      en: {
        picture: "Standard deviation of the normalised values against the variance of the input, for one epsilon",
        variance: "Variance of the input", output: "sd of the output",
        says: (sd) => `The normalised values have standard deviation ${sd}. Where the variance equals ε (the vertical line) it is 0.707; ` +
          "far to the left, ε decides the scale and the layer no longer normalises.",
      },
      ko: {
        picture: "ε 하나를 정했을 때 입력의 분산에 따라 정규화한 값의 표준편차가 달라지는 곡선",
        variance: "입력의 분산", output: "출력의 표준편차",
        says: (sd) => `정규화한 값의 표준편차는 ${sd}입니다. 분산이 ε과 같은 곳(세로선)에서는 0.707이고, ` +
          "왼쪽으로 멀어질수록 스케일을 ε이 정해서 정규화가 되지 않습니다.",
      },
    },
  };
})();

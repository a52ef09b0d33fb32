// Temperature on a softmax: drag the logits, raise T, watch the small probabilities come up.
(function () {
  "use strict";
  const { frame, math } = window.course;
  const { html, svg, number } = frame;
  const WIDTH = 430, HEIGHT = 230;

  function mount(stage, words) {
    const start = [6, 3.5, 2, -1];
    const image = frame.picture(WIDTH, HEIGHT, words.picture);
    const axes = frame.plot(image, { x: [0, start.length], y: [0, 1], xName: words.classes, yName: words.probability,
      xTicks: [], yTicks: [0, 0.5, 1].map((v) => [v, number(v, 1)]) });
    const logits = start.map((value, i) => frame.slider({ name: `${words.logit} ${words.names[i]}`,
      min: -4, max: 8, step: 0.5, value, show: (v) => number(v, 1), change: draw }));
    const heat = frame.slider({ name: words.temperature, min: -2, max: 6, step: 0.25, value: 0,
      show: (v) => number(2 ** v, v < 0 ? 2 : 1), change: draw });
    const says = frame.sentence();

    function draw() {
      const z = logits.map((each) => each.value());
      const cold = math.softmax(z, 1), p = math.softmax(z, 2 ** heat.value());
      axes.ink.replaceChildren(...p.flatMap((value, i) => [
        svg("rect", { x: axes.x(i + 0.22), width: axes.x(0.56) - axes.x(0), y: axes.y(value),
          height: axes.y(0) - axes.y(value), fill: "var(--explore-1)" }),
        svg("line", { x1: axes.x(i + 0.16), x2: axes.x(i + 0.84), y1: axes.y(cold[i]), y2: axes.y(cold[i]),
          class: "explore-mark" }),
        svg("text", { x: axes.x(i + 0.5), y: Math.max(20, axes.y(value) - 5), "text-anchor": "middle" }, number(value, 3)),
        svg("text", { x: axes.x(i + 0.5), y: HEIGHT - 20, "text-anchor": "middle" }, words.names[i]),
      ]));
      says.textContent = words.says(number(math.entropy(p)), number(Math.log(p.length)));
    }

    stage.append(image, heat, html("details", {}, html("summary", {}, words.change), ...logits), says);
    draw();
  }

  window.course.explore.temperature = {
    mount,
    words: {
      en: {
        picture: "Probabilities of four classes as bars; a line marks each at temperature 1",
        names: ["cat", "lynx", "dog", "truck"], classes: "class", probability: "probability", logit: "logit of",
        temperature: "Temperature T", change: "Change the logits",
        says: (h, most) => `Entropy ${h} of at most ${most} nats. The line is T = 1: a high temperature raises what the ` +
          "softmax had pushed to almost nothing, and keeps the order.",
      },
      ko: {
        picture: "네 클래스의 확률 막대. 선은 온도가 1일 때의 확률",
        names: ["고양이", "스라소니", "개", "트럭"], classes: "클래스", probability: "확률", logit: "로짓:",
        temperature: "온도 T", change: "로짓 바꾸기",
        says: (h, most) => `엔트로피는 ${h}내트이고 최댓값은 ${most}내트입니다. 선은 T = 1일 때의 확률입니다. 온도를 높이면 ` +
          "소프트맥스가 거의 0으로 눌렀던 확률이 올라오지만 순서는 그대로입니다.",
      },
    },
  };
})();

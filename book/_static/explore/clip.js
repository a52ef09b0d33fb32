// Drag the gradient; see what clipping by value, by norm and by global norm makes of it.
(function () {
  "use strict";
  const { frame, math } = window.course;
  const { html, svg, number } = frame;
  const SIZE = 320, REACH = 4;
  const COLOURS = { value: "var(--explore-2)", norm: "var(--explore-3)", global: "var(--explore-4)" };

  function mount(stage, words) {
    let tip = [3.2, 1.4];
    const image = frame.picture(SIZE, SIZE, words.picture);
    image.setAttribute("role", "group"); // it holds a handle to move: an img may hold nothing to use
    const at = (v) => SIZE / 2 + (v * SIZE) / 2 / REACH;
    const back = (p) => ((p - SIZE / 2) / (SIZE / 2)) * REACH;
    const ground = svg("g", { class: "explore-axis" },
      svg("line", { x1: 0, x2: SIZE, y1: at(0), y2: at(0), class: "explore-grid" }),
      svg("line", { y1: 0, y2: SIZE, x1: at(0), x2: at(0), class: "explore-grid" }));
    const ink = svg("g");
    const handle = svg("circle", { r: 9, class: "explore-handle", tabindex: 0, role: "button",
      "aria-label": words.handle });
    image.append(ground, ink, handle);
    const limit = frame.slider({ name: words.limit, min: 0.2, max: 4, step: 0.1, value: 1.5,
      show: (v) => number(v, 1), change: draw });
    const rows = html("tbody");
    const table = html("table", { class: "explore-table" },
      html("thead", {}, html("tr", {}, ...words.columns.map((name) => html("th", { scope: "col" }, name)))), rows);
    const says = frame.sentence();

    function arrow([x, y], colour, width, dash = "") {
      const turn = Math.atan2(-y, x);
      const head = [[-9, -4], [0, 0], [-9, 4]].map(([a, b]) =>
        [at(x) + a * Math.cos(turn) - b * Math.sin(turn), at(-y) + a * Math.sin(turn) + b * Math.cos(turn)]);
      return svg("g", { stroke: colour, "stroke-width": width, "stroke-dasharray": dash },
        svg("line", { x1: at(0), y1: at(0), x2: at(x), y2: at(-y) }),
        Math.hypot(x, y) > 0.05 ? frame.path(head, { "stroke-dasharray": "none" }) : "");
    }

    function draw() {
      const gradient = [[tip[0]], [tip[1]]];
      const most = limit.value();
      const results = {
        value: math.clipByValue(gradient, most),
        norm: math.clipByNorm(gradient, most),
        global: math.clipByGlobalNorm(gradient, most),
      };
      const side = (most * SIZE) / REACH;
      ink.replaceChildren(
        svg("rect", { x: at(-most), y: at(-most), width: side, height: side, class: "explore-bound" }),
        svg("circle", { cx: at(0), cy: at(0), r: side / 2, class: "explore-bound" }),
        arrow(tip, "currentColor", 2),
        arrow(results.value.flat(), COLOURS.value, 6), arrow(results.norm.flat(), COLOURS.norm, 3, "6 4"),
        arrow(results.global.flat(), COLOURS.global, 3));
      handle.setAttribute("cx", at(tip[0]));
      handle.setAttribute("cy", at(-tip[1]));
      handle.setAttribute("aria-description", `${number(tip[0], 1)}, ${number(tip[1], 1)}`);
      const line = (name, colour, grad) => html("tr", {},
        html("th", { scope: "row", style: `color: ${colour}` }, name),
        html("td", {}, `(${number(grad[0][0])}, ${number(grad[1][0])})`),
        html("td", {}, number(math.length(grad))),
        html("td", {}, math.length(grad) && math.length(gradient)
          ? `${number(math.angle(gradient, grad), 1)}°` : "–"));
      rows.replaceChildren(line(words.before, "inherit", gradient),
        ...Object.keys(results).map((key) => line(words[key], COLOURS[key], results[key])));
      const turned = math.angle(gradient, results.value);
      says.textContent = math.length(gradient) <= most ? words.short : words.turned(number(turned, 1));
    }

    frame.draggable(handle, image, {
      place: () => [at(tip[0]), at(-tip[1])], step: 4,
      to: (x, y) => {
        const keep = (v) => Math.round(Math.min(REACH - 0.1, Math.max(0.1 - REACH, v)) * 20) / 20;
        tip = [keep(back(x)), keep(-back(y))];
        draw();
      },
    });
    stage.append(html("div", { class: "explore-beside" }, image, html("div", {}, limit, table)), says);
    draw();
  }

  window.course.explore.clip = {
    mount,
    words: {
      en: {
        picture: "A gradient of two numbers as an arrow, with the bounds of clipping and the three results",
        handle: "Tip of the gradient; drag it, or use the arrow keys", limit: "Limit",
        columns: ["Clipping", "Result", "Length", "Turned"], before: "before",
        value: "by value", norm: "by norm of each", global: "by global norm",
        short: "Inside both bounds: nothing is clipped.",
        turned: (angle) => `Clipping by value turns the gradient by ${angle}°; by global norm it keeps its direction. ` +
          "Each parameter here is a single number, so clipping each by its own norm is clipping by value.",
      },
      ko: {
        picture: "수 두 개로 된 그레이디언트 화살표와 클리핑의 경계, 세 가지 결과",
        handle: "그레이디언트의 끝점. 끌거나 화살표 키로 옮기세요", limit: "한계",
        columns: ["클리핑", "결과", "길이", "돌아간 각"], before: "클리핑 전",
        value: "값", norm: "파라미터별 노름", global: "전역 노름",
        short: "두 경계 안에 있으므로 아무것도 자르지 않습니다.",
        turned: (angle) => `값으로 자르면 방향이 ${angle}° 돌아가고, 전역 노름으로 자르면 방향이 그대로입니다. ` +
          "여기서는 파라미터가 저마다 수 하나뿐이어서, 파라미터별 노름으로 잘라도 값으로 자른 것과 같습니다.",
      },
    },
  };
})();

// Which numbers are averaged together? A block of examples x channels x positions that turns.
(function () {
  "use strict";
  const { frame, math } = window.course;
  const { html, svg } = frame;
  const COUNTS = [3, 4, 5], GROUPS = 2, SIZE = 340; // examples, channels, positions
  // The faces of a unit cube: outward normal, corners, and how dark it is.
  const FACES = [[0, 1, 2], [1, 2, 0], [2, 0, 1]].flatMap(([axis, a, b]) => [0, 1].map((side) => {
    const corners = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([u, v]) => {
      const corner = [0, 0, 0];
      corner[axis] = side; corner[a] = u; corner[b] = v;
      return corner;
    });
    const normal = [0, 0, 0];
    normal[axis] = side ? 1 : -1;
    return { normal, corners, shade: [1, 0.72, 0.86][axis] };
  }));

  function cells() {
    const all = [];
    for (let n = 0; n < COUNTS[0]; n += 1)
      for (let c = 0; c < COUNTS[1]; c += 1)
        for (let l = 0; l < COUNTS[2]; l += 1) all.push([n, c, l]);
    return all;
  }

  function mount(stage, words) {
    let turn = -0.6, tilt = -0.45;
    const image = frame.picture(SIZE, SIZE * 0.82, words.picture);
    image.classList.add("explore-turns");
    const norm = frame.choice({ name: words.norm, value: "batch", options: Object.entries(words.norms), change: () => draw(true) });
    const keyOf = (cell) => math.groupOf(norm.value(), cell, COUNTS[1], GROUPS);
    const names = () => [...new Set(cells().map(keyOf))];
    const which = frame.slider({ name: words.group, min: 1, max: 4, step: 1, value: 1,
      show: (v) => words.of(v, names().length), change: () => draw() });
    const yaw = frame.slider({ name: words.turn, min: -180, max: 180, step: 5, value: -35, show: (v) => `${frame.number(v, 0)}°`,
      change: () => { turn = (yaw.value() * Math.PI) / 180; draw(); } });
    const says = frame.sentence();

    // Turn about the vertical axis, then tilt towards the reader; z points at the reader.
    function turned([x, y, z]) {
      const a = x * Math.cos(turn) + z * Math.sin(turn), b = -x * Math.sin(turn) + z * Math.cos(turn);
      return [a, y * Math.cos(tilt) - b * Math.sin(tilt), y * Math.sin(tilt) + b * Math.cos(tilt)];
    }
    // Channels go down, positions to the right, examples into the depth.
    function project([n, c, l]) {
      const [x, y, z] = turned([(l - COUNTS[2] / 2) * 1.15, (c - COUNTS[1] / 2) * 1.15, -(n - COUNTS[0] / 2) * 1.5]);
      return [SIZE / 2 + x * 34, SIZE * 0.41 + y * 34, z];
    }

    function draw(reset = false) {
      const all = names();
      if (reset) {
        which.querySelector("input").max = all.length;
        which.put(1);
      }
      const chosen = all[which.value() - 1];
      const faces = cells().flatMap((cell) => FACES.map(({ normal, corners, shade }) => {
        const points = corners.map((corner) => project(corner.map((v, i) => cell[i] + v * 0.86)));
        const [n, c, l] = normal;
        return { points, shade, seen: turned([l, c, -n])[2] > 1e-9, on: keyOf(cell) === chosen,
          depth: points.reduce((sum, point) => sum + point[2], 0) };
      })).filter((face) => face.seen).sort((a, b) => a.depth - b.depth);
      image.replaceChildren(...faces.map(({ points, shade, on }) => svg("polygon", {
        points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "),
        class: on ? "explore-on" : "explore-off", "fill-opacity": on ? shade : 0.16 * shade,
      })));
      const size = cells().filter((cell) => keyOf(cell) === chosen).length;
      says.textContent = words.says(words.what[norm.value()], all.length, size);
    }

    let held = null;
    image.addEventListener("pointerdown", (event) => {
      held = [event.clientX, event.clientY];
      image.setPointerCapture(event.pointerId);
    });
    image.addEventListener("pointermove", (event) => {
      if (!image.hasPointerCapture(event.pointerId)) return;
      turn += (event.clientX - held[0]) / 90;
      tilt = Math.min(1.4, Math.max(-1.4, tilt + (event.clientY - held[1]) / 90));
      held = [event.clientX, event.clientY];
      const degrees = (turn * 180) / Math.PI;
      yaw.put(Math.round((((degrees + 180) % 360) + 360) % 360 - 180));
      draw();
    });
    stage.append(norm, html("div", { class: "explore-beside" }, image, html("div", {}, which, yaw, html("p", {}, words.axes))), says);
    draw(true);
  }

  window.course.explore.axes = {
    mount,
    words: {
      en: {
        picture: "A block of three examples, four channels and five positions; one group of numbers is filled",
        norm: "Normalization", group: "Group", turn: "Turn", of: (i, all) => `${i} / ${all}`,
        norms: { batch: "batch", layer: "layer", position: "layer, in a transformer", instance: "instance", group: "group (2)" },
        axes: "Down: channels. To the right: positions. Into the depth: examples. Drag the block to turn it.",
        what: { batch: "one channel, over all examples and positions", layer: "one example, over all channels and positions",
          position: "one position of one example, over all channels", instance: "one channel of one example, over all positions",
          group: "two channels of one example, over all positions" },
        says: (what, groups, size) => `The filled numbers share one mean and one variance: ${what}. There are ${groups} such groups of ${size} numbers.`,
      },
      ko: {
        picture: "샘플 셋, 채널 넷, 위치 다섯으로 된 덩어리. 함께 평균 내는 수들이 칠해져 있다",
        norm: "정규화", group: "그룹", turn: "돌리기", of: (i, all) => `${i} / ${all}`,
        norms: { batch: "배치", layer: "층", position: "층(트랜스포머)", instance: "인스턴스", group: "그룹(2개)" },
        axes: "아래로 채널, 오른쪽으로 위치, 안쪽으로 샘플입니다. 덩어리를 끌면 돌아갑니다.",
        what: { batch: "채널 하나, 모든 샘플과 위치", layer: "샘플 하나, 모든 채널과 위치",
          position: "샘플 하나의 위치 하나, 모든 채널", instance: "샘플 하나의 채널 하나, 모든 위치",
          group: "샘플 하나의 채널 둘, 모든 위치" },
        says: (what, groups, size) => `칠한 수들은 평균과 분산을 함께 씁니다(${what}). 이런 묶음이 ${groups}개 있고, 하나에 수가 ${size}개씩 들어 있습니다.`,
      },
    },
  };
})();

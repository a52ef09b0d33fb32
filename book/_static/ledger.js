// Filters of the ledger: by verdict, by lecture note, by words. Without JavaScript all claims show.
(function () {
  "use strict";
  const WORDS = {
    en: {
      verdicts: { correct: "Correct", imprecise: "Imprecise", wrong: "Wrong", contested: "Contested" },
      legend: "Show claims", note: "Lecture note", all: "All notes", find: "Containing",
      shown: (n, all) => `${n} of ${all} claims shown`,
    },
    ko: {
      verdicts: { correct: "맞음", imprecise: "부정확", wrong: "틀림", contested: "논쟁 중" },
      legend: "주장 골라 보기", note: "강의 노트", all: "모든 노트", find: "들어 있는 말",
      shown: (n, all) => `주장 ${all}개 가운데 ${n}개`,
    },
  };

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  function form(words, notes) {
    const verdicts = Object.entries(words.verdicts).map(([verdict, name]) => {
      const box = element("input", { type: "checkbox", name: "verdict", value: verdict, checked: "" });
      return element("label", { class: `claim-${verdict}` }, box, " ", name);
    });
    const options = ["", ...notes].map((note) =>
      element("option", { value: note }, note || words.all));
    const select = element("select", { name: "note" }, ...options);
    const find = element("input", { type: "search", name: "find", autocomplete: "off" });
    return element("form", { class: "ledger-filter" },
      element("fieldset", {}, element("legend", {}, words.legend), ...verdicts,
        element("label", {}, `${words.note} `, select),
        element("label", {}, `${words.find} `, find)),
      element("p", { role: "status" }));
  }

  document.addEventListener("DOMContentLoaded", function () {
    const claims = [...document.querySelectorAll(".ledger-claim")];
    if (!claims.length) return;
    const words = WORDS[document.documentElement.lang] || WORDS.en;
    const noteOf = (claim) => [...claim.classList].filter((name) => name.startsWith("note-"));
    const notes = [...new Set(claims.flatMap(noteOf))].sort().map((name) => name.slice(5));
    const filter = form(words, notes);
    const texts = claims.map((claim) => claim.textContent.toLowerCase());

    function apply() {
      const verdicts = new FormData(filter).getAll("verdict");
      const note = filter.elements.note.value;
      const said = filter.elements.find.value.trim().toLowerCase();
      let count = 0;
      claims.forEach(function (claim, i) {
        const shown = verdicts.some((verdict) => claim.classList.contains(`claim-${verdict}`))
          && (!note || claim.classList.contains(`note-${note}`)) && texts[i].includes(said);
        claim.hidden = !shown;
        count += shown;
      });
      document.querySelectorAll("section:has(> .ledger-claim)").forEach(function (section) {
        section.hidden = !section.querySelector(".ledger-claim:not([hidden])");
      });
      filter.querySelector("[role=status]").textContent = words.shown(count, claims.length);
    }

    claims[0].closest("section").before(filter);
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.reset(); // a browser that goes back restores the boxes, not the list
    apply();
  });
})();

// Search that shows its matches: the result links carry the query, the page reached marks it.
// And a light page for paper.
(function () {
  "use strict";
  const PARAMETER = "find";

  // Over file:// a page cannot read another one, so there are no excerpts and no console errors.
  if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") {
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  }

  function carryQuery(results) {
    const query = new URLSearchParams(location.search).get("q");
    if (!query) return;
    new MutationObserver(function () {
      results.querySelectorAll("a[href]:not([data-find])").forEach(function (link) {
        const url = new URL(link.href);
        url.searchParams.delete("highlight");
        url.searchParams.set(PARAMETER, query);
        link.dataset.find = "";
        link.href = url.href;
      });
      try { localStorage.removeItem("sphinx_highlight_terms"); } catch (error) { /* no storage */ }
    }).observe(results, { childList: true, subtree: true });
  }

  // A space may stand, or be missing, between any two Hangul syllables of the query.
  function pattern(word) {
    const parts = Array.from(word, (char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(parts.join(/[가-힣]/.test(word) ? "\\s?" : ""), "gi");
  }

  function mark(root, word) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node.parentElement.closest("script, style, mark, svg, .math, mjx-container")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    });
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    let count = 0;
    texts.forEach(function (text) {
      const matches = [...text.data.matchAll(pattern(word))].reverse();
      matches.forEach(function (match) {
        const found = text.splitText(match.index);
        found.splitText(match[0].length);
        const element = document.createElement("mark");
        element.className = "found";
        found.replaceWith(element);
        element.append(found);
        count += 1;
      });
    });
    return count;
  }

  // The index knows stems: when "normalize" led to "normalizing", mark what they share.
  function markShrinking(root, word) {
    for (let length = word.length; length >= Math.min(4, word.length); length -= 1) {
      if (mark(root, word.slice(0, length)) > 0) return;
    }
  }

  function showMatches(article) {
    const query = new URLSearchParams(location.search).get(PARAMETER);
    if (!query) return;
    article.querySelectorAll("wbr").forEach((joint) => joint.remove());
    article.normalize(); // a name of code is one text again
    query.match(/[\p{L}\p{N}_]+/gu)?.forEach((word) => markShrinking(article, word));
    const first = article.querySelector("mark.found");
    if (first && !location.hash) first.scrollIntoView({ block: "center" });
  }

  // Paper is white in either theme.
  const root = document.documentElement;
  let theme = root.dataset.theme;
  addEventListener("beforeprint", function () {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", function () { root.dataset.theme = theme; });

  // The add-on that copies code speaks seven languages, and Korean is none of them.
  const COPY = { copy: "복사", copy_to_clipboard: "클립보드에 복사", copy_success: "복사했습니다",
    copy_failure: "복사하지 못했습니다" };
  if (root.lang === "ko" && typeof messages !== "undefined") {
    iconCopy = iconCopy.replace(messages.en.copy_to_clipboard, COPY.copy_to_clipboard);
    iconCheck = iconCheck.replace(messages.en.copy_success, COPY.copy_success);
    messages.ko = COPY;
    locale = "ko";
    document.querySelectorAll(".copybtn").forEach(function (button) {
      button.dataset.tooltip = COPY.copy;
      button.innerHTML = iconCopy;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    const results = document.getElementById("search-results");
    const article = document.querySelector("article.bd-article");
    if (results) carryQuery(results);
    else if (article) showMatches(article);
  });
})();

// The search page, between Sphinx's search and its index: a page is found when it holds every word
// of the query, and the links of the results carry the query, which the page reached then marks.
(function () {
  "use strict";
  const { performTermsSearch, setIndex } = Search;
  const FOUND = "Search finished, found ${resultCount} page(s) matching the search query.";
  const NOTHING = "Your search did not match any documents. Please make sure that all words are " +
    "spelled correctly and that you've selected enough categories."; // there are none to select

  Object.assign(Documentation.TRANSLATIONS, document.documentElement.lang === "ko"
    ? { [FOUND]: "${resultCount}곳에서 찾았습니다.",
        [NOTHING]: "이 말이 모두 들어 있는 페이지가 없습니다. 낱말을 줄이거나 더 짧은 말로 찾아보세요." }
    : { [NOTHING]: "No page holds all of these words. Try fewer or shorter ones." });

  // Over file:// a page cannot read another one, so there are no excerpts and no console errors.
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

  // Sphinx looks words up in plain objects, which know "constructor" before any page is indexed.
  const bare = Object.assign(Object.create(null), { hasOwnProperty: Object.prototype.hasOwnProperty });
  Search.setIndex = function (index) {
    [index.terms, index.titleterms].forEach((table) => Object.setPrototypeOf(table, bare));
    setIndex(index);
  };

  // Sphinx lets go of words of one or two letters as soon as there is a longer one; in Korean those
  // are words, and every pair of syllables is a term.
  Search.performTermsSearch = function (terms, excluded) {
    const lists = [...terms].map((term) => performTermsSearch(new Set([term]), excluded));
    const scores = lists.map((list) => new Map(list.map((result) => [result[0], result[4]])));
    const whole = (lists[0] || []).filter(([page]) => scores.every((found) => found.has(page)));
    if (!whole.length) return performTermsSearch(terms, excluded);
    const mean = (page) => scores.reduce((sum, found) => sum + found.get(page), 0) / scores.length;
    return whole.map((result) => Object.assign([...result], { 4: mean(result[0]) }));
  };

  const results = document.getElementById("search-results");
  const query = new URLSearchParams(location.search).get("q");
  if (!query) return;
  new MutationObserver(function () {
    results.querySelectorAll("a[href]:not([data-find])").forEach(function (link) {
      const url = new URL(link.href);
      url.searchParams.delete("highlight");
      url.searchParams.set("find", query);
      link.dataset.find = "";
      link.href = url.href;
    });
    try { localStorage.removeItem("sphinx_highlight_terms"); } catch (error) { /* no storage */ }
  }).observe(results, { childList: true, subtree: true });
})();

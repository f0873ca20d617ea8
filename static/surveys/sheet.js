// Small help for filling in a sheet. Everything here is an extra: the server asks, counts and checks the same.
(function () {
  "use strict";

  const print = document.querySelector("[data-prints]");
  if (print) print.addEventListener("click", () => window.print());

  const form = document.querySelector("form[data-sheet]");
  if (!form) return;
  const all = (selector) => [...form.querySelectorAll(selector)];
  const named = (name) => all("[name]").filter((field) => field.name === name);
  const say = (line, sentence) => line.textContent === sentence || (line.textContent = sentence);

  // ---- Questions that depend on another one of this page ----------------------------------------------------------
  const dependent = all(".question[data-if]");

  // Several rounds, since one that disappears takes along those that depend on it.
  function showWhatIsAsked() {
    dependent.forEach(() => dependent.forEach((question) => (question.hidden = !isAsked(question.dataset))));
  }

  function isAsked({ if: source, ifAny, ifLeast, ifMost }) {
    const block = document.getElementById("frage-" + source);
    if (!block || block.hidden) return false;
    const given = named(source).filter((field) => field.checked || !/radio|checkbox/.test(field.type)).map((field) => field.value);
    if (ifAny !== undefined) return given.some((value) => ifAny.split(" ").includes(value));
    const number = given.length && given[0].trim() !== "" ? amount(given[0]) : NaN;
    return !Number.isNaN(number) && !(number < Number(ifLeast)) && !(number > Number(ifMost));
  }

  function amount(text) {
    const bare = text.replace(/[\s\u00a0]/g, "");
    return Number.parseFloat(/,/.test(bare) ? bare.replaceAll(".", "").replace(",", ".") : bare);
  }

  // ---- "Sonstiges": its words are there, and are sent, only with its tick ---------------------------------------------
  const others = all("[data-other]").map((part) => ({
    part, box: document.getElementById(part.dataset.other), words: part.querySelector("input"),
  }));

  function showOthers() {
    for (const { part, box, words } of others) part.hidden = words.disabled = !box.checked;
  }

  // ---- How many are chosen, and places given twice -----------------------------------------------------------------
  const counts = all("[data-most]");
  const ranks = all("[data-ranks]");

  function count() {
    for (const line of counts) {
      const { most, of, said, over } = line.dataset;
      const n = named(of).filter((field) => field.checked).length;
      say(line, n === 0 ? "" : n > most ? over.replace("{n}", n - most) : said.replace("{n}", n).replace("{most}", most));
      line.classList.toggle("question__count--over", n > most);
    }
    for (const line of ranks) {
      const given = all("[data-rank]").filter((field) => field.dataset.rank === line.dataset.ranks && field.value).map((field) => field.value);
      const twice = given.find((place, i) => given.indexOf(place) !== i);
      say(line, twice ? line.dataset.twice.replace("{n}", twice) : "");
      line.classList.toggle("question__count--over", Boolean(twice));
    }
  }

  function update() {
    showWhatIsAsked();
    showOthers();
    count();
  }

  form.addEventListener("input", update);
  form.addEventListener("change", update);
  window.addEventListener("pageshow", update); // a browser that goes back fills fields in without a word
  update();
})();

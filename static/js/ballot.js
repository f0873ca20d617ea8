/* The ballot: what is chosen so far, buttons to rank with, and the code that came with the link.
 * Everything here only helps: the form is complete, and is checked on the server, without it. */
(() => {
  "use strict";
  const form = document.querySelector("[data-ballot]");
  const back = document.querySelector("[data-back]");
  if (back) back.addEventListener("click", (event) => { event.preventDefault(); history.back(); });
  if (!form) return;

  const words = document.getElementById("ballot-words").dataset;
  const status = form.querySelector("[data-ballot-status]");
  const number = new Intl.NumberFormat(document.documentElement.lang || "de");
  const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));

  /* A link or QR code carries the code behind the #, which no server sees. It goes into the field and out of the bar. */
  const code = form.querySelector("[data-code]");
  const brought = decodeURIComponent(location.hash.slice(1));
  if (code && /^[0-9A-Za-z-]{14,20}$/.test(brought)) {
    if (!code.value) code.value = brought.toUpperCase();
    history.replaceState(null, "", location.pathname + location.search);
  }

  const kind = form.dataset.ballot;
  const most = Number(form.dataset.most);
  const total = Number(form.dataset.total || 0);
  const options = [...form.querySelectorAll(".option[id]")];
  const ranks = () => [...form.querySelectorAll("[data-rank]")];

  function isChosen(option) {
    const field = option.querySelector("input, select");
    if (!field) return false;
    return field.type === "checkbox" || field.type === "radio" ? field.checked : field.value.trim() !== "" && field.value.trim() !== "0";
  }

  function summary(chosen) {
    const said = [];
    if (kind === "approval") said.push(chosen.length > most ? say(words.over, { n: chosen.length - most }) : say(words.chosen, { n: chosen.length, most }));
    if (kind === "points") {
      const left = Number(form.dataset.points) - [...form.querySelectorAll("[data-points-field]")].reduce((sum, field) => sum + (Number.parseInt(field.value, 10) || 0), 0);
      said.push(left < 0 ? say(words.pointsOver, { n: -left }) : say(words.pointsLeft, { n: left }));
    }
    if (total) {
      const left = total - chosen.reduce((sum, option) => sum + Number(option.dataset.cost || 0), 0);
      said.push(left < 0 ? say(words.overspent, { n: -left }) : say(words.left, { n: left }));
    }
    return said.join(" · ");
  }

  function update() {
    const chosen = options.filter(isChosen);
    for (const option of options) option.classList.toggle("option--chosen", chosen.includes(option));
    const sentence = summary(chosen);
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }

  /* Ranking with two buttons beside each select: the others move along. */
  function move(field, by) {
    const ranked = ranks().filter((one) => one.value).sort((a, b) => a.value - b.value);
    const here = ranked.indexOf(field);
    if (here < 0) {
      if (ranked.length < most) ranked.push(field);
    } else {
      const there = Math.min(Math.max(here + by, 0), ranked.length - 1);
      ranked.splice(here, 1);
      ranked.splice(there, 0, field);
    }
    ranked.forEach((one, place) => { one.value = String(place + 1); });
    update();
  }

  function addButtons(field) {
    const box = document.createElement("span");
    box.className = "option__moves";
    for (const [label, by, sign] of [[words.up, -1, "▲"], [words.down, 1, "▼"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "kern-btn kern-btn--tertiary option__move";
      button.textContent = sign;
      button.setAttribute("aria-label", `${label}: ${document.getElementById(field.id.replace("rang-", "titel-")).textContent.trim()}`);
      button.addEventListener("click", () => move(field, by));
      box.append(button);
    }
    field.parentElement.after(box);
  }

  ranks().forEach(addButtons);
  form.addEventListener("input", update);
  update();
})();

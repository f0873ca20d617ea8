/* Question and rules of a vote: shows what the chosen method and level need. Without it everything is there. */
(() => {
  "use strict";
  const form = document.querySelector("[data-vote-setup]");
  if (!form) return;
  const parts = [...form.querySelectorAll("[data-when]")];

  /* "method:approval,ranked": one of these is chosen. What is wrong inside stays in sight. */
  const applies = (part) => {
    const [name, values] = part.dataset.when.split(":");
    const chosen = form.querySelector(`[name="${name}"]:checked`);
    return !chosen || values.split(",").includes(chosen.value) || part.querySelector("[aria-invalid]") !== null;
  };
  const show = () => parts.forEach((part) => { part.hidden = !applies(part); });

  form.addEventListener("change", show);
  show();
})();

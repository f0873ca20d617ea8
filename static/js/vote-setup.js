/* Question and rules of a vote: shows what the chosen method and level need. Without it everything is there. */
(() => {
  "use strict";
  const form = document.querySelector("[data-vote-setup]");
  if (!form) return;
  const parts = [...form.querySelectorAll("[data-when]")];

  /* "method:points ballot:points,ranked": one of these is chosen. What is wrong inside stays in sight. */
  const chosen = (condition) => {
    const [name, values] = condition.split(":");
    const ticked = form.querySelector(`[name="${name}"]:checked`);
    return !ticked || values.split(",").includes(ticked.value);
  };
  const applies = (part) => part.querySelector("[aria-invalid]") !== null || part.dataset.when.split(" ").some(chosen);
  const show = () => parts.forEach((part) => { part.hidden = !applies(part); });

  form.addEventListener("change", show);
  show();
})();

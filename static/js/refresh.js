// While something is under way, the part of the page that says how far it is is fetched anew every few seconds.
// Without scripts a link does the same. Whoever stands in that part with the keyboard is left alone.
(function () {
  "use strict";

  const PAUSE = 2500;
  const region = document.querySelector("[data-refresh=yes]");
  if (!region) return;
  const part = region.querySelector("[data-refresh-part]");
  const status = region.querySelector("[data-refresh-status]");

  setTimeout(look, PAUSE);

  async function look() {
    const busy = document.hidden || part.contains(document.activeElement);
    const going = busy || (await renew());
    if (going) setTimeout(look, PAUSE);
  }

  // Answers whether to go on. A network that is away for a moment is no reason to stop.
  async function renew() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return show(page.querySelector("[data-refresh]"));
    } catch {
      return true;
    }
  }

  function show(fresh) {
    if (!fresh) {
      location.reload();
      return false;
    }
    part.replaceChildren(...fresh.querySelector("[data-refresh-part]").childNodes);
    const words = fresh.querySelector("[data-refresh-status]").textContent;
    if (status.textContent !== words) status.textContent = words; // only what changed is read out
    return fresh.dataset.refresh === "yes";
  }
})();

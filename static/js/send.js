// Sends a form without leaving the page: what the server answers takes the place of what was there, map included.
// Only for what succeeds. With mistakes the form goes the ordinary way, and without a network nothing is lost.
(function () {
  "use strict";

  const form = document.querySelector("form[data-stays]");
  if (!form) return;
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  form.querySelector(".actions").after(line);
  let sending = false;

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || (event.submitter && event.submitter.name === "suchen")) return;
    event.preventDefault();
    if (!sending) send();
  });

  async function send() {
    say(form.dataset.sending);
    sending = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "text/html" } });
      if (!answer.redirected || !answer.ok) {
        form.submit(); // the server says what is missing, on a page of its own
        return;
      }
      show(new DOMParser().parseFromString(await answer.text(), "text/html"), answer.url);
    } catch {
      say(form.dataset.failed);
    }
    sending = false;
  }

  function say(sentence) {
    line.textContent = sentence;
  }

  function show(page, url) {
    forgetDraft();
    document.title = page.title;
    history.replaceState(null, "", url);
    const main = document.querySelector("main");
    main.replaceChildren(...page.querySelector("main").childNodes);
    window.scrollTo(0, 0);
    const title = main.querySelector("h1");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    addMissing(page, "link[rel=stylesheet]", "href", document.head);
    addMissing(page, "script[src]", "src", document.body);
  }

  // Scripts run in the order of the page, and those that are here already do not run again.
  function addMissing(page, selector, name, place) {
    const known = new Set([...document.querySelectorAll(selector)].map((one) => one.getAttribute(name)));
    for (const one of page.querySelectorAll(selector)) {
      if (known.has(one.getAttribute(name))) continue;
      const fresh = document.createElement(one.localName);
      for (const { name: key, value } of one.attributes) fresh.setAttribute(key, value);
      fresh.async = false;
      place.append(fresh);
    }
  }

  function forgetDraft() {
    try {
      sessionStorage.removeItem("sent");
      localStorage.removeItem("draft:" + form.dataset.draft);
    } catch {
      // a browser may refuse to store anything
    }
  }
})();

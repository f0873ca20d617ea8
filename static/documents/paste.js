// Pasting from Word or a web page into a text field: what is on the clipboard as HTML comes back from our server as
// Markdown, with its headings and lists. Without this script, or where it fails, the plain words are pasted as always.
(() => {
  "use strict";

  function insert(field, words) {
    const { selectionStart: start, selectionEnd: end } = field;
    field.setRangeText(words, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function note(field) {
    const said = document.createElement("p");
    said.className = "kern-hint";
    said.setAttribute("role", "status");
    field.after(said);
    return said;
  }

  async function asMarkdown(field, html) {
    const body = new FormData();
    body.set("html", html);
    body.set("csrf_token", field.form.elements.csrf_token.value);
    const answer = await fetch(field.dataset.pasteUrl, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  }

  for (const field of document.querySelectorAll("textarea[data-paste-url]")) {
    const said = note(field);
    field.addEventListener("paste", async (event) => {
      const html = event.clipboardData.getData("text/html");
      const plain = event.clipboardData.getData("text/plain");
      if (!html) return;
      event.preventDefault();
      try {
        insert(field, await asMarkdown(field, html));
        said.textContent = field.dataset.pasteDone;
      } catch {
        insert(field, plain);
        said.textContent = field.dataset.pasteFailed;
      }
    });
  }
})();

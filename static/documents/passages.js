// Marking a passage: whoever selects words in the draft, with mouse, finger or keyboard, gets a button beside them that
// leads to the form of the section. Without this script the form has a field for the passage; nothing else is lost.
(function () {
  "use strict";

  const LONGEST = 1200; // letters of a passage that travel in an address
  const BEFORE = 80; // letters in front of it, which tell it from others with the same words
  const template = document.getElementById("stelle-knopf");
  foldContents();
  if (!template) return;

  const button = template.content.firstElementChild.cloneNode(true);
  const note = document.createElement("p");
  note.className = "sr-only";
  note.setAttribute("role", "status");
  button.hidden = true;
  document.body.append(button, note);

  // One look at the selection after it has rested for a moment: while a finger drags its handles, nothing jumps.
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 250);
  });
  // Whoever has marked words with the keyboard reaches the button with one press of the tab key.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") button.hidden = true;
    if (event.key !== "Tab" || event.shiftKey || button.hidden || document.activeElement === button) return;
    event.preventDefault();
    button.focus();
  });
  // A tap on the button must not take the selection away before it is followed.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => (location.href = button.href));

  function offer() {
    const selection = getSelection();
    if (document.activeElement === button) return;
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const text = range && home(range.startContainer);
    const words = text ? spoken(range) : "";
    button.hidden = true;
    if (!words) return;
    if (home(range.endContainer) !== text) return say(template.dataset.across);
    if (words.length > LONGEST) return say(template.dataset.long);
    const address = new URL(text.dataset.remarkUrl, location.href);
    address.searchParams.set("stelle", words);
    address.searchParams.set("davor", inFront(text, range));
    address.hash = "anmerken";
    button.href = address;
    place(range, text);
    say(button.textContent.trim());
  }

  function home(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return element && element.closest("[data-remark-url]");
  }

  // The words as they stand in the text: without the small links behind other people's passages.
  function spoken(range) {
    const copy = range.cloneContents();
    copy.querySelectorAll(".passage__end").forEach((sign) => sign.remove());
    const blocks = copy.querySelectorAll("p, li, td, th, h2, h3, h4, blockquote, br");
    blocks.forEach((block) => block.after(" "));
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function inFront(text, range) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return spoken(before).slice(-BEFORE);
  }

  // Below the selection, since phones put their own menu above it; in the document's order right behind the text.
  function place(range, text) {
    text.after(button);
    button.hidden = false;
    const box = range.getBoundingClientRect();
    const frame = (button.offsetParent || document.body).getBoundingClientRect();
    const room = document.documentElement.clientWidth - button.offsetWidth - 8;
    button.style.left = Math.max(8, Math.min(box.left, room)) - frame.left + "px";
    button.style.top = box.bottom + 8 - frame.top + "px";
  }

  function say(words) {
    note.textContent = words;
  }

  function foldContents() {
    if (matchMedia("(min-width: 64rem)").matches) return;
    document.querySelectorAll("[data-folds-on-phones]").forEach((part) => (part.open = false));
  }
})();

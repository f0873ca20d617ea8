// Small help for forms and pages. Everything here is an extra: without it every page still does its work.
(function () {
  "use strict";

  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];

  // ---- The error summary takes the focus; its links lead into the fields --------------------------------------------
  all("[data-takes-focus]").slice(0, 1).forEach((summary) => summary.focus());
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });

  // ---- Menus close with Escape and when one goes elsewhere --------------------------------------------------------
  const openMenus = () => all("details.menu[open]");
  document.addEventListener("click", (event) => openMenus().forEach((menu) => menu.contains(event.target) || (menu.open = false)));
  document.addEventListener("focusin", (event) => openMenus().forEach((menu) => menu.contains(event.target) || (menu.open = false)));
  document.addEventListener("keydown", (event) => event.key === "Escape" && openMenus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  }));

  // ---- Characters left --------------------------------------------------------------------------------------------
  all("[data-counts]").forEach((line) => {
    const field = document.getElementById(line.dataset.counts);
    const most = Number((line.textContent.match(/[\d.]+/) || ["0"])[0].replace(".", ""));
    const show = () => {
      const left = most - [...field.value].length;
      line.textContent = (left < 0 ? line.dataset.over : line.dataset.left).replace("{n}", Math.abs(left).toLocaleString(document.documentElement.lang));
      line.classList.toggle("counter--over", left < 0);
    };
    field.addEventListener("input", show);
    show();
  });

  // ---- A chosen file: its name, and a picture of a picture --------------------------------------------------------
  all("[data-upload]").forEach((box) => {
    const input = box.querySelector("input[type=file]");
    const picture = box.querySelector("[data-upload-preview]");
    input.addEventListener("change", () => {
      const file = input.files[0];
      box.querySelector("[data-upload-name]").textContent = file ? file.name : "";
      picture.hidden = true;
      if (!file || !file.type.startsWith("image/")) return;
      const reader = new FileReader(); // a data: address, because the policy allows no blob: ones
      reader.addEventListener("load", () => {
        picture.src = reader.result;
        picture.hidden = false;
      });
      reader.readAsDataURL(file);
    });
    ["dragover", "dragleave", "drop"].forEach((kind) => box.addEventListener(kind, () => box.classList.toggle("upload--over", kind === "dragover")));
  });

  // ---- Drafts: only on request, only on this device, gone when sent ------------------------------------------------
  all("form[data-draft]").forEach((form) => {
    const key = "draft:" + form.dataset.draft;
    const box = form.querySelector("[data-draft-switch]");
    if (!box) return;
    const fields = () => [...form.elements].filter((field) => field.name && field.name !== "csrf_token" && !["hidden", "file", "password", "submit"].includes(field.type));
    const keep = () => {
      if (!box.checked) return;
      const values = fields().map((field) => [field.name, field.value, /checkbox|radio/.test(field.type) ? field.checked : null]);
      attempt(() => localStorage.setItem(key, JSON.stringify(values)));
    };
    const kept = attempt(() => JSON.parse(localStorage.getItem(key) || "null"));
    const untouched = fields().every((field) => /checkbox|radio|select/.test(field.type) || !field.value);
    if (kept) {
      box.checked = true;
      if (untouched) restore(fields(), kept);
    }
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    box.addEventListener("change", () => box.checked || attempt(() => localStorage.removeItem(key)));
    form.addEventListener("submit", () => attempt(() => sessionStorage.setItem("sent", form.dataset.draft)));
  });
  // Deleted only when another page has answered: after an error, or without a network, the form comes back.
  attempt(() => {
    const sent = sessionStorage.getItem("sent");
    if (sent === null) return;
    sessionStorage.removeItem("sent");
    if (!all("form[data-draft]").some((form) => form.dataset.draft === sent)) localStorage.removeItem("draft:" + sent);
  });

  function restore(fields, kept) {
    for (const [name, value, checked] of kept) {
      const field = fields.find((one) => one.name === name && (checked === null || one.value === value));
      if (!field) continue;
      if (checked === null) field.value = value;
      else field.checked = checked;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function attempt(act) {
    try {
      return act();
    } catch {
      return null; // a browser may refuse to store anything
    }
  }

  // ---- Similar ideas while a title is being typed ---------------------------------------------------------------
  all("[data-similar-url]").forEach((field) => {
    const box = document.getElementById(field.dataset.similarBox);
    if (!box) return;
    let timer = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => look(field, box), 400);
    });
  });

  function look(field, box) {
    const words = field.value.trim();
    box.hidden = true;
    if (words.length < 6) return;
    const join = field.dataset.similarUrl.includes("?") ? "&" : "?";
    const place = ["lat", "lon"].map((id) => [id, document.getElementById(id)]).filter(([, near]) => near && near.value);
    const near = place.map(([id, input]) => "&" + id + "=" + encodeURIComponent(input.value)).join("");
    fetch(field.dataset.similarUrl + join + "q=" + encodeURIComponent(words) + near, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then((found) => {
        if (field.value.trim() !== words || !found.length) return;
        box.querySelector("ul").replaceChildren(...found.slice(0, 5).map(similarRow));
        box.hidden = false;
      })
      .catch(() => {});
  }

  function similarRow({ title, url, supports }) {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = url;
    link.textContent = title;
    row.append(link, " · " + supports + " ♥");
    return row;
  }

  // ---- Filters answer at once; map, list and address bar stay together: data-live names the parts to replace ----
  all("form[data-live]").forEach((form) => {
    const parts = form.dataset.live.split(" ");
    let timer = 0;
    const go = () => {
      const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "")).toString();
      const url = (form.getAttribute("action") || window.location.pathname).split(/[?#]/)[0] + (query ? "?" + query : "");
      replace(parts, url).then(
        () => {
          history.replaceState(null, "", url);
          document.dispatchEvent(new CustomEvent("filter", { detail: { query } }));
        },
        () => window.location.assign(url),
      );
    };
    form.addEventListener("change", go);
    form.addEventListener("input", (event) => {
      if (event.target.type !== "search") return;
      clearTimeout(timer);
      timer = setTimeout(go, 400);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go();
    });
  });
  all("[data-submits]").forEach((field) => field.addEventListener("change", () => field.form.requestSubmit()));

  let latest = 0;
  async function replace(ids, url) {
    const turn = ++latest;
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = ids.map((id) => page.getElementById(id));
    if (!fresh.every(Boolean)) throw new Error("no such part");
    if (turn === latest) ids.forEach((id, i) => document.getElementById(id).replaceChildren(...fresh[i].childNodes));
  }

  // ---- A box that makes another part of the form needless: <input data-hides="id"> --------------------------------
  all("[data-hides]").forEach((box) => {
    const part = document.getElementById(box.dataset.hides);
    const show = () => part && (part.hidden = box.checked);
    box.addEventListener("change", show);
    show();
  });

  // ---- Copying a link, asking back, being offline --------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copies]");
    if (!button) return;
    copy(button.dataset.copies).then((done) => done && (button.textContent = button.dataset.copied));
  });
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByHand(text); // over plain http there is no clipboard, and a person may have forbidden it
    }
  }
  function copyByHand(text) {
    const box = document.createElement("textarea");
    box.className = "sr-only";
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
  const line = document.querySelector(".offline");
  if (line) {
    const show = () => (line.hidden = navigator.onLine);
    ["online", "offline"].forEach((kind) => window.addEventListener(kind, show));
    show();
    document.addEventListener("submit", (event) => navigator.onLine || (event.preventDefault(), line.scrollIntoView()));
  }
})();

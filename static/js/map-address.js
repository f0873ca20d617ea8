// Looks up an address for the pin picker: while it is typed, with Enter, or with the button beside it.
(function (MapKit) {
  "use strict";

  const STEP = 250; // ms to wait for the next letter before an address is looked up

  MapKit.addressSearch = function (state, pin) {
    let timer = 0;
    state.address.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => search(state, pin, false), STEP);
    });
    state.address.addEventListener("change", () => pin.pair(state.address.value) && search(state, pin, true));
    const button = state.part.querySelector("[name=suchen], [data-seeks]");
    if (button) button.addEventListener("click", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      search(state, pin, true);
    });
    state.address.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // looks the address up, does not send the form
      clearTimeout(timer);
      search(state, pin, true);
    });
  };

  // asked: with Enter or the button, not only by typing on.
  function search(state, pin, asked) {
    const words = state.address.value.trim();
    if (words.length < 2 || pin.pair(words)) {
      state.results.replaceChildren();
      pin.forget(state);
      if (asked && pin.part(state, state.address)) pin.typed(state);
      return;
    }
    fetch(state.config.searchUrl + "?q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((found) => state.address.value.trim() === words && answered(state, pin, found, asked))
      .catch(() => pin.say(state, "search_failed"));
  }

  // The only hit is the place at once, unless a pin was set by hand, which typing must not move.
  function answered(state, pin, found, asked) {
    const free = state.fromAddress || !(pin.read(state) || (state.whole && state.whole.checked));
    if (found.length === 1 && (asked || free)) {
      take(state, pin, found[0], state.address.value);
      return;
    }
    pin.forget(state);
    list(state, pin, found);
  }

  function list(state, pin, found) {
    const { kit } = state;
    state.results.replaceChildren(...found.map((one) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = one.name;
      button.addEventListener("click", () => {
        take(state, pin, one, one.name);
        state.address.focus();
      });
      row.append(button);
      return row;
    }));
    const n = found.length;
    state.line.textContent = kit.say(n === 0 ? "search_none" : n === 1 ? "search_one" : "search_many", { n });
  }

  function take(state, pin, { lat, lon }, words) {
    const place = L.latLng(lat, lon);
    state.results.replaceChildren();
    state.kit.map.setView(place, Math.max(17, state.kit.map.getZoom()), { animate: !MapKit.calm });
    pin.choose(state, place, true, words);
  }
})(window.MapKit);

// Choosing one place: click, drag, keyboard, address, the device's position, or typed coordinates. Each alone suffices.
(function (MapKit) {
  "use strict";

  const STEP = 250; // ms to wait for the next letter before an address is looked up

  MapKit.pinPicker = function (kit, config) {
    const field = (name) => (config[name] ? document.getElementById(config[name]) : null);
    const state = {
      kit, config, marker: null, lat: field("lat"), lon: field("lon"), line: field("status"), address: field("address"),
      results: field("results"), whole: field("whole"),
    };
    kit.map.on("click", (event) => choose(state, event.latlng, true));
    kit.map.on("kit:located", (event) => choose(state, event.latlng, true));
    onEnter(kit, () => choose(state, kit.map.getCenter(), true));
    kit.element.addEventListener("focus", () => state.marker || !kit.element.matches(":focus-visible") || say(state, "picker_keys"));
    [state.lat, state.lon].forEach((input) => input.addEventListener("change", () => typed(state)));
    if (state.address && state.results && config.searchUrl) addSearch(state);
    if (state.whole) state.whole.addEventListener("change", () => say(state, state.whole.checked ? "whole" : "picker_help"));
    say(state, "picker_help");
    kit.map.once("kit:shown", () => startFrom(state));
  };

  // Enter or space while the map itself has the focus: acts on the cross-hair in its middle.
  function onEnter(kit, act) {
    kit.crosshair.hidden = false;
    kit.element.addEventListener("keydown", (event) => {
      if (event.target !== kit.element || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      act();
    });
  }
  MapKit.onEnter = onEnter;

  function startFrom(state) {
    const place = read(state);
    if (!place) return;
    show(state, place);
    state.kit.map.setView(place, Math.max(state.kit.map.getZoom(), 16), { animate: false });
    announce(state, place);
  }

  function number(text) {
    const plain = text.trim().replace(",", ".");
    return /^-?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  }

  function read({ lat, lon }) {
    const [y, x] = [number(lat.value), number(lon.value)];
    return Math.abs(y) <= 90 && Math.abs(x) <= 180 ? L.latLng(y, x) : null;
  }

  function typed(state) {
    if (!state.lat.value.trim() || !state.lon.value.trim()) return;
    const place = read(state);
    if (!place) {
      say(state, "bad_number");
      return;
    }
    choose(state, place, false);
    state.kit.map.panTo(place, { animate: !MapKit.calm });
  }

  function choose(state, place, writes) {
    const { kit } = state;
    if (writes) {
      state.lat.value = place.lat.toFixed(6);
      state.lon.value = place.lng.toFixed(6);
      for (const input of [state.lat, state.lon]) input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (state.whole && state.whole.checked) {
      state.whole.checked = false;
      state.whole.dispatchEvent(new Event("change", { bubbles: true }));
    }
    show(state, place);
    announce(state, place);
    // The address goes along with the pin: an old one beside a new place would be wrong.
    if (writes && state.address) state.address.value = kit.nearestStreet ? kit.nearestStreet(place) : "";
  }

  function show(state, place) {
    if (state.marker) {
      state.marker.setLatLng(place);
      return;
    }
    const icon = MapKit.dropIcon("✓", "#2044aa", "pin--picker");
    state.marker = L.marker(place, { icon, draggable: true, autoPan: true, keyboard: false }).addTo(state.kit.map);
    state.marker.getElement().setAttribute("role", "img");
    state.marker.getElement().setAttribute("aria-label", state.kit.say("picker_pin"));
    state.marker.on("dragend", () => choose(state, state.marker.getLatLng(), true));
  }

  function announce(state, place) {
    const { kit } = state;
    if (kit.area && !kit.area.holds(place)) {
      say(state, "outside");
      return;
    }
    const street = kit.nearestStreet ? kit.nearestStreet(place) : "";
    const digits = (value) => value.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
    const words = { place: digits(place.lat) + " / " + digits(place.lng), street };
    state.line.textContent = street ? kit.say("picked_near", words) : kit.say("picked", words);
  }

  function say(state, name) {
    state.line.textContent = state.kit.say(name);
  }

  // ---- Addresses ----------------------------------------------------------------------------------------------

  function addSearch(state) {
    let timer = 0;
    state.address.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => search(state), STEP);
    });
    const button = state.address.form && state.address.form.querySelector("[name=suchen]");
    if (button) button.addEventListener("click", (event) => {
      event.preventDefault();
      search(state);
    });
    state.address.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // looks the address up, does not send the form
      clearTimeout(timer);
      search(state);
    });
  }

  function search(state) {
    const words = state.address.value.trim();
    if (words.length < 2) {
      state.results.replaceChildren();
      return;
    }
    fetch(state.config.searchUrl + "?q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((found) => state.address.value.trim() === words && list(state, found))
      .catch(() => say(state, "search_failed"));
  }

  function list(state, found) {
    const { kit } = state;
    state.results.replaceChildren(...found.map((one) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = one.name;
      button.addEventListener("click", () => take(state, one));
      row.append(button);
      return row;
    }));
    const n = found.length;
    state.line.textContent = kit.say(n === 0 ? "search_none" : n === 1 ? "search_one" : "search_many", { n });
  }

  function take(state, { name, lat, lon }) {
    const place = L.latLng(lat, lon);
    state.results.replaceChildren();
    state.kit.map.setView(place, Math.max(17, state.kit.map.getZoom()), { animate: !MapKit.calm });
    choose(state, place, true);
    state.address.value = name;
    state.address.focus();
  }
})(window.MapKit);

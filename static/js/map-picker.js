// Choosing one place: click, drag, keyboard, address, the device's position, or typed coordinates. Each alone suffices.
(function (MapKit) {
  "use strict";

  MapKit.pinPicker = function (kit, config) {
    const field = (name) => (config[name] ? document.getElementById(config[name]) : null);
    const state = {
      kit, config, marker: null, lat: field("lat"), lon: field("lon"), line: field("status"), address: field("address"),
      results: field("results"), whole: field("whole"), fromAddress: false,
    };
    state.part = state.lat.closest(".place") || state.lat.form; // a form may ask for several places
    state.offered = [...state.part.querySelectorAll("[name=found], [data-found]")]; // what the server found
    state.offered.forEach((radio) => radio.addEventListener("change", () => picked(state, radio)));
    kit.map.on("click", (event) => choose(state, event.latlng, true));
    kit.map.on("kit:located", (event) => choose(state, event.latlng, true));
    onEnter(kit, () => choose(state, kit.map.getCenter(), true));
    kit.element.addEventListener("focus", () => state.marker || !kit.element.matches(":focus-visible") || say(state, "picker_keys"));
    [state.lat, state.lon].forEach((input) => input.addEventListener("change", () => typed(state)));
    if (state.address && state.results && config.searchUrl) {
      MapKit.addressSearch(state, { choose, read, forget, part, typed, say, pair });
    }
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
    const radio = state.offered.find((one) => one.checked);
    const place = read(state) || (radio && placeOf(radio));
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

  // Two coordinates in one text, as maps on the web copy them; the server reads the same (kernel/geo/points.py).
  const NUMBER = "[+-]?[0-9]{1,3}[.,][0-9]{1,30}";
  const PAIR = new RegExp("^(" + NUMBER + ")\\s*°?\\s*N?\\s*(?:[,;/]\\s*|\\s)\\s*(" + NUMBER + ")\\s*°?\\s*[EO]?$");

  function pair(text) {
    const found = PAIR.exec(text.trim().slice(0, 100));
    return found && [found[1], found[2]];
  }

  function part(state, from) {
    const two = pair(from.value);
    const other = from === state.lat ? state.lon : state.lat;
    if (!two || (from !== state.address && other.value.trim())) return false;
    from.value = "";
    [state.lat.value, state.lon.value] = two;
    return true;
  }

  function typed(state) {
    part(state, state.lat.value.trim() ? state.lat : state.lon);
    if (!state.lat.value.trim() || !state.lon.value.trim()) return;
    const place = read(state);
    if (!place) {
      say(state, "bad_number");
      return;
    }
    choose(state, place, false);
    state.kit.map.panTo(place, { animate: !MapKit.calm });
  }

  function placeOf(radio) {
    const [lat, lon] = radio.value.split(";").map(Number);
    return L.latLng(lat, lon);
  }

  function picked(state, radio) {
    const place = placeOf(radio);
    choose(state, place, true, state.address.value);
    radio.checked = true;
    state.kit.map.panTo(place, { animate: !MapKit.calm });
  }

  // writes: into the fields for latitude and longitude. address: what to write there; without it, the nearest street.
  function choose(state, place, writes, address) {
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
    for (const radio of state.offered) radio.checked = false;
    state.fromAddress = address !== undefined;
    show(state, place);
    announce(state, place);
    if (!writes || !state.address) return;
    // The address goes along with the pin: an old one beside a new place would be wrong.
    const words = address !== undefined ? address : kit.nearestStreet ? kit.nearestStreet(place) : "";
    if (state.address.value !== words) state.address.value = words;
  }

  // A pin that an address set goes when the address says something else.
  function forget(state) {
    if (!state.fromAddress) return;
    state.fromAddress = false;
    state.lat.value = state.lon.value = "";
    state.marker.remove();
    state.marker = null;
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
})(window.MapKit);

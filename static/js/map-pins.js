// Pins: clusters and single ones from tiles of the viewport, or a short fixed list.
// Markers live by key: what stays in view is moved or renumbered, never rebuilt, so an open popup and the focus survive.
(function (MapKit) {
  "use strict";

  const EDGE = 20; // px: pins nearer to the edge are left out of the tab order
  const STOPS = 50; // tab stops at most
  const APART = 34; // px between two single pins before they become a group
  const KEPT = 400; // tiles remembered
  const NEAR = 15; // zoom at which streets have names
  const REACHES = [APART, 44, 56, 70, 90, 120]; // px within which fixed pins count as one place; the first that leaves no overlap
  const BESIDE = 8; // pins that find room around one place
  const POPUP = { closeButton: false, minWidth: 220, autoPanPaddingTopLeft: [72, 16], autoPanPaddingBottomRight: [16, 16], offset: [0, -34], closeOnEscapeKey: false };

  MapKit.viewportPins = function (kit, config) {
    const state = { kit, config, query: kit.data.query, tiles: new Map(), markers: new Map(), items: [], run: 0, open: null };
    state.lasting = kit.data.highlight && highlighted(kit.data.highlight, config);
    kit.map.on("moveend", () => load(state));
    document.addEventListener("filter", (event) => {
      state.query = event.detail.query;
      state.tiles.clear();
      load(state);
    });
    preparePopup(state);
    if (state.lasting) kit.map.once("kit:shown", () => whenDrawn(state, () => open(state, state.lasting, false)));
    kit.map.whenReady(() => load(state));
  };

  function highlighted(given) {
    return { key: given.ref, ref: given.ref, lat: given.lat, lon: given.lon, category: given.category_id, title: "", fresh: true, waits: given.waits };
  }

  function whenDrawn(state, act) {
    if (state.markers.has(state.lasting.key)) act();
    else state.after = act;
  }

  // ---- Tiles --------------------------------------------------------------------------------------------------

  function load(state) {
    const run = ++state.run;
    const wanted = addresses(state);
    Promise.all(wanted.map((url) => tile(state, url))).then(
      (tiles) => run === state.run && draw(state, tiles),
      () => run === state.run && state.kit.status(state.kit.say("pins_failed")),
    );
  }

  function addresses({ kit, config, query }) {
    const zoom = Math.max(0, Math.min(config.deepest, Math.round(kit.map.getZoom())));
    const seen = kit.map.getBounds();
    const most = kit.area ? kit.area.bounds : seen; // outside the area there are no pins to ask for
    const last = 2 ** zoom - 1;
    const cell = (lat, lon) => kit.map.project([lat, lon], zoom).divideBy(256).floor();
    const from = cell(Math.min(seen.getNorth(), most.getNorth()), Math.max(seen.getWest(), most.getWest()));
    const to = cell(Math.max(seen.getSouth(), most.getSouth()), Math.min(seen.getEast(), most.getEast()));
    const found = [];
    for (let x = Math.max(0, from.x); x <= Math.min(last, to.x); x++) {
      for (let y = Math.max(0, from.y); y <= Math.min(last, to.y); y++) {
        found.push(L.Util.template(config.tiles, { z: zoom, x, y }) + (query ? "?" + query : ""));
      }
    }
    return found;
  }

  function tile(state, url) {
    if (!state.tiles.has(url)) {
      if (state.tiles.size >= KEPT) state.tiles.delete(state.tiles.keys().next().value);
      const coming = fetch(url, { headers: { Accept: "application/json" } }).then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      coming.catch(() => state.tiles.delete(url));
      state.tiles.set(url, coming);
    }
    return state.tiles.get(url);
  }

  // ---- What to show -------------------------------------------------------------------------------------------

  function radius(count) {
    return 20 + Math.min(14, Math.round(4 * Math.log10(count) * 1.2));
  }

  // Greedy and in a fixed order: the larger cluster swallows what would overlap it and keeps its key and place.
  function arrange(state, tiles) {
    const { map } = state.kit;
    const zoom = map.getZoom();
    const at = (lat, lon) => map.project([lat, lon], zoom);
    const last = zoom >= map.getMaxZoom() || Math.round(zoom) >= state.config.deepest;
    const groups = [];
    for (const [key, lat, lon, n] of tiles.flatMap((one) => one.c).sort((a, b) => b[3] - a[3] || (a[0] < b[0] ? -1 : 1))) {
      const point = at(lat, lon);
      const near = groups.find((group) => group.point.distanceTo(point) < radius(group.n) + radius(n) - 2);
      if (near) near.n += n;
      else groups.push({ key: "c" + key, lat, lon, n, point });
    }
    const singles = [];
    for (const [ref, lat, lon, category, title] of tiles.flatMap((one) => one.p).sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const pin = { key: ref, ref, lat, lon, category, title, point: at(lat, lon) };
      const near = !stays(state, pin) && groups.find((group) => covers(group, pin));
      if (near) near.n += 1;
      else singles.push(pin);
    }
    return groups.concat(last ? fanned(singles, map, zoom) : gathered(singles, state));
  }

  // A drop stands above its place: 44 px wide, its tip at the bottom.
  function covers(group, pin) {
    const reach = radius(group.n);
    const body = pin.point.subtract([0, 22]);
    return group.point.distanceTo(pin.point) < reach + 14 || group.point.distanceTo(body) < reach + 22;
  }

  function stays(state, pin) {
    return pin.key === state.open || (state.lasting && pin.key === state.lasting.key);
  }

  function gathered(singles, state) {
    const found = [];
    for (const pin of singles) {
      const near = !stays(state, pin) && found.find((one) => !stays(state, one) && one.point.distanceTo(pin.point) < APART);
      if (!near) found.push(pin);
      else if (near.n) near.n += 1;
      else found[found.indexOf(near)] = { key: "g" + near.key, lat: near.lat, lon: near.lon, n: 2, point: near.point };
    }
    return found;
  }

  // Nothing left to zoom into: pins on one spot stand in a ring around it.
  function fanned(singles, map, zoom, reach = APART) {
    return piled(singles, reach).flatMap((pile) => (pile.length === 1 ? pile : pile.map((pin, i) => {
      const turn = 2 * Math.PI * (i / pile.length - (pile.length === 2 ? 0.25 : 0)); // two stand side by side
      const out = Math.max(26, (pile.length * 44) / (2 * Math.PI));
      const place = map.unproject(pile[0].point.add([out * Math.sin(turn), -out * Math.cos(turn)]), zoom);
      return { ...pin, lat: place.lat, lon: place.lng };
    })));
  }

  function piled(pins, reach) {
    const piles = [];
    for (const pin of pins) {
      const pile = piles.find((one) => one[0].point.distanceTo(pin.point) < reach);
      if (pile) pile.push(pin);
      else piles.push([pin]);
    }
    return piles;
  }

  function draw(state, tiles) {
    state.items = arrange(state, tiles);
    const { lasting } = state;
    const twin = lasting && state.items.find((item) => item.key === lasting.key);
    if (twin) Object.assign(twin, { fresh: true });
    else if (lasting) state.items.push({ ...lasting, uncounted: true });
    const wanted = new Set(state.items.map((item) => item.key));
    for (const [key, marker] of state.markers) {
      if (!wanted.has(key) && key !== state.open) {
        if (marker.getElement().contains(document.activeElement)) state.kit.element.focus({ preventScroll: true });
        marker.remove();
        state.markers.delete(key);
      }
    }
    for (const item of readingOrder(state.items)) place(state, item);
    setStops(state);
    count(state);
    const { after } = state;
    state.after = null;
    if (after) after();
  }

  function readingOrder(items) {
    return [...items].sort((a, b) => b.lat - a.lat || a.lon - b.lon);
  }

  function place(state, item) {
    const known = state.markers.get(item.key);
    if (known) {
      if (known.item.lat !== item.lat || known.item.lon !== item.lon) known.setLatLng([item.lat, item.lon]);
      if (known.item.n !== item.n) renumber(known, item, state.kit);
      known.item = item;
      return;
    }
    const icon = item.n ? clusterIcon(item.n) : pinIcon(item, state.config.categories);
    const marker = L.marker([item.lat, item.lon], { icon, keyboard: false, riseOnHover: true, zIndexOffset: item.fresh ? 5000 : 0 });
    marker.item = item;
    marker.addTo(state.kit.map);
    state.markers.set(item.key, marker);
    const element = marker.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", name(state, item));
    const act = () => (marker.item.n ? zoomInto(state, marker) : open(state, marker.item, true));
    marker.on("click", act);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // Enter on the map itself sets a place
      act();
    });
  }

  function name({ kit, config }, item) {
    if (item.n) return kit.say("cluster", { n: item.n });
    const kind = config.categories[item.category];
    const title = item.title || kit.say("highlight");
    return kind ? kit.say("pin", { title, category: kind.name }) : title;
  }

  function clusterIcon(count) {
    const size = 2 * radius(count) + 2;
    const line = document.createElement("span");
    line.textContent = count.toLocaleString(document.documentElement.lang);
    return L.divIcon({ className: "pin pin--cluster", html: line, iconSize: [size, size] });
  }

  function pinIcon(item, categories) {
    const kind = categories[item.category] || { letter: "•", colour: "#3b4356" };
    return MapKit.dropIcon(kind.letter, kind.colour, item.fresh ? "pin--fresh" : "");
  }

  function renumber(marker, item, kit) {
    const element = marker.getElement();
    element.firstChild.textContent = item.n.toLocaleString(document.documentElement.lang);
    element.setAttribute("aria-label", kit.say("cluster", { n: item.n }));
    const size = 2 * radius(item.n) + 2;
    Object.assign(element.style, { width: size + "px", height: size + "px", marginLeft: -size / 2 + "px", marginTop: -size / 2 + "px" });
  }

  function setStops(state) {
    const size = state.kit.map.getSize();
    let stops = 0;
    for (const marker of state.markers.values()) {
      const { x, y } = state.kit.map.latLngToContainerPoint(marker.getLatLng());
      const reachable = x >= EDGE && y >= EDGE && x <= size.x - EDGE && y <= size.y - EDGE && stops < STOPS;
      marker.getElement().tabIndex = reachable ? 0 : -1;
      stops += reachable ? 1 : 0;
    }
  }

  function count({ kit, items }) {
    const bounds = kit.map.getBounds();
    const seen = items.filter((item) => !item.uncounted && bounds.contains([item.lat, item.lon]));
    const n = seen.reduce((sum, item) => sum + (item.n || 1), 0);
    kit.status(kit.say(n === 0 ? "in_view_none" : n === 1 ? "in_view_one" : "in_view_many", { n: n.toLocaleString(document.documentElement.lang) }));
  }

  function zoomInto({ kit }, marker) {
    const focused = marker.getElement().contains(document.activeElement);
    kit.map.setView(marker.getLatLng(), Math.min(kit.map.getMaxZoom(), Math.round(kit.map.getZoom()) + 2), { animate: !MapKit.calm });
    if (focused) kit.element.focus({ preventScroll: true });
  }

  // ---- Popup --------------------------------------------------------------------------------------------------

  function preparePopup(state) {
    const { kit } = state;
    state.popup = L.popup(POPUP);
    // Zooming takes the popup along, under the buttons or out of sight: it comes back beside them.
    kit.map.on("zoomend", () => state.open !== null && fit(state.popup, state.popup.getContent()));
    kit.map.on("popupclose", () => {
      const marker = state.markers.get(state.open);
      state.open = null;
      if (marker) marker.getElement().classList.remove("pin--open");
      if (marker && state.returns) marker.getElement().focus({ preventScroll: true });
      state.returns = false;
      load(state);
    });
    kit.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || state.open === null) return;
      state.returns = true;
      kit.map.closePopup(state.popup);
    });
  }

  function open(state, item, takeFocus) {
    if (state.open === item.key) return;
    state.kit.map.closePopup(state.popup);
    state.open = item.key;
    const marker = state.markers.get(item.key);
    marker.getElement().classList.add("pin--open");
    const content = frame(state, item);
    state.popup.options.maxWidth = widest(state.kit);
    state.popup.setLatLng(marker.getLatLng()).setContent(content).openOn(state.kit.map);
    if (takeFocus) content.focus({ preventScroll: true });
    if (item.waits) {
      add(clear(content), "p", "popup__text", state.kit.say("highlight_pending"));
      fit(state.popup, content);
      return;
    }
    fetch(L.Util.template(state.config.detail, { ref: encodeURIComponent(item.ref) }), { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((told) => tellMore(state, content, told))
      .catch(() => add(clear(content), "p", "popup__text", state.kit.say("detail_failed")))
      .finally(() => state.open === item.key && fit(state.popup, content));
  }

  function widest(kit) {
    return Math.min(320, kit.map.getSize().x - 100); // beside the buttons
  }

  // Leaflet takes the content out and puts it back to measure it, which drops the focus.
  function fit(popup, content) {
    const focused = content.contains(document.activeElement) ? document.activeElement : null;
    popup.update();
    if (focused) focused.focus({ preventScroll: true });
  }

  function frame(state, item) {
    const content = shell(state, item.title || state.kit.say("highlight"));
    add(content, "p", "popup__text meta", state.kit.say("loading"));
    return content;
  }

  // What every popup is: a dialog with a title and a button that closes it.
  function shell(state, heading) {
    const content = document.createElement("div");
    content.className = "popup";
    content.tabIndex = -1;
    content.setAttribute("role", "dialog");
    const title = add(content, "p", "popup__title", heading);
    title.id = state.kit.element.id + "-popup";
    content.setAttribute("aria-labelledby", title.id);
    const close = add(content, "button", "popup__close", "");
    close.type = "button";
    close.setAttribute("aria-label", state.kit.say("close"));
    add(close, "span", "kern-icon kern-icon--close", "");
    close.addEventListener("click", () => {
      state.returns = true;
      state.kit.map.closePopup(state.popup);
    });
    return content;
  }

  function tellMore(state, content, told) {
    const { kit } = state;
    content.querySelector(".popup__title").textContent = told.title;
    clear(content);
    add(content, "p", "meta", [told.category, told.status].filter(Boolean).join(" · "));
    if (told.excerpt) add(content, "p", "popup__text", told.excerpt);
    const facts = [
      kit.say(told.supports === 1 ? "supports_one" : "supports_many", { n: told.supports }),
      kit.say(told.comments === 1 ? "comments_one" : "comments_many", { n: told.comments }),
    ];
    add(content, "p", "meta", facts.join(" · "));
    const link = add(content, "a", "popup__link", kit.say("open"));
    link.href = told.url;
  }

  function clear(content) {
    content.querySelectorAll("p:not(.popup__title), a").forEach((old) => old.remove());
    return content;
  }

  function add(parent, tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    const close = parent.querySelector(":scope > .popup__close");
    parent.insertBefore(made, tag === "button" ? null : close);
    return made;
  }

  // ---- A few fixed places -------------------------------------------------------------------------------------

  // A single one that leads nowhere is what the page is about: the map shows its neighbourhood.
  MapKit.fixedPins = function (kit) {
    const state = { kit, markers: [], piles: [], open: null };
    kit.map.once("kit:shown", () => {
      const { pins } = kit.data;
      if (pins.length === 1 && !pins[0].url) kit.map.setView(pins[0], Math.max(kit.map.getZoom(), NEAR), { animate: false });
      preparePlaces(state);
      state.markers = pins.map((pin) => fix(state, pin));
      const spread = () => apart(state);
      kit.map.on("zoomend", spread);
      spread();
    });
  };

  // Pins so near to each other that one would cover the other stand side by side until one zooms in; of many at one
  // place there is one disc with their number.
  function apart(state) {
    const { map } = state.kit;
    const zoom = map.getZoom();
    state.returns = Boolean(state.open) && state.popup.getContent().contains(document.activeElement);
    map.closePopup(state.popup);
    state.piles.splice(0).forEach((marker) => marker.remove());
    const places = state.markers.map((marker) => ({ marker, ...marker.home, point: map.project(marker.home, zoom) }));
    const { many, few } = REACHES.map((reach) => settled(places, map, reach)).find((one, i, all) => !one.crowded || i === all.length - 1);
    for (const pile of many) {
      pile.forEach(({ marker }) => marker.remove());
      state.piles.push(disc(state, pile));
    }
    for (const { marker, lat, lon } of few) show(state, marker.setLatLng([lat, lon]));
  }

  // Who stands aside may not stand in the way of the next: then both belong to one place.
  function settled(places, map, reach) {
    const zoom = map.getZoom();
    const many = piled(places, reach).filter((pile) => pile.length > BESIDE);
    const few = fanned(places.filter((place) => !many.some((pile) => pile.includes(place))), map, zoom, reach);
    const points = few.concat(many.map(([first]) => first)).map(({ lat, lon }) => map.project([lat, lon], zoom));
    return { many, few, crowded: points.some((one, i) => points.some((other, j) => j < i && one.distanceTo(other) < APART - 4)) };
  }

  function fix(state, pin) {
    const icon = MapKit.dropIcon(pin.letter, pin.colour, pin.url ? "" : "pin--still");
    const marker = L.marker([pin.lat, pin.lon], { icon, keyboard: false, interactive: Boolean(pin.url), riseOnHover: true });
    marker.home = { lat: pin.lat, lon: pin.lon };
    marker.about = { name: pin.name, pins: [pin] };
    return marker;
  }

  function disc(state, pile) {
    const pins = pile.map(({ marker }) => marker.about.pins[0]);
    const marker = L.marker([pile[0].lat, pile[0].lon], { icon: clusterIcon(pins.length), keyboard: false });
    marker.about = { name: state.kit.say("several_here", { n: pins.length }), pins };
    return show(state, marker);
  }

  // A marker's element is a new one whenever it comes back to the map.
  function show(state, marker) {
    if (state.kit.map.hasLayer(marker)) return marker;
    const { name: called, pins } = marker.about;
    const element = marker.addTo(state.kit.map).getElement();
    element.setAttribute("aria-label", called);
    element.setAttribute("role", pins[0].url ? "button" : "img");
    element.title = called;
    if (!pins[0].url) return marker;
    element.tabIndex = 0;
    marker.off("click").on("click", () => tellOf(state, marker));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      tellOf(state, marker);
    });
    return marker;
  }

  function preparePlaces(state) {
    const { kit } = state;
    state.popup = L.popup({ ...POPUP, maxHeight: 260 });
    kit.map.on("popupclose", () => {
      const element = state.open && state.open.getElement();
      if (element) element.classList.remove("pin--open");
      if (element && state.returns) element.focus({ preventScroll: true });
      state.returns = false;
      state.open = null;
    });
    kit.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || state.open === null) return;
      state.returns = true;
      kit.map.closePopup(state.popup);
    });
  }

  function tellOf(state, marker) {
    const { kit } = state;
    const { name: called, pins } = marker.about;
    kit.map.closePopup(state.popup);
    state.open = marker;
    marker.getElement().classList.add("pin--open");
    const content = shell(state, pins.length === 1 ? called : kit.say("several_here", { n: pins.length }));
    if (pins.length === 1) tellOne(kit, content, pins[0]);
    else tellAll(content, pins);
    state.popup.options.maxWidth = widest(kit);
    state.popup.setLatLng(marker.getLatLng()).setContent(content).openOn(kit.map);
    content.focus({ preventScroll: true });
  }

  function tellOne(kit, content, pin) {
    pin.facts.forEach((fact) => add(content, "p", "meta", fact));
    add(content, "a", "popup__link", kit.say("open_fixed")).href = pin.url;
  }

  function tellAll(content, pins) {
    for (const pin of pins) {
      add(content, "a", "popup__link", pin.name).href = pin.url;
      add(content, "p", "meta", pin.facts.join(" · "));
    }
  }
})(window.MapKit);

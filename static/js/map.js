// The map of every page: view, controls, manners. Parts of a map (pins, basemap, picker …) are functions of MapKit that
// take the kit returned by MapKit.map; what they need to know comes as configuration, what they say as strings.
// Texts of citizens only ever become textContent.
window.MapKit = (function () {
  "use strict";

  const MapKit = {};
  const SVG = "http://www.w3.org/2000/svg";
  const DROP = "M16 1C7.7 1 1 7.6 1 15.8 1 26 11 33.5 16 41c5-7.5 15-15 15-25.2C31 7.6 24.3 1 16 1z";
  const DEEPEST = 19;

  MapKit.calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  MapKit.map = function (id, config) {
    const element = document.getElementById(id);
    const box = element.closest(".map-box");
    const data = read(box.dataset);
    const map = L.map(element, {
      zoomControl: false, attributionControl: false, scrollWheelZoom: false, maxZoom: DEEPEST, zoomSnap: 0.25,
      zoomAnimation: !MapKit.calm, fadeAnimation: !MapKit.calm, markerZoomAnimation: !MapKit.calm, inertia: !MapKit.calm,
      maxBoundsViscosity: 0.7, tapHold: false,
    });
    const kit = { map, element, box, data, config, area: null, nearestStreet: null };
    kit.say = (name, values) => fill(config.strings[name] || "", values);
    kit.status = (text) => tell(document.getElementById(id + "-status"), text);
    addControls(kit);
    addManners(kit);
    // Parts may still set limits and choose the zoom steps: look at the map once all have been named.
    queueMicrotask(() => whenVisible(kit, () => showFirst(kit)));
    return kit;
  };

  function read(dataset) {
    return {
      bounds: JSON.parse(dataset.mapBounds),
      query: dataset.mapQuery || "",
      highlight: dataset.mapHighlight ? JSON.parse(dataset.mapHighlight) : null,
      pins: dataset.mapPins ? JSON.parse(dataset.mapPins) : [],
      limits: dataset.mapLimits ? JSON.parse(dataset.mapLimits) : null,
    };
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
  }

  function tell(line, text) {
    if (line && line.textContent !== text) line.textContent = text;
  }

  // ---- View ---------------------------------------------------------------------------------------------------

  function whenVisible(kit, act) {
    let shown = false;
    new ResizeObserver(() => {
      if (!kit.element.clientWidth) return;
      kit.map.invalidateSize({ pan: false });
      if (!shown) act();
      shown = true;
    }).observe(kit.element);
  }

  function showFirst(kit) {
    const box = ([south, west, north, east]) => L.latLngBounds([south, west], [north, east]);
    const bounds = box(kit.data.bounds);
    const limits = kit.area ? kit.area.bounds : box(kit.data.limits || kit.data.bounds);
    const found = kit.data.highlight;
    const wanted = kit.map.getBoundsZoom(bounds, false, L.point(24, 24));
    if (found) kit.map.setView([found.lat, found.lon], Math.max(wanted, 16), { animate: false });
    else kit.map.setView(bounds.getCenter(), Math.min(wanted, 17), { animate: false });
    kit.map.setMinZoom(Math.max(3, Math.floor(kit.map.getBoundsZoom(limits)) - 1));
    kit.map.setMaxBounds(limits.pad(1));
    kit.map.fire("kit:shown");
  }

  // ---- Controls and manners -----------------------------------------------------------------------------------

  function addControls(kit) {
    L.control.zoom({ zoomInTitle: kit.say("zoom_in"), zoomOutTitle: kit.say("zoom_out") }).addTo(kit.map);
    L.control.scale({ imperial: false }).addTo(kit.map);
    kit.credits = L.control.attribution({ prefix: false }).addTo(kit.map);
    const cross = document.createElement("div");
    cross.className = "crosshair";
    kit.element.append(cross);
    cross.hidden = true; // shown by what can set a place with the keyboard
    kit.crosshair = cross;
  }

  function addManners(kit) {
    const hint = makeHint(kit);
    const wheel = kit.map.scrollWheelZoom;
    kit.element.addEventListener("wheel", (event) => {
      const zooming = event.ctrlKey || event.metaKey;
      if (zooming) wheel.enable();
      else {
        wheel.disable();
        hint("hint_wheel");
      }
    }, { capture: true, passive: true });
    // The cross-hair is for those who have no pointer.
    kit.element.addEventListener("pointerdown", () => kit.element.classList.add("map--pointed"), { capture: true, passive: true });
    kit.element.addEventListener("keydown", () => kit.element.classList.remove("map--pointed"), { capture: true, passive: true });
    kit.element.addEventListener("blur", () => kit.element.classList.remove("map--pointed"));
    // One finger moves the page, a mouse or two fingers the map.
    kit.element.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" && !event.target.closest(".pin--picker, .pin--corner")) kit.map.dragging.disable();
      else kit.map.dragging.enable();
    }, { capture: true, passive: true });
    kit.element.addEventListener("touchmove", (event) => {
      if (event.touches.length === 1 && !event.target.closest(".pin--picker, .pin--corner")) hint("hint_touch");
    }, { capture: true, passive: true });
  }

  function makeHint(kit) {
    const line = document.createElement("div");
    line.className = "map-hint";
    line.setAttribute("aria-hidden", "true");
    kit.element.append(line);
    let timer = 0;
    return (name) => {
      tell(line, kit.say(name));
      line.classList.add("map-hint--shown");
      clearTimeout(timer);
      timer = setTimeout(() => line.classList.remove("map-hint--shown"), 1200);
    };
  }

  // ---- Pins ---------------------------------------------------------------------------------------------------

  // Black or white, whichever reads better; the same rule stands in templates/components/badges.html.
  MapKit.ink = function (colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? "#10172b" : "#ffffff";
  };

  MapKit.svg = function (name, attributes, parent) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (parent) parent.append(made);
    return made;
  };

  // The letter is drawn by the style sheet: it repeats in one sign what the pin's name says in words.
  MapKit.drop = function (letter, colour) {
    const drop = document.createElement("span");
    drop.className = "drop";
    drop.dataset.letter = letter;
    drop.style.color = MapKit.ink(colour);
    const svg = MapKit.svg("svg", { viewBox: "0 0 32 42", "aria-hidden": "true", focusable: "false" }, drop);
    MapKit.svg("path", { d: DROP, fill: colour, stroke: "#ffffff", "stroke-width": "2.5" }, svg);
    return drop;
  };

  MapKit.dropIcon = function (letter, colour, extra) {
    return L.divIcon({
      className: "pin pin--drop " + (extra || ""), html: MapKit.drop(letter, colour), iconSize: [44, 46], iconAnchor: [22, 44],
      popupAnchor: [0, -38],
    });
  };

  // ---- Basemaps without code of their own, the area, one's own place -------------------------------------------

  MapKit.tileBasemap = function (kit, config) {
    kit.map.options.zoomSnap = 1;
    L.tileLayer(config.url, {
      attribution: escaped(config.attribution), minZoom: config.minZoom, maxNativeZoom: config.maxZoom, maxZoom: DEEPEST,
    }).addTo(kit.map);
  };

  MapKit.plainBasemap = function (kit) {
    kit.element.classList.add("map--plain");
  };

  function escaped(text) {
    const line = document.createElement("span");
    line.textContent = text;
    return line.innerHTML;
  }
  MapKit.escaped = escaped;

  MapKit.areaMask = function (kit, config) {
    const shapes = config.geometry.type === "Polygon" ? [config.geometry.coordinates] : config.geometry.coordinates;
    const rings = shapes.flat().map((ring) => ring.map(([lon, lat]) => [lat, lon]));
    const world = [[-85, -360], [-85, 360], [85, 360], [85, -360]];
    const still = { interactive: false, smoothFactor: 0.6 };
    L.polygon([world, ...rings], { ...still, className: "area-mask" }).addTo(kit.map);
    const edge = L.polygon(rings.map((ring) => [ring]), { ...still, className: "area-edge" }).addTo(kit.map);
    kit.area = { bounds: edge.getBounds(), holds: (place) => holds(rings, place.lat, place.lng) };
  };

  // Even-odd rule over all rings, so that holes are outside.
  function holds(rings, lat, lon) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [lat1, lon1] = ring[i];
        const [lat2, lon2] = ring[j];
        if (lat1 > lat !== lat2 > lat && lon < ((lon2 - lon1) * (lat - lat1)) / (lat2 - lat1) + lon1) inside = !inside;
      }
    }
    return inside;
  }

  MapKit.locate = function (kit) {
    if (!navigator.geolocation) return;
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = L.DomUtil.create("div", "leaflet-bar");
      const button = L.DomUtil.create("button", "", bar);
      button.type = "button";
      button.title = kit.say("locate");
      button.setAttribute("aria-label", kit.say("locate"));
      L.DomUtil.create("span", "kern-icon kern-icon--locate", button).setAttribute("aria-hidden", "true");
      L.DomEvent.disableClickPropagation(bar);
      button.addEventListener("click", () => ask(kit));
      return bar;
    };
    control.addTo(kit.map);
  };

  function ask(kit) {
    const refuse = () => kit.status(kit.say("locate_failed"));
    navigator.geolocation.getCurrentPosition((found) => {
      const { latitude, longitude, accuracy } = found.coords;
      if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) refuse();
      else showHere(kit, L.latLng(latitude, longitude), Number.isFinite(accuracy) ? accuracy : 0);
    }, refuse, { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 });
  }

  function showHere(kit, place, accuracy) {
    if (kit.area && !kit.area.holds(place)) {
      kit.status(kit.say("outside"));
      return;
    }
    if (kit.here) kit.here.remove();
    const dot = L.marker(place, {
      icon: L.divIcon({ className: "pin--here", iconSize: [20, 20] }), keyboard: false, interactive: false,
    });
    kit.here = L.layerGroup([dot]).addTo(kit.map);
    if (accuracy > 0 && accuracy < 5000) L.circle(place, { radius: accuracy, className: "here-circle", interactive: false }).addTo(kit.here);
    kit.map.setView(place, Math.max(kit.map.getZoom(), 17));
    kit.status(kit.say("located"));
    kit.map.fire("kit:located", { latlng: place });
  }

  return MapKit;
})();

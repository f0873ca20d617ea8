// Drawing an area: corners one after the other, by click or with the keyboard; a field holds it as GeoJSON.
(function (MapKit) {
  "use strict";

  MapKit.areaDraw = function (kit, config) {
    const field = document.getElementById(config.field);
    const state = { kit, field, corners: [], markers: [], shape: L.polygon([], { className: "area-draw" }) };
    state.shape.addTo(kit.map);
    addTools(state);
    kit.crosshair.hidden = false;
    kit.map.on("click", (event) => insert(state, event.latlng));
    kit.element.addEventListener("keydown", (event) => {
      if (event.target !== kit.element || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      insert(state, kit.map.getCenter());
    });
    field.addEventListener("change", () => read(state));
    kit.map.once("kit:shown", () => read(state));
  };

  function addTools(state) {
    const { kit } = state;
    const bar = document.createElement("div");
    bar.className = "actions";
    const button = (name, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "kern-btn kern-btn--secondary kern-btn--small";
      made.textContent = kit.say(name);
      made.addEventListener("click", act);
      bar.append(made);
    };
    button("draw_undo", () => set(state, state.corners.slice(0, -1)));
    button("draw_clear", () => set(state, []));
    const help = document.createElement("p");
    help.className = "meta";
    help.textContent = kit.say("draw_help");
    kit.box.append(help, bar);
  }

  function read(state) {
    const text = state.field.value.trim();
    if (!text) return;
    let geometry;
    try {
      geometry = JSON.parse(text);
    } catch {
      return; // what was typed by hand is judged by the server
    }
    if (geometry.type === "MultiPolygon" || (geometry.coordinates || []).length > 1) {
      state.kit.status(state.kit.say("draw_complex"));
      return;
    }
    if (geometry.type !== "Polygon") return;
    state.corners = geometry.coordinates[0].slice(0, -1).map(([lon, lat]) => L.latLng(lat, lon));
    draw(state);
  }

  // A click near an edge puts the corner there, any other click behind the last corner.
  function insert(state, place) {
    const { map } = state.kit;
    const point = map.latLngToLayerPoint(place);
    const points = state.corners.map((corner) => map.latLngToLayerPoint(corner));
    const edge = points.findIndex((from, i) => points.length > 2 && L.LineUtil.pointToSegmentDistance(point, from, points[(i + 1) % points.length]) < 14);
    const corners = [...state.corners];
    corners.splice(edge < 0 ? corners.length : edge + 1, 0, place);
    set(state, corners);
  }

  function set(state, corners) {
    state.corners = corners;
    draw(state);
    write(state);
  }

  function write(state) {
    const { kit, field, corners } = state;
    const enough = corners.length >= 3;
    const ring = [...corners, corners[0]].map((corner) => corner && [Number(corner.lng.toFixed(6)), Number(corner.lat.toFixed(6))]);
    field.value = enough ? JSON.stringify({ type: "Polygon", coordinates: [ring] }) : "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    kit.status(enough ? kit.say("draw_count", { n: corners.length }) : kit.say("draw_few"));
  }

  function draw(state) {
    state.shape.setLatLngs(state.corners);
    state.markers.splice(state.corners.length).forEach((marker) => marker.remove());
    state.corners.forEach((corner, i) => {
      if (state.markers[i]) state.markers[i].setLatLng(corner);
      else state.markers[i] = handle(state, corner, i);
    });
  }

  function handle(state, corner, i) {
    const icon = L.divIcon({ className: "pin--corner", iconSize: [20, 20] });
    const marker = L.marker(corner, { icon, draggable: true, keyboard: false, bubblingMouseEvents: false }).addTo(state.kit.map);
    const element = marker.getElement();
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", state.kit.say("draw_corner", { n: i + 1 }));
    marker.on("drag", () => {
      state.corners[i] = marker.getLatLng();
      state.shape.setLatLngs(state.corners);
    });
    marker.on("dragend", () => write(state));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Delete" && event.key !== "Backspace") return;
      event.preventDefault();
      set(state, state.corners.filter((_, at) => at !== i));
      state.kit.element.focus({ preventScroll: true });
    });
    return marker;
  }
})(window.MapKit);

// Squares with counts: the darker, the more. They stand in the HTML of the page, as a table beside the map does.
(function (MapKit) {
  "use strict";

  const COLOUR = "#00559b";

  MapKit.countedCells = function (kit) {
    const cells = JSON.parse(kit.box.dataset.mapCells || "[]");
    const most = Math.max(1, ...cells.map((one) => one.count));
    cells.forEach((one) => draw(kit, one, one.count / most));
  };

  function draw(kit, cell, share) {
    const [south, west, north, east] = cell.bounds;
    const bounds = L.latLngBounds([south, west], [north, east]);
    const fill = { fillColor: COLOUR, fillOpacity: 0.2 + 0.5 * share };
    const words = document.createElement("span");
    words.textContent = cell.said;
    kit.map.whenReady(() => {
      L.rectangle(bounds, { color: COLOUR, weight: 1, interactive: false, ...fill }).addTo(kit.map);
      L.tooltip({ permanent: true, direction: "center", className: "map-count", interactive: false })
        .setLatLng(bounds.getCenter()).setContent(words).addTo(kit.map);
    });
  }
})(window.MapKit);

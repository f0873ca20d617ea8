// A basemap drawn from one GeoJSON file on a canvas of its own. Every feature says its layer: land, wood, park, water,
// river, rail, block, building, road_minor, road_major, road_path, district, boundary or label; beside that a name, a
// rank (1 matters most) and for lines a width in metres.
(function (MapKit) {
  "use strict";

  const LIGHT = {
    outside: "#f3f2ea", land: "#f3f2ea", block: "#e9e6db", building: "#d6d1c3", wood: "#c5ddb8", park: "#d3e9c4", water: "#a6d1ec",
    shore: "#8fbfdf", rail: "#9b9a98", railgap: "#f3f2ea", path: "#c9b68f", minor: "#ffffff", minorEdge: "#d8d3c5", major: "#fde6ac",
    majorEdge: "#e0b765", district: "#8a7aa5", boundary: "#5c5478", text: "#474b57", street: "#54565e", place: "#23283a",
    waterText: "#2d6c99", greenText: "#3c6b3c", halo: "rgba(255,255,255,.88)",
  };
  const DARK = {
    outside: "#20263a", land: "#20263a", block: "#283044", building: "#38425a", wood: "#214236", park: "#2a5142", water: "#1f5a85",
    shore: "#2f74a3", rail: "#6d7690", railgap: "#20263a", path: "#6a6350", minor: "#434e68", minorEdge: "#2b344a", major: "#7d7046",
    majorEdge: "#433f33", district: "#9c92c4", boundary: "#b3a8d9", text: "#ccd3e3", street: "#d0d6e4", place: "#f3f5fb",
    waterText: "#9dd0f2", greenText: "#9fd3a8", halo: "rgba(20,25,38,.85)",
  };
  const FILLS = ["land", "wood", "park", "block", "water", "building"];
  const ROADS = ["road_path", "road_minor", "road_major"];
  const FONT = '"Fira Sans", sans-serif';
  const night = window.matchMedia("(prefers-color-scheme: dark)");

  MapKit.vectorBasemap = function (kit, config) {
    kit.credits.addAttribution(MapKit.escaped(config.attribution));
    fetch(config.url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))))).then(
      (collection) => {
        const parts = flatten(collection);
        const layer = new Drawing({ padding: 0.3, pane: "tilePane" });
        layer.parts = parts;
        kit.map.addLayer(layer);
        kit.nearestStreet = (place) => nearestStreet(parts, place);
        night.addEventListener("change", () => layer._draw());
        document.fonts.load("600 13px " + FONT).then(() => layer._draw());
      },
      () => kit.status(kit.say("basemap_failed")),
    );
  };

  // ---- Reading: every ring and line on its own, in the plane of zoom 0 ----------------------------------------------

  function flatten(collection) {
    return collection.features.flatMap(({ properties, geometry }) => pieces(geometry).map((rings) => {
      const paths = rings.map(toPlane);
      return { ...properties, paths, box: boxOf(paths[0]), point: geometry.type.endsWith("Point") };
    }));
  }

  function pieces({ type, coordinates }) {
    if (type === "Point") return [[[coordinates]]];
    if (type === "LineString") return [[coordinates]];
    if (type === "Polygon") return [coordinates];
    if (type === "MultiPolygon") return coordinates;
    return coordinates.map((one) => (type === "MultiPoint" ? [[one]] : [one]));
  }

  function toPlane(line) {
    const flat = new Float64Array(line.length * 2);
    line.forEach(([lon, lat], i) => {
      const sine = Math.sin((lat * Math.PI) / 180);
      flat[2 * i] = 256 * (lon / 360 + 0.5);
      flat[2 * i + 1] = 256 * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    });
    return flat;
  }

  function boxOf(flat) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < flat.length; i += 2) {
      box[0] = Math.min(box[0], flat[i]);
      box[1] = Math.min(box[1], flat[i + 1]);
      box[2] = Math.max(box[2], flat[i]);
      box[3] = Math.max(box[3], flat[i + 1]);
    }
    return box;
  }

  function nearestStreet(parts, place) {
    const [x, y] = toPlane([[place.lng, place.lat]]);
    const reach = (120 * 256) / (40075016 * Math.cos((place.lat * Math.PI) / 180)); // 120 m
    let best = reach;
    let name = "";
    for (const part of parts) {
      const [west, north, east, south] = part.box;
      if (!part.name || !part.layer.startsWith("road") || x < west - best || x > east + best || y < north - best || y > south + best) continue;
      for (const path of part.paths) {
        const away = distanceTo(path, x, y);
        if (away < best) [best, name] = [away, part.name];
      }
    }
    return name;
  }

  function distanceTo(path, x, y) {
    let best = Infinity;
    for (let i = 2; i < path.length; i += 2) {
      const [dx, dy] = [path[i] - path[i - 2], path[i + 1] - path[i - 1]];
      const along = Math.max(0, Math.min(1, ((x - path[i - 2]) * dx + (y - path[i - 1]) * dy) / (dx * dx + dy * dy || 1)));
      best = Math.min(best, Math.hypot(path[i - 2] + along * dx - x, path[i - 1] + along * dy - y));
    }
    return best;
  }

  // ---- Drawing: a Leaflet renderer, so that zooming scales the picture until it is drawn anew ------------------------

  const Drawing = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._ctx = this._container.getContext("2d");
    },
    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },
    _updatePaths() {},
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const sharp = Math.min(2, window.devicePixelRatio || 1);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = sharp * size.x;
      this._container.height = sharp * size.y;
      this._container.style.width = size.x + "px";
      this._container.style.height = size.y + "px";
      this._ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
      this._draw();
      this.fire("update");
    },
    _draw() {
      if (!this._map || !this._bounds) return;
      const scale = this._map.options.crs.scale(this._zoom) / 256;
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      const size = this._bounds.getSize();
      const metres = (40075016 * Math.cos((this._center.lat * Math.PI) / 180)) / (256 * scale);
      drawAll({
        ctx: this._ctx, scale, left: corner.x, top: corner.y, width: size.x, height: size.y, zoom: this._zoom, metres,
        colours: night.matches ? DARK : LIGHT,
      }, this.parts);
    },
  });

  function drawAll(view, parts) {
    const { ctx, colours, width, height } = view;
    const seen = parts.filter((part) => visible(view, part.box));
    const of = (layer) => seen.filter((part) => part.layer === layer);
    ctx.clearRect(0, 0, width, height);
    ctx.fillStyle = colours.outside;
    ctx.fillRect(0, 0, width, height);
    ctx.lineJoin = ctx.lineCap = "round";
    for (const layer of FILLS) if (layer !== "building" || view.zoom >= 14.5) fillAll(view, of(layer), layer);
    strokeAll(view, of("river"), colours.shore, (part) => metresWide(view, part, 12, 1.2) + 1.5);
    strokeAll(view, of("river"), colours.water, (part) => metresWide(view, part, 12, 1.2));
    drawRails(view, of("rail"));
    drawRoads(view, Object.fromEntries(ROADS.map((layer) => [layer, of(layer)])));
    drawBorders(view, of("district"), of("boundary"));
    drawLabels(view, seen);
  }

  function visible(view, box) {
    const { scale, left, top, width, height } = view;
    return box[2] * scale > left - 20 && box[0] * scale < left + width + 20 && box[3] * scale > top - 20 && box[1] * scale < top + height + 20;
  }

  function trace(view, path) {
    const { ctx, scale, left, top } = view;
    let [lastX, lastY] = [path[0] * scale - left, path[1] * scale - top];
    ctx.moveTo(lastX, lastY);
    for (let i = 2; i < path.length; i += 2) {
      const [x, y] = [path[i] * scale - left, path[i + 1] * scale - top];
      // Leave out what would fall on the same pixel, but never the end.
      if (i + 2 < path.length && Math.abs(x - lastX) < 0.6 && Math.abs(y - lastY) < 0.6) continue;
      ctx.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
  }

  function fillAll(view, parts, layer) {
    if (!parts.length) return;
    const { ctx, colours } = view;
    ctx.beginPath();
    for (const part of parts) part.paths.forEach((path) => (trace(view, path), ctx.closePath()));
    ctx.fillStyle = colours[layer];
    ctx.fill("evenodd");
    if (layer !== "water") return;
    ctx.strokeStyle = colours.shore;
    ctx.lineWidth = 0.8;
    ctx.stroke();
  }

  // One path per width: few calls, and crossings of the same kind flow into each other.
  function strokeAll(view, parts, colour, widthOf) {
    const { ctx } = view;
    const byWidth = new Map();
    for (const part of parts) {
      const width = Math.round(widthOf(part) * 4) / 4;
      if (!byWidth.has(width)) byWidth.set(width, []);
      byWidth.get(width).push(part);
    }
    ctx.strokeStyle = colour;
    for (const [width, group] of byWidth) {
      if (width <= 0) continue;
      ctx.lineWidth = width;
      ctx.beginPath();
      for (const part of group) part.paths.forEach((path) => trace(view, path));
      ctx.stroke();
    }
  }

  function metresWide(view, part, usual, least) {
    return Math.max(least, (part.width || usual) / view.metres);
  }

  function drawRails(view, rails) {
    const { ctx, colours, zoom } = view;
    const wide = Math.max(1.2, Math.min(4, 5 / view.metres));
    strokeAll(view, rails, colours.rail, () => wide);
    if (zoom < 13) return;
    ctx.setLineDash([wide * 2.5, wide * 2.5]);
    ctx.lineCap = "butt";
    strokeAll(view, rails, colours.railgap, () => wide * 0.55);
    ctx.setLineDash([]);
    ctx.lineCap = "round";
  }

  function drawRoads(view, { road_path: paths, road_minor: minor, road_major: major }) {
    const { ctx, colours, zoom } = view;
    const boost = 1 + Math.max(0, 16 - zoom) * 0.12; // a little wider than true, so that streets stay legible from afar
    const minorWidth = (part) => metresWide(view, part, 7, zoom < 12.5 ? 0.5 : 1.1) * boost;
    const majorWidth = (part) => metresWide(view, part, 12, 1.6) * boost;
    if (zoom >= 14) {
      ctx.setLineDash([4, 3]);
      ctx.lineCap = "butt";
      strokeAll(view, paths, colours.path, (part) => Math.min(2.5, metresWide(view, part, 3, 1.1)));
      ctx.setLineDash([]);
      ctx.lineCap = "round";
    }
    if (zoom >= 14) strokeAll(view, minor, colours.minorEdge, (part) => minorWidth(part) + 1.5);
    strokeAll(view, major, colours.majorEdge, (part) => majorWidth(part) + 1.6);
    strokeAll(view, minor, colours.minor, minorWidth);
    strokeAll(view, major, colours.major, majorWidth);
  }

  function drawBorders(view, districts, boundaries) {
    const { ctx, colours } = view;
    ctx.globalAlpha = 0.55;
    ctx.setLineDash([2, 5]);
    strokeAll(view, districts.filter((part) => !part.point), colours.district, () => 1.4);
    ctx.globalAlpha = 0.8;
    ctx.setLineDash([9, 4, 2, 4]);
    strokeAll(view, boundaries, colours.boundary, () => 1.8);
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  // ---- Names: what matters most first, nothing on top of anything else --------------------------------------------

  function drawLabels(view, seen) {
    const taken = [];
    placeNames(view, seen, taken);
    if (view.zoom >= 14) streetNames(view, seen, taken);
    areaNames(view, seen, taken);
  }

  function placeNames(view, seen, taken) {
    const { zoom, colours } = view;
    const named = seen.filter((part) => part.name && part.layer === "label");
    const known = new Set(named.map((part) => part.name));
    for (const part of seen) if (part.layer === "district" && part.name && !known.has(part.name)) named.push(part);
    for (const part of named.sort((a, b) => (a.rank || 2) - (b.rank || 2))) {
      const rank = part.rank || 2;
      if (zoom < [0, 8, 11, 13.5, 15][Math.min(4, rank)] || (rank === 1 && zoom > 15)) continue;
      const size = [0, 17, 13.5, 13, 12.5][Math.min(4, rank)] + (zoom > 14 ? 1 : 0);
      const style = { font: (rank === 1 ? "600 " : "500 ") + size + "px " + FONT, colour: rank === 1 ? colours.place : colours.text, spacing: rank === 1 ? 0.3 : 0 };
      write(view, part.name, middle(view, part), style, taken);
    }
  }

  function areaNames(view, seen, taken) {
    if (view.zoom < 13.5) return;
    const known = new Set(seen.filter((part) => part.layer === "label").map((part) => part.name));
    for (const part of seen) {
      const green = part.layer === "wood" || part.layer === "park";
      if (!part.name || known.has(part.name) || !(green || part.layer === "water") || (part.box[2] - part.box[0]) * view.scale < 70) continue;
      write(view, part.name, middle(view, part), { font: "italic 400 13px " + FONT, colour: green ? view.colours.greenText : view.colours.waterText, spacing: 0 }, taken);
    }
  }

  function middle(view, part) {
    const [x, y] = part.point ? part.paths[0] : centroid(part.paths[0]);
    return [x * view.scale - view.left, y * view.scale - view.top];
  }

  function centroid(path) {
    let [area, sumX, sumY] = [0, 0, 0];
    for (let i = 0; i + 3 < path.length; i += 2) {
      const cross = (path[i] - path[0]) * (path[i + 3] - path[1]) - (path[i + 2] - path[0]) * (path[i + 1] - path[1]);
      area += cross;
      sumX += cross * (path[i] + path[i + 2] + path[0]);
      sumY += cross * (path[i + 1] + path[i + 3] + path[1]);
    }
    return area ? [sumX / (3 * area), sumY / (3 * area)] : [path[0], path[1]];
  }

  function write(view, text, [x, y], style, taken) {
    const { ctx, colours } = view;
    ctx.font = style.font;
    if ("letterSpacing" in ctx) ctx.letterSpacing = style.spacing + "px";
    const half = ctx.measureText(text).width / 2 + 4;
    const box = [x - half, y - 10, x + half, y + 10];
    if (taken.every((other) => apart(box, other))) {
      taken.push(box);
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      haloed(ctx, colours.halo, style.colour, text, x, y);
    }
    if ("letterSpacing" in ctx) ctx.letterSpacing = "0px";
  }

  function haloed(ctx, halo, colour, text, x, y) {
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = halo;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  function apart(a, b) {
    return a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
  }

  // Street and river names follow their line, letter by letter, the right way up.
  function streetNames(view, seen, taken) {
    const { ctx, colours, zoom } = view;
    const order = { road_major: 0, river: 1, road_minor: 2, road_path: 3 };
    const from = { road_major: 14, river: 13, road_minor: 15.5, road_path: 17 };
    const lines = seen.filter((part) => part.name && part.layer in order && zoom >= from[part.layer]).sort((a, b) => order[a.layer] - order[b.layer]);
    const written = [];
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const part of lines) {
      const wet = part.layer === "river";
      const size = wet ? 13 : Math.min(15, 11 + Math.max(0, zoom - 15) * (part.layer === "road_major" ? 1.3 : 0.9));
      ctx.font = (wet ? "italic 400 " : "500 ") + size + "px " + FONT;
      for (const path of part.paths) alongLine(view, part.name, path, wet ? colours.waterText : colours.street, taken, written);
    }
  }

  function alongLine(view, name, path, colour, taken, written) {
    const { ctx, scale, left, top } = view;
    const points = [];
    for (let i = 0; i < path.length; i += 2) points.push([path[i] * scale - left, path[i + 1] * scale - top]);
    const reach = [0];
    for (let i = 1; i < points.length; i++) reach.push(reach[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
    const total = reach[reach.length - 1];
    const letters = [...name].map((letter) => [letter, widthOf(ctx, letter)]);
    const length = letters.reduce((sum, [, wide]) => sum + wide, 0);
    if (total < length + 12) return;
    const times = Math.max(1, Math.floor(total / 420));
    for (let k = 0; k < times; k++) {
      const start = (total * (k + 0.5)) / times - length / 2;
      const spots = letterSpots(points, reach, letters, start, length);
      if (!spots || !fits(view, name, spots, taken, written)) continue;
      for (const spot of spots) taken.push(around(spot));
      written.push([name, spots[0].x, spots[0].y]);
      const drawn = straight(spots) ? [{ ...at(points, reach, start + length / 2), letter: name, angle: spots[0].angle }] : spots;
      for (const pass of ["halo", "ink"]) for (const spot of drawn) drawLetter(view, spot, pass, colour);
    }
  }

  const widths = new Map();

  function widthOf(ctx, letter) {
    const key = ctx.font + letter;
    if (!widths.has(key)) widths.set(key, ctx.measureText(letter).width);
    return widths.get(key);
  }

  // Most streets are straight under their name: then it is drawn in one piece, which is much quicker.
  function straight(spots) {
    return spots.every((spot) => Math.abs(Math.sin(spot.angle - spots[0].angle)) < 0.05);
  }

  function letterSpots(points, reach, letters, start, length) {
    const [ahead, behind] = [at(points, reach, start), at(points, reach, start + length)];
    const turned = behind.x < ahead.x;
    const spots = [];
    let along = turned ? start + length : start;
    for (const [letter, wide] of letters) {
      const spot = at(points, reach, along + (turned ? -wide : wide) / 2);
      spots.push({ letter, wide, x: spot.x, y: spot.y, angle: turned ? spot.angle + Math.PI : spot.angle });
      along += turned ? -wide : wide;
    }
    const bend = (a, b) => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));
    return spots.every((spot, i) => i === 0 || bend(spot.angle, spots[i - 1].angle) < 0.45) ? spots : null;
  }

  function at(points, reach, along) {
    let i = 1;
    while (i < reach.length - 1 && reach[i] < along) i++;
    const share = (along - reach[i - 1]) / (reach[i] - reach[i - 1] || 1);
    const [[x1, y1], [x2, y2]] = [points[i - 1], points[i]];
    return { x: x1 + share * (x2 - x1), y: y1 + share * (y2 - y1), angle: Math.atan2(y2 - y1, x2 - x1) };
  }

  function around({ x, y, wide }) {
    const half = wide / 2 + 4;
    return [x - half, y - 7, x + half, y + 7];
  }

  function fits({ width, height }, name, spots, taken, written) {
    const inside = spots.every(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
    const again = written.some(([other, x, y]) => other === name && Math.hypot(x - spots[0].x, y - spots[0].y) < 260);
    return inside && !again && spots.every((spot) => taken.every((box) => apart(around(spot), box)));
  }

  function drawLetter({ ctx, colours }, spot, pass, colour) {
    ctx.save();
    ctx.translate(spot.x, spot.y);
    ctx.rotate(spot.angle);
    if (pass === "halo") {
      ctx.lineWidth = 3;
      ctx.strokeStyle = colours.halo;
      ctx.strokeText(spot.letter, 0, 0);
    } else {
      ctx.fillStyle = colour;
      ctx.fillText(spot.letter, 0, 0);
    }
    ctx.restore();
  }
})(window.MapKit);

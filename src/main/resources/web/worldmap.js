// The map of the world: every degree as wide as every other, so that places can be read off. Draws on a canvas what it is given.

const LAND = '/lib/world.js';

/** The Sun is so far below the horizon: where each shade of the night begins. */
const SHADES_DEG = [0, 6, 12, 18];

const RAD = Math.PI / 180;

/** The shorter way round, in [-180, 180). */
export const turn = (from, to) => ((((to - from + 180) % 360) + 360) % 360) - 180;

/** What a map shows unless it is looked at closely: from which corner, and how many degrees wide; it is half as high. */
const WHOLE = { westDeg: -180, northDeg: 90, spanDeg: 360 };

let land = null;

/** Coordinates as the atlas keeps them: differences, folded so that both signs are small, as characters. */
function decoded(text, [startX, startY]) {
  const points = [];
  const unfold = (at) => {
    const folded = text.charCodeAt(at) - 64;
    return (folded >> 1) ^ -(folded & 1);
  };
  let [x, y] = [startX, startY];
  for (let i = 0; i < text.length; i += 2) {
    x += unfold(i);
    y += unfold(i + 1);
    points.push([x / 1024, y / 1024]);
  }
  return points;
}

/** The outlines of all land, as rings of longitude and latitude; asked for once, when a map is first looked at. */
export function loadLand() {
  land ??= new Promise((resolve, reject) => {
    // The atlas is a script that hands its countries to whoever is called so.
    globalThis.echarts = {
      registerMap(name, { features }) {
        resolve(features.flatMap(({ geometry: { type, coordinates, encodeOffsets } }) => (type === 'Polygon'
          ? coordinates.map((ring, i) => decoded(ring, encodeOffsets[i]))
          : coordinates.flatMap((rings, i) => rings.map((ring, k) => decoded(ring, encodeOffsets[i][k]))))));
      },
    };
    const script = document.createElement('script');
    script.src = LAND;
    script.onerror = () => {
      land = null;
      script.remove();
      reject(new Error('The outlines of the land could not be loaded.'));
    };
    document.head.append(script);
  });
  return land;
}

/** Places that lie {@code radiusDeg} around one, in order, with longitudes that do not jump. */
function circle({ latitudeDeg, longitudeDeg }, radiusDeg) {
  const [lat, r] = [latitudeDeg * RAD, radiusDeg * RAD];
  const points = [];
  for (let bearing = 0; bearing <= 360; bearing += 3) {
    const b = bearing * RAD;
    const sin = Math.sin(lat) * Math.cos(r) + Math.cos(lat) * Math.sin(r) * Math.cos(b);
    const lon = longitudeDeg + Math.atan2(Math.sin(b) * Math.sin(r) * Math.cos(lat), Math.cos(r) - Math.sin(lat) * sin) / RAD;
    const before = points.at(-1)?.[0] ?? lon;
    points.push([before + turn(before, lon), Math.asin(Math.max(-1, Math.min(1, sin))) / RAD]);
  }
  return points;
}

/** A disc as a line to fill: one that holds a pole is closed along the edge of the map. */
function disc(centre, radiusDeg) {
  const points = circle(centre, radiusDeg);
  const [first, last] = [points[0][0], points.at(-1)[0]];
  if (Math.abs(last - first) > 180) {
    const pole = centre.latitudeDeg >= 0 ? 90 : -90;
    points.push([last, pole], [first, pole]);
  }
  return points;
}

/** 48.1° N, 11.6° E. */
export const place = ({ latitudeDeg, longitudeDeg }, digits = 1) => `${Math.abs(latitudeDeg).toFixed(digits)}° ${latitudeDeg < 0 ? 'S' : 'N'},`
  + ` ${Math.abs(longitudeDeg).toFixed(digits)}° ${longitudeDeg < 0 ? 'W' : 'E'}`;

export class WorldMap {
  #canvas;
  #frame = WHOLE;
  #rings = [];
  #ground = null;
  #groundOf = '';

  constructor(canvas) {
    this.#canvas = canvas;
  }

  /** From now on the land is drawn too. */
  showLand(rings) {
    this.#rings = rings;
    this.#groundOf = '';
  }

  /** From now on a part of the world is shown, {@code spanDeg} wide around a place; without one, all of it. */
  look(at, spanDeg = 360) {
    const within = (value, least, most) => Math.max(least, Math.min(most, value));
    this.#frame = at ? {
      westDeg: within(at.longitudeDeg - spanDeg / 2, -180, 180 - spanDeg), northDeg: within(at.latitudeDeg + spanDeg / 4, -90 + spanDeg / 2, 90), spanDeg,
    } : WHOLE;
  }

  /** The place that is shown at a point of the canvas, and how many degrees a point is wide. */
  placeAt(x, y) {
    const pointDeg = this.#frame.spanDeg / this.#canvas.clientWidth;
    return { latitudeDeg: this.#frame.northDeg - y * pointDeg, longitudeDeg: this.#frame.westDeg + x * pointDeg, pointDeg };
  }

  /**
   * Draws everything.
   * @param sun the place that has it in the zenith, or null
   * @param station likewise where it stands, or null
   * @param stamp words across a corner for what is not live, or an empty text
   * @param objects each {name, colour, track: [[lon, lat, sunlit, seconds]], at: {latitudeDeg, longitudeDeg}, horizonDeg}, colour a name of the style
   */
  draw({ sun, station, objects, stamp }) {
    const width = this.#canvas.clientWidth;
    if (width === 0) {
      return;
    }
    const { westDeg, northDeg, spanDeg } = this.#frame;
    const scale = (width * devicePixelRatio) / spanDeg;
    this.#canvas.width = Math.round(spanDeg * scale);
    this.#canvas.height = Math.round(spanDeg * scale / 2);
    const context = this.#canvas.getContext('2d');
    const style = getComputedStyle(document.documentElement);
    const g = { context, scale, px: devicePixelRatio, ink: (name) => style.getPropertyValue(name).trim() };
    if (this.#frame === WHOLE) {
      context.drawImage(this.#drawnGround(g), 0, 0);
    } else {
      // Enlarged, all of it would be a picture of many megabytes, of which little is seen.
      context.translate(-(westDeg + 180) * scale, -(90 - northDeg) * scale);
      this.#drawGround(context, g);
    }
    if (sun) {
      this.#night(g, sun);
    }
    objects.forEach((each) => this.#footprint(g, each));
    objects.forEach((each) => this.#track(g, each));
    if (sun) {
      this.#sun(g, sun);
    }
    if (station) {
      this.#station(g, station);
    }
    objects.forEach((each) => this.#object(g, each));
    if (stamp) {
      this.#stamp(g, stamp);
    }
  }

  /** A frame and a label, so that a picture of the map alone says it too. */
  #stamp({ context, px, ink }, words) {
    context.strokeStyle = ink('--shown');
    context.lineWidth = 4 * px;
    context.setLineDash([10 * px, 6 * px]);
    context.strokeRect(2 * px, 2 * px, this.#canvas.width - 4 * px, this.#canvas.height - 4 * px);
    context.setLineDash([]);
    context.font = `700 ${12 * px}px system-ui, sans-serif`;
    context.textAlign = 'left';
    const width = context.measureText(words).width + 12 * px;
    context.fillStyle = ink('--shown-ground');
    context.fillRect(6 * px, this.#canvas.height - 26 * px, width, 20 * px);
    context.fillStyle = ink('--shown');
    context.fillText(words, 12 * px, this.#canvas.height - 12 * px);
  }

  /** Lines through points, in each place where the map shows them; the caller fills or strokes. */
  #trace({ context, scale }, points, isClosed) {
    context.beginPath();
    for (const shift of [-360, 0, 360]) {
      points.forEach(([lon, lat], i) => {
        const [x, y] = [(lon + shift + 180) * scale, (90 - lat) * scale];
        if (i === 0) {
          context.moveTo(x, y);
        } else {
          context.lineTo(x, y);
        }
      });
      if (isClosed) {
        context.closePath();
      }
    }
  }

  /** Sea, land and the net of degrees change only with the size and the theme, and take the longest. */
  #drawnGround(g) {
    const wanted = [this.#canvas.width, this.#rings.length, g.ink('--map-land'), g.ink('--map-sea')].join();
    if (this.#groundOf !== wanted) {
      this.#groundOf = wanted;
      this.#ground = document.createElement('canvas');
      [this.#ground.width, this.#ground.height] = [this.#canvas.width, this.#canvas.height];
      this.#drawGround(this.#ground.getContext('2d'), g);
    }
    return this.#ground;
  }

  #drawGround(context, g) {
    const [width, height] = [360 * g.scale, 180 * g.scale];
    context.fillStyle = g.ink('--map-sea');
    context.fillRect(0, 0, width, height);
    context.fillStyle = g.ink('--map-land');
    context.strokeStyle = g.ink('--map-land');
    context.lineWidth = 0.6 * g.px;
    for (const ring of this.#rings) {
      this.#trace({ context, scale: g.scale }, ring, true);
      context.fill();
      context.stroke();
    }
    context.strokeStyle = g.ink('--map-net');
    context.lineWidth = 0.7 * g.px;
    const apartDeg = this.#frame === WHOLE ? 30 : 10;
    for (let deg = -180 + apartDeg; deg < 180; deg += apartDeg) {
      this.#line(context, [(deg + 180) * g.scale, 0], [(deg + 180) * g.scale, height]);
    }
    for (let deg = -90 + apartDeg; deg < 90; deg += apartDeg) {
      this.#line(context, [0, (90 - deg) * g.scale], [width, (90 - deg) * g.scale]);
    }
  }

  #line(context, from, to) {
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  }

  #night(g, sun) {
    // On the equator the line of the shadow runs through the poles and on neither side of them.
    const latitudeDeg = Math.abs(sun.latitudeDeg) < 0.01 ? -0.01 : -sun.latitudeDeg;
    g.context.fillStyle = g.ink('--map-night');
    for (const below of SHADES_DEG) {
      this.#trace(g, disc({ latitudeDeg, longitudeDeg: sun.longitudeDeg + 180 }, 90 - below), true);
      g.context.globalAlpha = 0.17;
      g.context.fill();
    }
    g.context.globalAlpha = 1;
  }

  #footprint(g, { at, horizonDeg, colour }) {
    this.#trace(g, disc(at, horizonDeg), true);
    g.context.fillStyle = g.ink(colour);
    g.context.globalAlpha = 0.14;
    g.context.fill();
    g.context.globalAlpha = 0.9;
    this.#trace(g, circle(at, horizonDeg), false);
    g.context.strokeStyle = g.ink(colour);
    g.context.lineWidth = 1.2 * g.px;
    g.context.stroke();
    g.context.globalAlpha = 1;
  }

  /** A dot each ten minutes; thin where the object is in the shadow of the Earth. */
  #track(g, { track, colour }) {
    g.context.strokeStyle = g.ink(colour);
    g.context.fillStyle = g.ink(colour);
    let lon = track[0]?.[0] ?? 0;
    const smooth = track.map(([each, lat, sunlit, seconds]) => {
      lon += turn(lon, each);
      return [lon, lat, sunlit, seconds];
    });
    for (let i = 1; i < smooth.length; i++) {
      g.context.lineWidth = (smooth[i][2] ? 2 : 0.9) * g.px;
      this.#trace(g, [smooth[i - 1], smooth[i]], false);
      g.context.stroke();
      if (smooth[i][3] % 600 === 0) {
        this.#dots(g, smooth[i], 2.2);
      }
    }
  }

  #dots(g, [lon, lat], radius) {
    const x = ((((lon + 180) % 360) + 360) % 360) * g.scale;
    g.context.beginPath();
    g.context.arc(x, (90 - lat) * g.scale, radius * g.px, 0, 2 * Math.PI);
    g.context.fill();
  }

  #sun(g, { latitudeDeg, longitudeDeg }) {
    g.context.fillStyle = g.ink('--sun');
    this.#dots(g, [longitudeDeg, latitudeDeg], 5);
    g.context.strokeStyle = g.ink('--sun');
    g.context.lineWidth = 1.4 * g.px;
    const [x, y] = [((longitudeDeg + 540) % 360) * g.scale, (90 - latitudeDeg) * g.scale];
    for (let way = 0; way < 2 * Math.PI; way += Math.PI / 4) {
      const [cos, sin] = [Math.cos(way) * g.px, Math.sin(way) * g.px];
      this.#line(g.context, [x + 6.5 * cos, y + 6.5 * sin], [x + 9 * cos, y + 9 * sin]);
    }
  }

  #station(g, { latitudeDeg, longitudeDeg }) {
    const [x, y, s] = [(longitudeDeg + 180) * g.scale, (90 - latitudeDeg) * g.scale, 4.5 * g.px];
    g.context.beginPath();
    g.context.moveTo(x, y - s * 1.4);
    g.context.lineTo(x + s * 1.2, y + s * 0.8);
    g.context.lineTo(x - s * 1.2, y + s * 0.8);
    g.context.closePath();
    g.context.lineWidth = 2.5 * g.px;
    g.context.lineJoin = 'round';
    g.context.strokeStyle = g.ink('--map-sea');
    g.context.stroke();
    g.context.fillStyle = g.ink('--text');
    g.context.fill();
  }

  #object(g, { name, at, colour }) {
    const { context } = g;
    const [x, y] = [(at.longitudeDeg + 180) * g.scale, (90 - at.latitudeDeg) * g.scale];
    context.fillStyle = g.ink('--map-sea');
    this.#dots(g, [at.longitudeDeg, at.latitudeDeg], 6.5);
    context.fillStyle = g.ink(colour);
    this.#dots(g, [at.longitudeDeg, at.latitudeDeg], 5);
    const isRight = x > this.#canvas.width * 0.7;
    context.font = `600 ${12 * g.px}px system-ui, sans-serif`;
    context.textAlign = isRight ? 'right' : 'left';
    context.lineWidth = 3.5 * g.px;
    context.lineJoin = 'round';
    context.strokeStyle = g.ink('--map-sea');
    const place = [x + (isRight ? -10 : 10) * g.px, y + (y < 20 * g.px ? 14 : -7) * g.px];
    context.strokeText(name, ...place);
    context.fillStyle = g.ink('--text');
    context.fillText(name, ...place);
  }
}

// The sky as a plot: north up, azimuth clockwise, the horizon outside and the zenith in the middle.

import { compass, degrees, named, timeOfDay } from './format.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Radius of the horizon in the plot. */
export const HORIZON = 100;
const TRAIL_POINTS = 240;
const TICK_S = 60;

export function make(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  parent.append(element);
  return element;
}

/** Where a direction is in the plot. Axis elevations above 90 look backwards. */
export function place(azimuthDeg, elevationDeg) {
  const flipped = elevationDeg > 90;
  const az = ((flipped ? azimuthDeg + 180 : azimuthDeg) * Math.PI) / 180;
  const el = Math.max(-8, flipped ? 180 - elevationDeg : elevationDeg);
  const r = (HORIZON * (90 - el)) / 90;
  return { x: r * Math.sin(az), y: -r * Math.cos(az) };
}

/** Whether the search began in the middle of the pass, so that its rise is not known. */
export function hasRisenBefore(pass) {
  return pass.clipped === 'start' || pass.clipped === 'both';
}

/** Directions that lie {@code angleDeg} around one on the sphere, as points of the plot; none below the rim. */
export function ringAround({ azimuthDeg, elevationDeg }, angleDeg) {
  const [el, r] = [(elevationDeg * Math.PI) / 180, (angleDeg * Math.PI) / 180];
  return Array.from({ length: 60 }, (_, i) => {
    const way = (i * Math.PI) / 30;
    const sin = Math.sin(el) * Math.cos(r) + Math.cos(el) * Math.sin(r) * Math.cos(way);
    const turn = Math.atan2(Math.sin(way) * Math.sin(r) * Math.cos(el), Math.cos(r) - Math.sin(el) * sin);
    return place(azimuthDeg + (turn * 180) / Math.PI, Math.max(0, (Math.asin(sin) * 180) / Math.PI));
  });
}

/** A closed line through points. */
export const outline = (points) => `M${points.map(pair).join('L')}Z`;

const pair = ({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`;

export class PolarPlot {
  #pathLine;
  #ticks;
  #labels;
  #trailLine;
  #marks = {};
  #beam;
  #around;
  #trail = [];

  constructor(svg) {
    this.#around = make('g', {}, svg);
    for (const elevation of [0, 30, 60]) {
      make('circle', { class: elevation === 0 ? 'horizon' : 'ring', r: (HORIZON * (90 - elevation)) / 90 }, svg);
    }
    make('path', { class: 'ring', d: `M0-${HORIZON}V${HORIZON}M-${HORIZON} 0H${HORIZON}` }, svg);
    for (let azimuth = 30; azimuth < 360; azimuth += 30) {
      const [from, to] = [place(azimuth, 0), place(azimuth, 3)];
      make('path', { class: 'horizon', d: `M${pair(from)}L${pair(to)}` }, svg);
    }
    for (const elevation of [30, 60]) {
      const text = make('text', { class: 'scale', x: 2, y: -(HORIZON * (90 - elevation)) / 90 - 1.5 }, svg);
      text.textContent = `${elevation}°`;
    }
    for (const [name, x, y] of [['N', 0, -106], ['E', 109, 0], ['S', 0, 109], ['W', -109, 0]]) {
      make('text', { class: 'cardinal', x, y }, svg).textContent = name;
    }
    this.#pathLine = make('polyline', { class: 'path' }, svg);
    this.#ticks = make('g', {}, svg);
    this.#trailLine = make('polyline', { class: 'trail' }, svg);
    this.#beam = make('path', { class: 'beam' }, svg);
    this.#labels = make('g', {}, svg);
    for (const name of ['commanded', 'target', 'measured', 'shown']) {
      this.#marks[name] = make('use', { href: `#mark-${name}` }, svg);
      this.#marks[name].setAttribute('visibility', 'hidden');
    }
  }

  /**
   * The way of the pass; null takes it away.
   * @param isFollowed whether the antenna follows it
   */
  showPass(pass, isFollowed) {
    const path = pass?.path ?? [];
    this.#pathLine.classList.toggle('coming', !isFollowed);
    this.#pathLine.setAttribute('points', path.map(([, az, el]) => pair(place(az, el))).join(' '));
    this.#ticks.replaceChildren();
    this.#labels.replaceChildren();
    if (path.length < 2) {
      return;
    }
    for (let s = TICK_S; s < path.at(-1)[0]; s += TICK_S) {
      const next = path.findIndex((row) => row[0] >= s);
      const [a, b] = [path[next - 1], path[next]];
      const part = (s - a[0]) / (b[0] - a[0] || 1);
      const from = place(a[1], a[2]);
      const to = place(b[1], b[2]);
      make('circle', {
        class: 'tick', r: 1.3, cx: from.x + part * (to.x - from.x), cy: from.y + part * (to.y - from.y),
      }, this.#ticks);
    }
    const middle = place(pass.tca.azimuthDeg, pass.tca.elevationDeg);
    if (!hasRisenBefore(pass)) {
      this.#labelEnd('AOS', pass.aos, middle);
    }
    if (pass.clipped !== 'end' && pass.clipped !== 'both') {
      this.#labelEnd('LOS', pass.los, middle);
    }
    const fromZenith = Math.hypot(middle.x, middle.y);
    // Near the rim there is room for words only towards the zenith.
    const outwards = fromZenith > 80 ? 1 - 16 / fromZenith : fromZenith > 12 ? 1 + 11 / fromZenith : 1;
    const words = `max ${degrees(pass.maxElevationDeg, 0)}`;
    this.#write(words, middle.x * outwards, middle.y * outwards + (outwards === 1 ? 12 : 0));
  }

  /** On the side of the end that is away from the middle of the path, and inside the plot. */
  #labelEnd(word, moment, middle) {
    const { x, y } = place(moment.azimuthDeg, Math.max(0, moment.elevationDeg));
    make('circle', { class: 'end', r: 2.6, cx: x, cy: y }, this.#labels);
    const side = (y < middle.y || y > 88) && y > -88 ? -1 : 1;
    this.#write(`${word} ${timeOfDay(Date.parse(moment.utc))}`, x, y + 9 * side);
  }

  #write(words, x, y) {
    const anchor = x > 25 ? 'end' : x < -25 ? 'start' : 'middle';
    make('text', { class: 'event', x, y, 'text-anchor': anchor }, this.#labels).textContent = words;
  }

  /** The group for what stands around, below everything else. */
  get around() {
    return this.#around;
  }

  /** The beam as a ring of its width; without a direction it goes away. */
  showBeam(direction, widthDeg, isStale) {
    this.#beam.setAttribute('d', direction && widthDeg ? outline(ringAround(direction, widthDeg / 2)) : '');
    this.#beam.classList.toggle('stale', isStale);
  }

  /** Moves a mark; without a direction it goes away. */
  show(name, direction, isStale) {
    const mark = this.#marks[name];
    mark.setAttribute('visibility', direction ? 'visible' : 'hidden');
    mark.classList.toggle('stale', isStale);
    if (direction) {
      const { x, y } = place(direction.azimuthDeg, direction.elevationDeg);
      mark.setAttribute('transform', `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
      if (name === 'measured' && !isStale) {
        this.#extendTrail(pair({ x, y }));
      }
    }
  }

  #extendTrail(point) {
    if (this.#trail.at(-1) !== point) {
      this.#trail.push(point);
      this.#trail.splice(0, this.#trail.length - TRAIL_POINTS);
      this.#trailLine.setAttribute('points', this.#trail.join(' '));
    }
  }
}

/** What the plot shows, in words. */
export function describe(pointing, pass, isStale) {
  const where = (d) => `azimuth ${degrees(d.azimuthDeg)} (${compass(d.azimuthDeg)}), elevation ${degrees(d.elevationDeg)}`;
  const parts = [];
  parts.push(pointing?.target ? `Target at ${where(pointing.target)}.` : 'There is no target.');
  if (pointing?.measured) {
    const error = Number.isFinite(pointing.errorDeg) ? `, ${degrees(pointing.errorDeg)} from the target` : '';
    parts.push(`Antenna ${isStale ? 'was last' : ''} measured at ${where(pointing.measured)}${error}.`.replace('  ', ' '));
  } else {
    parts.push('The position of the antenna is not known.');
  }
  if (pass) {
    const at = (moment) => named(Date.parse(moment.utc));
    const rise = hasRisenBefore(pass) ? 'has been up for long'
      : `rises in the ${compass(pass.aos.azimuthDeg)} at ${at(pass.aos)}`;
    parts.push(`Pass of ${pass.name}: ${rise}, is highest with`
      + ` ${degrees(pass.maxElevationDeg, 0)} in the ${compass(pass.tca.azimuthDeg)} at ${at(pass.tca)}, sets in the`
      + ` ${compass(pass.los.azimuthDeg)} at ${at(pass.los)}.`);
  }
  return parts.join(' ');
}

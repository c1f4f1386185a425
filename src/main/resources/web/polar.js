// The sky as a plot: north up, azimuth clockwise, the horizon outside and the zenith in the middle.

import { compass, degrees, named } from './format.js';

const SVG = 'http://www.w3.org/2000/svg';
const HORIZON = 100;
const TRAIL_POINTS = 240;
const TICK_S = 60;

function make(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  parent.append(element);
  return element;
}

/** Where a direction is in the plot. Axis elevations above 90 look backwards. */
function place(azimuthDeg, elevationDeg) {
  const flipped = elevationDeg > 90;
  const az = ((flipped ? azimuthDeg + 180 : azimuthDeg) * Math.PI) / 180;
  const el = Math.max(-8, flipped ? 180 - elevationDeg : elevationDeg);
  const r = (HORIZON * (90 - el)) / 90;
  return { x: r * Math.sin(az), y: -r * Math.cos(az) };
}

const pair = ({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`;

export class PolarPlot {
  #pathLine;
  #ticks;
  #labels;
  #trailLine;
  #marks = {};
  #trail = [];

  constructor(svg) {
    for (const elevation of [0, 30, 60]) {
      make('circle', { class: elevation === 0 ? 'horizon' : 'ring', r: (HORIZON * (90 - elevation)) / 90 }, svg);
    }
    make('path', { class: 'ring', d: `M0-${HORIZON}V${HORIZON}M-${HORIZON} 0H${HORIZON}` }, svg);
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
    this.#labels = make('g', {}, svg);
    for (const name of ['commanded', 'target', 'measured']) {
      this.#marks[name] = make('use', { href: `#mark-${name}` }, svg);
      this.#marks[name].setAttribute('visibility', 'hidden');
    }
  }

  /** The way of the pass; null takes it away. */
  showPass(pass) {
    const path = pass?.path ?? [];
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
    this.#label(pass.aos, 'rise');
    this.#label(pass.los, 'set');
  }

  #label(moment, word) {
    const { x, y } = place(moment.azimuthDeg, Math.max(0, moment.elevationDeg));
    // Inwards from the horizon, so that it never leaves the plot.
    const text = make('text', {
      class: 'event', x: x * 0.86, y: y * 0.86, 'text-anchor': x > 30 ? 'end' : x < -30 ? 'start' : 'middle',
    }, this.#labels);
    text.textContent = word;
    make('circle', { class: 'end', r: 2.4, cx: x, cy: y }, this.#labels);
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
    parts.push(`Pass of ${pass.name}: rises in the ${compass(pass.aos.azimuthDeg)} at ${at(pass.aos)}, is highest with`
      + ` ${degrees(pass.maxElevationDeg, 0)} in the ${compass(pass.tca.azimuthDeg)} at ${at(pass.tca)}, sets in the`
      + ` ${compass(pass.los.azimuthDeg)} at ${at(pass.los)}.`);
  }
  return parts.join(' ');
}

// What is over the station now: a plot of all of it, and the highest in words.

import { ask, objects } from './api.js';
import { compass, degrees, named } from './format.js';
import { byId, put } from './now.js';
import { HORIZON, place } from './polar.js';
import { onTheme } from './theme.js';

const HALF = 118;
const HIGHEST = 10;

/** Columns that a phone has no room for. */
const WIDE = [3];

function row(cells) {
  const line = document.createElement('tr');
  cells.forEach((text, i) => {
    const cell = document.createElement(i === 0 ? 'th' : 'td');
    if (i === 0) {
      cell.scope = 'row';
    }
    cell.textContent = text;
    cell.className = WIDE.includes(i) ? 'wide' : '';
    line.append(cell);
  });
  return line;
}

export class OverView {
  #canvas = byId('over');
  #groups;
  #objects = [];
  #isAsking = false;

  constructor(groups) {
    this.#groups = groups;
    new ResizeObserver(() => this.#draw()).observe(this.#canvas);
    onTheme(() => this.#draw());
  }

  /** Asks and draws; a question that is still out is waited for first. */
  async refresh() {
    if (this.#isAsking || !this.#groups.isKnown || document.hidden) {
      return;
    }
    this.#isAsking = true;
    try {
      const group = this.#groups.parameter;
      const answer = await ask('sky', { group });
      if (group === this.#groups.parameter) {
        this.#show(answer);
      }
    } catch (problem) {
      put(byId('over-note'), `What is up could not be asked for: ${problem.message}`);
    } finally {
      this.#isAsking = false;
    }
  }

  /** After the zone of the times has changed: the next answer, within two seconds, says them anew. */
  redraw() {}

  #show(answer) {
    this.#objects = objects(answer.columns, answer.rows);
    const lit = this.#objects.filter((each) => each.sunlit).length;
    put(byId('over-count'), String(answer.total));
    put(byId('over-words'), `of ${this.#groups.words} above the horizon at ${named(Date.parse(answer.utc))}, ${lit} in sunlight`);
    put(byId('over-note'), answer.capped ? `Only the highest ${this.#objects.length} are drawn.` : '');
    byId('highest').replaceChildren(...this.#objects.slice(0, HIGHEST).map((each) => row([
      `${each.name} (${each.catalogNumber})`, `${degrees(each.azimuthDeg, 0)} ${compass(each.azimuthDeg)}`,
      degrees(each.elevationDeg, 0), `${Math.round(each.rangeKm)} km`, each.sunlit ? 'sunlit' : 'in shadow',
    ])));
    byId('groups').replaceChildren(...answer.groups.filter((group) => group.up > 0 || group.name === this.#groups.parameter)
      .map((group) => row([group.name, String(group.up)])));
    this.#draw();
  }

  #draw() {
    const size = this.#canvas.clientWidth;
    if (size === 0) {
      return;
    }
    this.#canvas.width = Math.round(size * devicePixelRatio);
    this.#canvas.height = this.#canvas.width;
    const context = this.#canvas.getContext('2d');
    const scale = this.#canvas.width / (2 * HALF);
    context.setTransform(scale, 0, 0, scale, this.#canvas.width / 2, this.#canvas.height / 2);
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.#drawRings(context, colour);
    const dot = this.#objects.length > 400 ? 1.1 : this.#objects.length > 60 ? 1.7 : 2.4;
    for (const each of this.#objects) {
      const { x, y } = place(each.azimuthDeg, each.elevationDeg);
      context.beginPath();
      context.arc(x, y, dot, 0, 2 * Math.PI);
      if (each.sunlit) {
        context.fillStyle = colour('--target');
        context.fill();
      } else {
        context.strokeStyle = colour('--accent');
        context.lineWidth = dot * 0.45;
        context.stroke();
      }
    }
    this.#canvas.dataset.drawn = String(this.#objects.length);
  }

  #drawRings(context, colour) {
    context.lineWidth = 0.7;
    context.strokeStyle = colour('--grid');
    context.beginPath();
    context.moveTo(0, -HORIZON);
    context.lineTo(0, HORIZON);
    context.moveTo(-HORIZON, 0);
    context.lineTo(HORIZON, 0);
    context.stroke();
    for (const elevation of [60, 30, 0]) {
      context.strokeStyle = colour(elevation === 0 ? '--muted' : '--grid');
      context.beginPath();
      context.arc(0, 0, (HORIZON * (90 - elevation)) / 90, 0, 2 * Math.PI);
      context.stroke();
    }
    context.font = '600 10px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = colour('--text');
    for (const [name, x, y] of [['N', 0, -108], ['E', 109, 0], ['S', 0, 109], ['W', -109, 0]]) {
      context.fillText(name, x, y);
    }
    context.font = '8px system-ui, sans-serif';
    context.fillStyle = colour('--muted');
    for (const elevation of [30, 60]) {
      context.fillText(`${elevation}°`, 9, -(HORIZON * (90 - elevation)) / 90 - 5);
    }
  }
}

// The time line of the coming day. On a narrow screen it is folded into two halves.

import { timeOfDay } from './format.js';
import { byId, put } from './now.js';
import { lay, step } from './lanes.js';
import { sentence } from './passwords.js';
import { onTheme } from './theme.js';

const AXIS = 22;
const BAND_GAP = 14;
const NARROW = 620;
const HOUR_MS = 3_600_000;
const SKIES = {
  day: '--sky-day', 'civil-twilight': '--sky-civil', 'nautical-twilight': '--sky-nautical',
  'astronomical-twilight': '--sky-astronomical', night: '--sky-night',
};

export class NightView {
  #canvas = byId('night-plot');
  #onChoose;
  #known = null;
  #passes = [];
  #laid = { lanes: [], isNamed: true };
  #geometry = null;
  #chosen = null;
  #now = 0;
  #otherMs = null;

  constructor(onChoose) {
    this.#onChoose = onChoose;
    this.#canvas.addEventListener('pointermove', (move) => this.#point(this.#at(move)));
    this.#canvas.addEventListener('click', (click) => this.#enter(this.#at(click)));
    this.#canvas.addEventListener('keydown', (key) => this.#onKey(key));
    new ResizeObserver(() => this.draw(this.#now)).observe(this.#canvas.parentElement);
    onTheme(() => this.draw(this.#now));
  }

  show(known, passes) {
    this.#known = known;
    this.#passes = passes;
    this.#laid = lay(passes);
    // What was asked for anew are other objects.
    this.#chosen = passes.find((pass) => pass.key === this.#chosen?.key) ?? null;
    this.draw(this.#now);
  }

  /** @param otherMs the time that is shown in place of now, null while that is live, left out for what it was */
  draw(now, otherMs = this.#otherMs) {
    this.#now = now;
    this.#otherMs = otherMs;
    const width = this.#canvas.parentElement.clientWidth - 2 * parseFloat(getComputedStyle(this.#canvas.parentElement).paddingLeft);
    if (!this.#known?.toMs || width <= 0 || this.#canvas.closest('[hidden]')) {
      return;
    }
    const bands = width < NARROW ? 2 : 1;
    const count = Math.max(1, this.#laid.lanes.length);
    const lane = this.#laid.isNamed ? 24 : Math.max(3, Math.min(14, Math.floor(420 / bands / count)));
    const g = { width, bands, lane, bandHeight: count * lane + AXIS, spanMs: (this.#known.toMs - this.#known.fromMs) / bands };
    this.#geometry = g;
    const height = bands * g.bandHeight + (bands - 1) * BAND_GAP;
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    this.#canvas.style.height = `${height}px`;
    const context = this.#canvas.getContext('2d');
    context.scale(devicePixelRatio, devicePixelRatio);
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    for (let band = 0; band < bands; band++) {
      this.#drawBand(context, band, colour);
    }
    this.#canvas.dataset.passes = String(this.#passes.length);
    this.#canvas.dataset.lanes = String(this.#laid.lanes.length);
  }

  #drawBand(context, band, colour) {
    const g = this.#geometry;
    const from = this.#known.fromMs + band * g.spanMs;
    const to = from + g.spanMs;
    const top = band * (g.bandHeight + BAND_GAP);
    const bottom = top + g.bandHeight - AXIS;
    const x = (ms) => ((ms - from) / g.spanMs) * g.width;
    const { daylight } = this.#known;
    daylight.forEach((span, i) => {
      const left = Math.max(0, x(span.fromMs));
      const right = Math.min(g.width, x(daylight[i + 1]?.fromMs ?? this.#known.toMs));
      if (right > left) {
        context.fillStyle = colour(SKIES[span.word]);
        context.fillRect(left, top, right - left, bottom - top);
      }
    });
    this.#drawHours(context, { from, to, x, top, bottom }, colour);
    this.#laid.lanes.forEach((lane, i) => {
      const y = top + i * g.lane;
      const pad = g.lane > 6 ? 2 : 0.5;
      for (const pass of lane.passes.filter((each) => each.setMs > from && each.riseMs < to)) {
        context.fillStyle = colour(`--el-${step(pass.maxElevationDeg)}`);
        const barTop = this.#laid.isNamed ? y + 13 : y + pad;
        context.fillRect(x(pass.riseMs), barTop, Math.max(1.5, x(pass.setMs) - x(pass.riseMs)), this.#laid.isNamed ? 8 : g.lane - 2 * pad);
        if (pass === this.#chosen) {
          context.strokeStyle = colour('--text');
          context.lineWidth = 2;
          context.strokeRect(x(pass.riseMs) - 2, barTop - 2, x(pass.setMs) - x(pass.riseMs) + 4, (this.#laid.isNamed ? 8 : g.lane - 2 * pad) + 4);
        }
      }
      if (this.#laid.isNamed) {
        context.font = '11px system-ui, sans-serif';
        context.fillStyle = colour('--text');
        context.fillText(lane.name, 4, y + 11);
      }
    });
    if (this.#now >= from && this.#now < to) {
      context.fillStyle = colour('--bad');
      context.fillRect(x(this.#now) - 1, top, 2, bottom - top + 4);
    }
    if (this.#otherMs !== null && this.#otherMs >= from && this.#otherMs < to) {
      this.#drawOther(context, { at: x(this.#otherMs), top, bottom }, colour);
    }
  }

  /** Broken, and with its time, as it is not now. */
  #drawOther(context, { at, top, bottom }, colour) {
    const words = `not live ${timeOfDay(this.#otherMs).slice(0, 5)}`;
    context.strokeStyle = colour('--shown');
    context.lineWidth = 2;
    context.setLineDash([5, 3]);
    context.beginPath();
    context.moveTo(at, top);
    context.lineTo(at, bottom + 4);
    context.stroke();
    context.setLineDash([]);
    context.font = '700 11px system-ui, sans-serif';
    const width = context.measureText(words).width + 8;
    const left = at + width > this.#geometry.width ? at - width : at;
    context.fillStyle = colour('--shown-ground');
    context.fillRect(left, bottom + 4, width, 15);
    context.fillStyle = colour('--shown');
    context.fillText(words, left + 4, bottom + 15);
  }

  #drawHours(context, { from, to, x, top, bottom }, colour) {
    const every = this.#geometry.width / ((to - from) / HOUR_MS) < 40 ? 3 : 1;
    context.font = '11px system-ui, sans-serif';
    context.textAlign = 'center';
    for (let ms = Math.ceil(from / HOUR_MS) * HOUR_MS; ms < to; ms += HOUR_MS) {
      context.fillStyle = colour('--grid');
      context.fillRect(x(ms) - 0.5, top, 1, bottom - top);
      const text = timeOfDay(ms).slice(0, 5);
      if (Number(text.slice(0, 2)) % every === 0 && x(ms) > 16 && x(ms) < this.#geometry.width - 16) {
        context.fillStyle = colour('--muted');
        context.fillText(text, x(ms), bottom + 15);
      }
    }
    context.textAlign = 'start';
  }

  /** The pass under the pointer, or the nearest within a finger's breadth. */
  #at(event) {
    const g = this.#geometry;
    if (!g) {
      return null;
    }
    const band = Math.min(g.bands - 1, Math.floor(event.offsetY / (g.bandHeight + BAND_GAP)));
    const row = Math.floor((event.offsetY - band * (g.bandHeight + BAND_GAP)) / g.lane);
    const ms = this.#known.fromMs + (band + event.offsetX / g.width) * g.spanMs;
    const reach = (6 / g.width) * g.spanMs;
    return this.#laid.lanes[row]?.passes.find((pass) => ms > pass.riseMs - reach && ms < pass.setMs + reach) ?? null;
  }

  #point(pass) {
    if (pass && pass !== this.#chosen) {
      this.#chosen = pass;
      put(byId('night-text'), sentence(pass, this.#now));
      this.draw(this.#now);
    }
  }

  #enter(pass) {
    this.#point(pass);
    if (pass) {
      this.#onChoose(pass);
    }
  }

  #onKey(key) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };
    if (key.key in steps && this.#passes.length) {
      const at = this.#chosen ? this.#passes.indexOf(this.#chosen) + steps[key.key] : this.#passes.findIndex((pass) => pass.setMs > this.#now);
      this.#point(this.#passes[Math.max(0, Math.min(this.#passes.length - 1, at))]);
    } else if (key.key === 'Enter') {
      this.#enter(this.#chosen);
    } else {
      return;
    }
    key.preventDefault();
  }
}

// The map of what is followed, of the crewed stations and of one object of one's choice: where they are, where they go, from where they are seen.

import { degrees } from './format.js';
import { byId, put } from './now.js';
import { Pace } from './pace.js';
import { fill } from './rows.js';
import { onTheme } from './theme.js';
import { mark, when } from './timebar.js';
import { WorldMap, loadLand, place, turn } from './worldmap.js';

const EVERY_MS = 60_000;
const MINUTES = 95;
const MINUTE_MS = 60_000;

/** Of another time more is asked for, so that a step of a minute needs no other tracks. */
const AROUND_MINUTES = 10;

/** The Sun goes a quarter of a degree meanwhile: less than a dot of the map. */
const SAME_SUN_MS = 60_000;
const MOST_STATIONS = 3;
const KM_PER_DEG = 111.2;
const COLOURS = { target: '--target', chosen: '--bad', stations: ['--accent', '--measured', '--el-3'] };

export class MapView {
  #client;
  #time;
  #target;
  #map = new WorldMap(byId('map-plot'));
  #pace = new Pace(() => this.#ask());
  #stations = [];
  #chosen = null;
  #asked = '';
  #askedAt = -Infinity;
  #drawnMs = 0;

  /** What was answered last, all of it for one time: a picture is never made of two. */
  #known = { isLive: true, ms: 0, around: null, tracks: [], fromMs: Infinity, toMs: -Infinity };

  /**
   * @param time which time is shown
   * @param target what is followed, or null
   */
  constructor({ client, time, target }) {
    this.#client = client;
    this.#time = time;
    this.#target = target;
    byId('map-choice').addEventListener('submit', (submit) => {
      submit.preventDefault();
      this.#choose(byId('map-object').value.trim());
    });
    new ResizeObserver(() => this.redraw()).observe(byId('map-plot'));
    onTheme(() => this.redraw());
    this.#loadLand();
  }

  async #loadLand() {
    try {
      this.#map.showLand(await loadLand());
      this.redraw();
    } catch (problem) {
      put(byId('map-note'), `${problem.message} Everything else is shown without them.`);
    }
  }

  /** Asks anew when what is known is old or of another time, or something else is followed; draws in any case. */
  refresh() {
    this.redraw();
    if (!this.#isFresh || !this.#fits(this.#time.ms)) {
      this.#pace.ask();
    }
  }

  get #wanted() {
    return `${this.#target()?.catalogNumber} ${this.#chosen?.catalogNumber} ${this.#time.isLive}`;
  }

  get #isFresh() {
    return this.#wanted === this.#asked && performance.now() - this.#askedAt < EVERY_MS;
  }

  #reaches(ms) {
    return ms >= this.#known.fromMs && ms + MINUTES * MINUTE_MS <= this.#known.toMs;
  }

  /** Whether what is known can be drawn for a time. */
  #fits(ms) {
    return this.#known.isLive ? this.#time.isLive
      : !this.#time.isLive && this.#reaches(ms) && Math.abs(ms - this.#known.ms) <= SAME_SUN_MS;
  }

  /** @returns how many messages it took */
  async #ask() {
    const [wanted, isLive, ms, utc, isFresh] = [this.#wanted, this.#time.isLive, this.#time.ms, this.#time.utc, this.#isFresh];
    let messages = 1;
    try {
      const around = await this.#client.request('station.surroundings', { utc });
      if (!isLive && isFresh && this.#reaches(ms)) {
        this.#known = { ...this.#known, ms, around };
      } else {
        const fromMs = ms - AROUND_MINUTES * MINUTE_MS;
        const minutes = isLive ? MINUTES : MINUTES + 2 * AROUND_MINUTES;
        const numbers = await this.#numbers(isLive);
        messages += numbers.size + 1;
        const tracks = await this.#tracksOf(numbers, { fromUtc: isLive ? undefined : new Date(fromMs).toISOString(), minutes });
        this.#known = { isLive, ms, around, tracks, fromMs, toMs: fromMs + minutes * MINUTE_MS };
        [this.#asked, this.#askedAt] = [wanted, performance.now()];
      }
      this.#drawnMs = ms;
      this.redraw();
    } catch (problem) {
      this.#askedAt = -Infinity;
      put(byId('map-note'), `What is on the map could not be asked for: ${problem.message}`);
    }
    return messages;
  }

  /** The colours by the numbers of what is shown, each object once, what is followed first. */
  async #numbers(isLive) {
    if (isLive || this.#stations.length === 0) {
      this.#stations = (await this.#client.request('catalog.search', { group: 'stations', limit: MOST_STATIONS })).objects;
    }
    const shown = new Map();
    const target = this.#target();
    const all = [
      ...(target ? [[target.catalogNumber, COLOURS.target]] : []),
      ...(this.#chosen ? [[this.#chosen.catalogNumber, COLOURS.chosen]] : []),
      ...this.#stations.map(({ catalogNumber }, i) => [catalogNumber, COLOURS.stations[i]]),
    ];
    all.forEach(([number, colour]) => shown.set(number, shown.get(number) ?? colour));
    return shown;
  }

  async #tracksOf(numbers, span) {
    // One that is not known any more leaves the others alone.
    const answers = await Promise.allSettled([...numbers].map(async ([catalogNumber, colour]) => {
      const track = await this.#client.request('sky.groundTrack', { catalogNumber, ...span });
      return { ...track, colour, fromMs: Date.parse(track.fromUtc) };
    }));
    return answers.filter(({ status, value }) => status === 'fulfilled' && value.rows.length > 1).map(({ value }) => value);
  }

  async #choose(text) {
    put(byId('map-note'), '');
    if (!text) {
      this.#chosen = null;
    } else {
      try {
        const { objects: [first], total } = await this.#client.request('catalog.search', { text, limit: 1 });
        this.#chosen = first ?? this.#chosen;
        put(byId('map-note'), !first ? `No object is known that "${text}" is a part of.`
          : total > 1 ? `${first.name} is the first of ${total} that "${text}" is a part of.` : '');
      } catch (problem) {
        put(byId('map-note'), `Nothing could be looked for: ${problem.message}`);
      }
    }
    this.refresh();
  }

  /** Between two points of a track the object goes straight on, which on half a minute is right to a pixel. */
  #standing({ columns, rows, fromMs, name, catalogNumber, colour }, ms) {
    const seconds = (ms - fromMs) / 1000;
    const of = (row) => Object.fromEntries(columns.map((column, i) => [column, row[i]]));
    const after = rows.findIndex((row) => row[0] > seconds);
    if (after < 1) {
      return null;
    }
    const [a, b] = [of(rows[after - 1]), of(rows[after])];
    const part = (seconds - a.seconds) / (b.seconds - a.seconds);
    const between = (from, to) => from + part * (to - from);
    const longitude = a.longitudeDeg + part * turn(a.longitudeDeg, b.longitudeDeg);
    return {
      name, catalogNumber, colour, horizonDeg: between(a.horizonDeg, b.horizonDeg), altitudeKm: between(a.altitudeKm, b.altitudeKm), sunlit: a.sunlit,
      at: { latitudeDeg: between(a.latitudeDeg, b.latitudeDeg), longitudeDeg: turn(0, longitude) },
      track: rows.slice(after - 1).filter((row) => row[0] <= seconds + MINUTES * 60).map(of).map((row) => [row.longitudeDeg, row.latitudeDeg, row.sunlit, row.seconds]),
    };
  }

  redraw() {
    const now = this.#time.now;
    const isLive = this.#known.isLive;
    if (this.#fits(this.#time.ms)) {
      this.#drawnMs = this.#time.ms;
    }
    // Until the answer for another time is here, what was drawn last stays and says of when it is.
    const ms = isLive ? now : this.#drawnMs;
    const objects = this.#known.tracks.map((track) => this.#standing(track, ms)).filter(Boolean);
    const { bounds, sky } = this.#known.around ?? {};
    mark('map', isLive ? null : ms, now);
    this.#map.draw({
      sun: sky?.sun ?? null, station: bounds ?? null, objects: [...objects].reverse(), stamp: isLive ? '' : `NOT LIVE: ${when(ms, now)}`,
    });
    byId('map-plot').dataset.objects = String(objects.length);
    byId('map-plot').dataset.utc = isLive ? 'live' : new Date(ms).toISOString();
    fill(byId('map-rows'), objects.map((each) => [
      `${each.name} (${each.catalogNumber})`, place(each.at), each.sunlit ? 'sunlit' : 'in shadow', `${Math.round(each.altitudeKm)} km`,
      `${Math.round((each.horizonDeg * KM_PER_DEG) / 10) * 10} km`,
    ]), 3);
    [...byId('map-rows').rows].forEach((row, i) => { row.cells[0].dataset.ink = objects[i].colour.slice(2); });
    put(byId('map-text'), !sky ? '' : `At ${when(ms, now)} the Sun stands over ${place(sky.sun)}. `
      + (sky.sun.elevationDeg > 0 ? `At the station it is day, the Sun ${degrees(sky.sun.elevationDeg, 0)} high.`
        : `At the station the Sun is ${degrees(-sky.sun.elevationDeg, 0)} below the horizon.`));
  }
}

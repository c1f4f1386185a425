// The map of what is followed, of the crewed stations and of one object of one's choice: where they are, where they go, from where they are seen.

import { degrees, named } from './format.js';
import { byId, put } from './now.js';
import { fill } from './rows.js';
import { onTheme } from './theme.js';
import { WorldMap, loadLand, turn } from './worldmap.js';

const EVERY_MS = 60_000;
const MINUTES = 95;
const MOST_STATIONS = 3;
const KM_PER_DEG = 111.2;
const COLOURS = { target: '--target', chosen: '--bad', stations: ['--accent', '--measured', '--el-3'] };

/** 48.1° N, 11.6° E. */
const place = ({ latitudeDeg, longitudeDeg }) => `${degrees(Math.abs(latitudeDeg))} ${latitudeDeg < 0 ? 'S' : 'N'},`
  + ` ${degrees(Math.abs(longitudeDeg))} ${longitudeDeg < 0 ? 'W' : 'E'}`;

export class MapView {
  #client;
  #now;
  #target;
  #map = new WorldMap(byId('map-plot'));
  #around = null;
  #tracks = [];
  #chosen = null;
  #asked = '';
  #askedAt = -Infinity;
  #isAsking = false;

  /**
   * @param now the time at the station in milliseconds
   * @param target what is followed, or null
   */
  constructor({ client, now, target }) {
    this.#client = client;
    this.#now = now;
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

  /** Asks anew when what is known is old, or something else is followed; draws in any case. */
  async refresh() {
    this.redraw();
    const wanted = `${this.#target()?.catalogNumber} ${this.#chosen?.catalogNumber}`;
    if (this.#isAsking || (wanted === this.#asked && performance.now() - this.#askedAt < EVERY_MS)) {
      return;
    }
    this.#isAsking = true;
    [this.#asked, this.#askedAt] = [wanted, performance.now()];
    try {
      this.#around = await this.#client.request('station.surroundings');
      this.#tracks = await this.#ask();
      this.redraw();
    } catch (problem) {
      this.#askedAt = -Infinity;
      put(byId('map-note'), `What is on the map could not be asked for: ${problem.message}`);
    } finally {
      this.#isAsking = false;
    }
  }

  /** The tracks of what is shown, each object once, what is followed first. */
  async #ask() {
    const { objects } = await this.#client.request('catalog.search', { group: 'stations', limit: MOST_STATIONS });
    const shown = new Map();
    const target = this.#target();
    const all = [
      ...(target ? [[target.catalogNumber, COLOURS.target]] : []),
      ...(this.#chosen ? [[this.#chosen.catalogNumber, COLOURS.chosen]] : []),
      ...objects.map(({ catalogNumber }, i) => [catalogNumber, COLOURS.stations[i]]),
    ];
    all.forEach(([number, colour]) => shown.set(number, shown.get(number) ?? colour));
    // One that is not known any more leaves the others alone.
    const answers = await Promise.allSettled([...shown].map(async ([catalogNumber, colour]) => {
      const track = await this.#client.request('sky.groundTrack', { catalogNumber, minutes: MINUTES });
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
  #standing({ columns, rows, fromMs, name, catalogNumber, colour }) {
    const seconds = (this.#now() - fromMs) / 1000;
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
      track: rows.slice(after - 1).map(of).map((row) => [row.longitudeDeg, row.latitudeDeg, row.sunlit, row.seconds]),
    };
  }

  redraw() {
    const objects = this.#tracks.map((track) => this.#standing(track)).filter(Boolean);
    const { bounds, sky } = this.#around ?? {};
    this.#map.draw({ sun: sky?.sun ?? null, station: bounds ?? null, objects: [...objects].reverse() });
    byId('map-plot').dataset.objects = String(objects.length);
    fill(byId('map-rows'), objects.map((each) => [
      `${each.name} (${each.catalogNumber})`, place(each.at), each.sunlit ? 'sunlit' : 'in shadow', `${Math.round(each.altitudeKm)} km`,
      `${Math.round((each.horizonDeg * KM_PER_DEG) / 10) * 10} km`,
    ]), 3);
    [...byId('map-rows').rows].forEach((row, i) => { row.cells[0].dataset.ink = objects[i].colour.slice(2); });
    put(byId('map-text'), !sky ? '' : `At ${named(this.#now())} the Sun stands over ${place(sky.sun)}. `
      + (sky.sun.elevationDeg > 0 ? `At the station it is day, the Sun ${degrees(sky.sun.elevationDeg, 0)} high.`
        : `At the station the Sun is ${degrees(-sky.sun.elevationDeg, 0)} below the horizon.`));
  }
}

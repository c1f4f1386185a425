// The first configuration of a station, made of answers. The station knows the questions, what is usual and what is wrong; here they are shown.

import { keep } from './kept.js';
import { byId, put } from './now.js';
import { onTheme } from './theme.js';
import { WorldMap, loadLand, place } from './worldmap.js';

const CHECK_AFTER_MS = 300;
const PLACE = ['site.latitudeDeg', 'site.longitudeDeg'];

/** How wide a part of the world is shown once a place was chosen on it: a point of the screen is some kilometres there. */
const CLOSE_DEG = 40;
const KM_PER_DEG = 111.2;
const WAY = 'Click the place, and again where the map has come closer; or type it, or its locator, in the fields.';

const NAMES = {
  'station.name': 'Name', 'site.locator': 'Locator', 'site.latitudeDeg': 'Latitude', 'site.longitudeDeg': 'Longitude', 'site.altitudeM': 'Height',
  'rotator.kind': 'Rotator', 'rotator.link': 'Its wire', 'rotator.baud': 'Speed of the line', 'rotator.azimuthMinDeg': 'Azimuth from', 'rotator.azimuthMaxDeg': 'Azimuth to',
  'rotator.elevationMinDeg': 'Elevation from', 'rotator.elevationMaxDeg': 'Elevation to', 'rotator.azimuthRateDegPerS': 'Speed in azimuth',
  'rotator.elevationRateDegPerS': 'Speed in elevation', 'rotator.beamWidthDeg': 'Beam width', 'rotator.parkAzimuthDeg': 'Rests at azimuth',
  'rotator.parkElevationDeg': 'Rests at elevation', 'receiver.kind': 'Receiver', 'receiver.link': 'Its wire', 'elements.celestrakGroup': 'Elements',
};

function make(name, className = '', text = '') {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

export class SetupView {
  #client;
  #fields = new Map();
  #kinds = {};
  #isOffered = false;
  #isWritten = false;
  #timer = 0;
  #asked = 0;
  #map = new WorldMap(byId('setup-map'));
  #site = null;
  #first = null;
  #parts;

  /**
   * @param controls turn the antenna by hand
   * @param station what it says now, or null
   */
  constructor({ client, controls, station }) {
    this.#client = client;
    this.#parts = { client, controls, station };
    byId('setup-map').addEventListener('click', ({ offsetX, offsetY }) => this.#choose(offsetX, offsetY));
    byId('setup-map-out').addEventListener('click', () => this.#look(null));
    new ResizeObserver(() => this.#drawMap()).observe(byId('setup-map'));
    onTheme(() => this.#drawMap());
    byId('setup-form').addEventListener('input', () => {
      put(byId('setup-text'), '');
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check(), CHECK_AFTER_MS);
    });
    byId('setup-form').addEventListener('submit', (submit) => {
      submit.preventDefault();
      this.#write();
    });
  }

  /** Asks for the questions, once. */
  async refresh() {
    if (this.#isOffered) {
      this.#first?.refresh();
      return;
    }
    try {
      const offer = await this.#offer();
      if (offer.wanted && this.#isWritten) {
        return; // the station has not begun yet
      }
      this.#isOffered = true;
      this.#kinds = { 'rotator.kind': offer.rotators, 'receiver.kind': [{ kind: '', title: 'none' }, ...offer.receivers] };
      byId('setup-devices').replaceChildren(...[...offer.devices.map((device) => `serial:${device}`), 'tcp:localhost:4533', 'simulated']
        .map((link) => new Option(link, link)));
      byId('setup-form').hidden = !offer.wanted;
      byId('setup-place').hidden = !offer.wanted;
      byId('setup-config').hidden = !offer.wanted;
      put(byId('setup-text'), '');
      if (offer.wanted) {
        this.#show(offer.questions);
        this.#check();
        this.#loadLand();
      } else {
        this.#first ??= new (await import('./firststeps.js')).FirstSteps(this.#parts);
        this.#first.refresh();
      }
    } catch (problem) {
      put(byId('setup-text'), `The questions could not be asked for: ${problem.message}`);
    }
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#first?.redraw();
  }

  /** A station that was made otherwise has its first run too. */
  async #offer() {
    try {
      return await this.#client.request('setup.offer');
    } catch (problem) {
      if (problem.kind === 'not-ready') {
        return { wanted: false, rotators: [], receivers: [], devices: [], questions: [] };
      }
      throw problem;
    }
  }

  async #loadLand() {
    put(byId('setup-map-text'), WAY);
    try {
      this.#map.showLand(await loadLand());
    } catch (problem) {
      put(byId('setup-map-text'), `${problem.message} Type the place in the fields.`);
    }
    this.#drawMap();
  }

  #drawMap() {
    this.#map.draw({ sun: null, station: this.#site, objects: [] });
  }

  #look(at) {
    this.#map.look(at, CLOSE_DEG);
    byId('setup-map-out').hidden = !at;
    this.#drawMap();
  }

  /** What was clicked on the map goes into the fields, in place of a locator. */
  async #choose(x, y) {
    const at = this.#map.placeAt(x, y);
    const digits = at.pointDeg > 0.2 ? 1 : 2;
    for (const [key, value] of [['site.locator', ''], ['site.latitudeDeg', at.latitudeDeg.toFixed(digits)], ['site.longitudeDeg', at.longitudeDeg.toFixed(digits)]]) {
      const field = this.#fields.get(key);
      field.input.value = value;
      field.isTouched = true;
    }
    this.#look(at);
    // The fields of the degrees come back when the locator is gone, and only then are they among the answers.
    await this.#check();
    await this.#check();
    put(byId('setup-map-text'), `${place(at, digits)}, to some ${Math.max(1, Math.round(at.pointDeg * KM_PER_DEG * 3))} km. ${WAY}`);
  }

  /** Where the answers so far have the station. */
  #showSite(text) {
    const [, latitudeDeg] = /latitudeDeg: (-?[0-9.]+)\n/.exec(text ?? '') ?? [];
    const [, longitudeDeg] = /longitudeDeg: (-?[0-9.]+)\n/.exec(text ?? '') ?? [];
    const site = latitudeDeg && longitudeDeg ? { latitudeDeg: Number(latitudeDeg), longitudeDeg: Number(longitudeDeg) } : null;
    if (JSON.stringify(site) !== JSON.stringify(this.#site)) {
      this.#site = site;
      this.#drawMap();
      put(byId('setup-map-text'), site ? `${place(site, 2)}. ${WAY}` : WAY);
    }
  }

  /** Asks the controller where it is; it is sent nowhere. */
  async #try(button, said) {
    const answer = (key) => this.#fields.get(key)?.input.value.trim() ?? '';
    const baud = this.#fields.get('rotator.baud')?.label.isConnected ? Number(answer('rotator.baud')) : 0;
    button.disabled = true;
    said.className = 'small';
    put(said, 'Asking, for five seconds at most ...');
    try {
      const { found, message, hint } = await this.#client.request('setup.probe', {
        kind: answer('rotator.kind'), link: answer('rotator.link'), ...(baud ? { baud } : {}),
      });
      said.className = found === 'answers' || found === 'simulated' ? 'small' : 'small problem';
      put(said, `${message} ${hint}`);
    } catch (problem) {
      said.className = 'small problem';
      put(said, `It was not asked: ${problem.message}. ${problem.hint ?? ''}`);
    } finally {
      button.disabled = false;
    }
  }

  #trying() {
    const part = make('div', 'tried');
    const button = make('button', '', 'Try it');
    button.type = 'button';
    button.id = 'setup-try';
    button.setAttribute('aria-label', 'Try it: ask the controller where it is, and move nothing');
    const said = make('p', 'small', 'Asks the controller where it is, and moves nothing. Some controllers start anew when they are opened.');
    said.id = 'setup-tried';
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => this.#try(button, said));
    part.append(button, said);
    return part;
  }

  /** Where there is a locator it is what was typed last: the fields of the degrees go when it has been checked. */
  #answers() {
    const located = this.#fields.get('site.locator').input.value.trim() !== '';
    return Object.fromEntries([...this.#fields].filter(([key, { label }]) => label.isConnected && !(located && PLACE.includes(key)))
      .map(([key, { input }]) => [key, input.value.trim()]));
  }

  #field(question) {
    const { key, why } = question;
    const label = make('label', '', NAMES[key] ?? key);
    const kinds = this.#kinds[key];
    const input = make(kinds ? 'select' : 'input');
    if (kinds) {
      input.append(...kinds.map(({ kind, title }) => new Option(title, kind)));
    } else {
      input.autocomplete = 'off';
      input.spellcheck = false;
      input.maxLength = 200;
      input.inputMode = question.number ? 'decimal' : 'text';
      if (key.endsWith('.link')) {
        input.setAttribute('list', 'setup-devices');
      }
    }
    const id = `setup-${key.replaceAll('.', '-')}`;
    const hint = make('span', 'muted small block', why);
    const wrong = make('span', 'problem small block');
    input.id = id;
    hint.id = `${id}-why`;
    wrong.id = `${id}-wrong`;
    input.setAttribute('aria-describedby', `${hint.id} ${wrong.id}`);
    label.append(input);
    const part = make('div');
    part.append(label, hint, wrong);
    if (key === 'rotator.link') {
      part.append(this.#trying());
    }
    const field = { part, label, input, wrong, isTouched: false };
    input.addEventListener('input', () => { field.isTouched = true; });
    return field;
  }

  /** Those that have a meaning beside the answers so far; what nobody has touched has what is usual. */
  #show(questions) {
    const parts = questions.map((question) => {
      const { key, usual } = question;
      if (!this.#fields.has(key)) {
        this.#fields.set(key, this.#field(question));
      }
      const field = this.#fields.get(key);
      if (!field.isTouched && usual !== null) {
        field.input.value = usual;
      }
      return field.part;
    });
    const old = [...byId('setup-fields').children];
    if (old.length !== parts.length || old.some((part, i) => part !== parts[i])) {
      const held = document.activeElement;
      byId('setup-fields').replaceChildren(...parts);
      if (held?.isConnected && held !== document.activeElement) {
        held.focus();
      }
    }
  }

  /** @param isWhole whether what was not answered yet is told as well */
  async #check(isWhole = false) {
    const number = ++this.#asked;
    try {
      const verdict = await this.#client.request('setup.check', { answers: this.#answers() });
      if (number !== this.#asked) {
        return null;
      }
      this.#show(verdict.questions);
      const problems = new Map(verdict.problems.map(({ key, message }) => [key, message]));
      for (const [key, { input, wrong, isTouched }] of this.#fields) {
        const text = isTouched || isWhole ? problems.get(key) ?? '' : '';
        put(wrong, text);
        input.setAttribute('aria-invalid', String(text !== ''));
      }
      put(byId('setup-others'), verdict.others.join(' '));
      put(byId('setup-yaml'), verdict.text ?? '');
      this.#showSite(verdict.text);
      return verdict;
    } catch (problem) {
      put(byId('setup-text'), `The answers could not be checked: ${problem.message}`);
      return null;
    }
  }

  async #write() {
    clearTimeout(this.#timer);
    const verdict = await this.#check(true);
    if (!verdict?.sound) {
      put(byId('setup-text'), 'Nothing was written: see what is wrong below.');
      [...this.#fields.values()].find(({ input }) => input.isConnected && input.getAttribute('aria-invalid') === 'true')?.input.focus();
      return;
    }
    try {
      await this.#client.request('setup.write', { answers: this.#answers() });
      byId('setup-form').hidden = true;
      byId('setup-place').hidden = true;
      put(byId('setup-text'), 'It is written, and the station starts by it. What it still lacks comes here when it has begun.');
      keep('first-run', 'begun');
      [this.#isWritten, this.#isOffered] = [true, false];
    } catch (problem) {
      put(byId('setup-text'), `Nothing was written: ${problem.message}. ${problem.hint ?? ''}`);
    }
  }
}

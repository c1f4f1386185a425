// The first configuration of a station, made of answers. The station knows the questions, what is usual and what is wrong; here they are shown.

import { byId, put } from './now.js';

const CHECK_AFTER_MS = 300;

const NAMES = {
  'station.name': 'Name', 'site.locator': 'Locator', 'site.latitudeDeg': 'Latitude', 'site.longitudeDeg': 'Longitude', 'site.altitudeM': 'Height',
  'rotator.kind': 'Rotator', 'rotator.link': 'Its wire', 'rotator.azimuthMinDeg': 'Azimuth from', 'rotator.azimuthMaxDeg': 'Azimuth to',
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
  #timer = 0;
  #asked = 0;

  constructor({ client }) {
    this.#client = client;
    byId('setup-form').addEventListener('input', () => {
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
      return;
    }
    try {
      const offer = await this.#client.request('setup.offer');
      this.#isOffered = true;
      this.#kinds = { 'rotator.kind': offer.rotators, 'receiver.kind': [{ kind: '', title: 'none' }, ...offer.receivers] };
      byId('setup-devices').replaceChildren(...[...offer.devices.map((device) => `serial:${device}`), 'tcp:localhost:4533', 'simulated']
        .map((link) => new Option(link, link)));
      byId('setup-form').hidden = !offer.wanted;
      put(byId('setup-text'), offer.wanted ? '' : 'This station has a configuration. It is changed in its file, and taken into use by "slewd reload".');
      if (offer.wanted) {
        this.#show(offer.questions);
        this.#check();
      }
    } catch (problem) {
      put(byId('setup-text'), `The questions could not be asked for: ${problem.message}`);
    }
  }

  /** There are no times in it. */
  redraw() {}

  #answers() {
    return Object.fromEntries([...this.#fields].filter(([, { label }]) => label.isConnected).map(([key, { input }]) => [key, input.value.trim()]));
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
      put(byId('setup-text'), 'It is written, and the station starts by it. Look at the antenna, and turn it a little in the view Now, with STOP at hand: '
        + 'does it turn clockwise to larger azimuths, and stop where it should? Attention says what is still missing.');
      this.#isOffered = false;
    } catch (problem) {
      put(byId('setup-text'), `Nothing was written: ${problem.message}. ${problem.hint ?? ''}`);
    }
  }
}

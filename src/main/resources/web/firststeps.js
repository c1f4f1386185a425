// The first run of a station that has a configuration: step by step what it still lacks, as the station itself says it.

import { age, degrees, named, opening } from './format.js';
import { keep } from './kept.js';
import { Limits } from './limits.js';
import { byId, put } from './now.js';
import { me } from './role.js';
import { place } from './worldmap.js';

const EVERY_MS = 10_000;
const HOURS = 72;
const UNKNOWN = 'This is not known yet.';

function make(name, className = '', text = '') {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function account({ users }) {
  const admin = users?.find(({ role }) => role === 'admin');
  return {
    isDone: Boolean(admin), text: !users ? UNKNOWN : admin ? `${admin.name} has an account as an admin${admin.name === me.user ? ': that is you' : ''}.`
      : 'You came by a code or a token that is not yours alone. Make yourself an account: by it you log in from now on.',
  };
}

function site({ around }) {
  const sun = around?.sky?.sun;
  return {
    isDone: Boolean(around?.bounds), text: !around?.bounds ? UNKNOWN : `The antenna stands at ${place(around.bounds)}, as far as it is shown to everybody.`
      + (!sun ? '' : sun.elevationDeg > 0 ? ` The Sun is in azimuth ${degrees(sun.azimuthDeg, 0)}, ${degrees(sun.elevationDeg, 0)} high: compare that with the sky.`
        : ' The Sun is below its horizon: is it dark there?'),
  };
}

function device({ station }) {
  const { rotator } = station.device;
  const measured = station.pointing.measured;
  const isDone = rotator?.link === 'up' && rotator.contact === 'answering' && !rotator.trouble && station.staleSeconds < 2;
  return {
    isDone, text: !rotator ? UNKNOWN : isDone ? `The ${rotator.kind} at ${rotator.address} answers: azimuth ${degrees(measured.azimuthDeg)}, elevation ${degrees(measured.elevationDeg)}. Does the antenna stand there?`
      : [`The ${rotator.kind} at ${rotator.address}: link ${rotator.link}, ${rotator.contact}.`, rotator.linkDetail, rotator.trouble].filter(Boolean).join(' '),
    todo: 'Check its power, its cable, and kind, link and baud in the section rotator of the file.',
  };
}

function clock({ station: { state } }) {
  const { synchronised, boundSeconds, source, refusal } = state.clock;
  return {
    isDone: synchronised && boundSeconds !== null && !refusal,
    text: refusal ? `${opening(refusal)}.` : `${synchronised ? 'It is synchronised' : 'It is not synchronised'} (${source}); ${boundSeconds === null ? 'nobody says how far it may be off'
      : `it is off by ${boundSeconds < 0.1 ? `${(1000 * boundSeconds).toFixed(1)} ms` : `${boundSeconds.toFixed(2)} s`} at most`}.`,
    todo: 'See that the machine reaches a time server: "timedatectl", "chronyc tracking". A second is half a degree of a low pass.',
  };
}

function turn({ station: { pointing }, around }) {
  const bounds = around?.bounds?.azimuth;
  const at = pointing.measured?.azimuthDeg;
  return {
    isDone: pointing.turnKnown && at !== undefined,
    text: at === undefined ? UNKNOWN : pointing.turnKnown
      ? `The azimuth axis stands at ${degrees(at)}${bounds ? `, between its ends at ${degrees(bounds.minDeg, 0)} and ${degrees(bounds.maxDeg, 0)}` : ''}. Does its cable say the same?`
      : 'What the controller reports fits more than one turn of the cable.',
    todo: 'Look at the antenna and its cable, and say above where the axis stands.',
  };
}

function limits({ confirmed: { count, of } }) {
  return {
    isDone: of > 0 && count === of, text: of === 0 ? UNKNOWN : `You saw the antenna stand at ${count} of ${of} limits in this visit; nothing else knows of it.`,
    todo: 'Turn it to each by hand, and look.',
  };
}

/** A folder of one's own has nothing more to give when it is asked. */
const fetchable = (sources) => (sources ?? []).filter(({ kind }) => kind !== 'file' && kind !== 'folder');

function elements({ objects, sources, pass }) {
  const fetched = sources?.map(({ lastSuccessUtc }) => lastSuccessUtc).filter(Boolean).sort().at(-1);
  const waiting = sources?.find(({ state }) => state === 'failed' || state === 'needs-person');
  return {
    isDone: objects > 0, text: objects === null ? UNKNOWN : `${objects} object${objects === 1 ? ' is' : 's are'} known.`
      + (pass ? ` Those of ${pass.name} are ${pass.elementAgeDays.toFixed(1)} days old.` : '')
      + (fetched ? ` Fetched last at ${named(Date.parse(fetched))}.` : '') + (waiting ? ` ${waiting.name}: ${waiting.message}` : ''),
    todo: fetchable(sources).length ? 'Fetch them; a provider may put that off.' : 'Name a source in the section elements of the file, or bring a file: "slewd elements import".',
  };
}

function firstPass({ station: { state, nowMs }, pass, isAsked }) {
  const { target } = state;
  const inSeconds = pass ? (Date.parse(pass.aos.utc) - nowMs) / 1000 : 0;
  return {
    isDone: Boolean(target ?? pass), text: target ? `${target.name} is followed: ${state.state}.` : pass
      ? `${pass.name} ${inSeconds > 0 ? `rises at ${named(Date.parse(pass.aos.utc))}, in ${age(inSeconds)}` : 'is up'}, ${degrees(pass.maxElevationDeg, 0)} high, and the antenna can follow all of it.`
      : isAsked ? `No pass within ${HOURS} hours can be followed from end to end.` : UNKNOWN,
    todo: 'Elements come first; the view Passes has what can be followed in part.',
  };
}

/** In the order in which they are taken. */
const STEPS = [
  ['account', 'An account', account], ['site', 'The place', site], ['device', 'The controller answers', device], ['clock', 'The clock', clock],
  ['turn', 'The turn of the azimuth axis', turn], ['limits', 'The limits', limits], ['elements', 'Elements', elements], ['pass', 'The first pass', firstPass],
];

export class FirstSteps {
  #client;
  #controls;
  #station;
  #limits;
  #asked = { users: null, around: null, objects: null, sources: null, pass: null, isAsked: false };
  #askedAt = -Infinity;
  #items = new Map();

  /** @param station what it says now, or null */
  constructor({ client, controls, station }) {
    this.#client = client;
    this.#controls = controls;
    this.#station = station;
    this.#limits = new Limits({ controls, station, onConfirm: () => this.#draw() });
    byId('first-steps').replaceChildren(...STEPS.map(([key, title]) => this.#item(key, title)));
    keep('first-run', 'begun');
  }

  /** Asks anew when what is known is old; draws in any case. */
  async refresh() {
    byId('first-run').hidden = false;
    if (performance.now() - this.#askedAt >= EVERY_MS) {
      this.#askedAt = performance.now();
      await this.#ask();
    }
    this.#draw();
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#draw();
  }

  /** Each by itself: what one is refused does not hide the others. */
  async #ask() {
    const ask = async (method, params, take) => {
      try {
        take(await this.#client.request(method, params));
      } catch {
        // What was said last holds until the next look.
      }
    };
    await Promise.all([
      me.role === 'admin' ? ask('user.list', {}, ({ users }) => { this.#asked.users = users; }) : null,
      ask('station.surroundings', {}, (around) => { this.#asked.around = around; }),
      ask('catalog.search', { limit: 1 }, ({ total }) => { this.#asked.objects = total; }),
      ask('catalog.sources', {}, ({ sources }) => { this.#asked.sources = sources; }),
      ask('pass.list', { hours: HOURS, limit: 1, reachableOnly: true, path: false }, ({ passes }) => {
        [this.#asked.pass = null] = passes;
        this.#asked.isAsked = true;
      }),
    ]);
  }

  #item(key, title) {
    const item = make('li', 'step');
    item.id = `step-${key}`;
    const heading = make('h3', '', title);
    const chip = make('span', 'chip');
    const [text, todo, more] = [make('p', 'small'), make('p', 'muted small'), make('div')];
    heading.append(chip);
    item.append(heading, text, todo, more);
    this.#items.set(key, { item, chip, text, todo, more });
    if (key === 'account') {
      more.append(this.#accountForm());
    } else if (key === 'turn') {
      more.append(this.#button('Say where', 'trusted', () => byId('turn-az').focus()));
      more.className = 'buttons';
    } else if (key === 'elements') {
      more.className = 'buttons';
      more.append(this.#button('Fetch them', 'operator', () => this.#controls.run('Fetching elements', 'catalog.refresh')));
    } else if (key === 'pass') {
      more.className = 'buttons';
      more.append(this.#button('Follow it', 'operator', () => this.#asked.pass && this.#controls.track(this.#asked.pass)),
        this.#button('Look at Now', 'operator', () => { location.hash = 'now'; }));
    }
    return item;
  }

  #button(label, who, does) {
    const button = make('button', '', label);
    button.type = 'button';
    button.dataset.for = who;
    button.addEventListener('click', does);
    return button;
  }

  #accountForm() {
    const form = make('form', 'fields');
    form.dataset.for = 'admin';
    const field = (label, attributes) => {
      const input = Object.assign(make('input'), attributes);
      const part = make('label', '', label);
      part.append(input);
      form.append(part);
      return input;
    };
    const name = field('Name', { id: 'first-name', autocomplete: 'username', autocapitalize: 'off', spellcheck: false, maxLength: 32, required: true });
    const password = field('Password, 12 characters or more', { id: 'first-password', type: 'password', autocomplete: 'new-password', minLength: 12, maxLength: 256, required: true });
    const said = make('p', 'problem small');
    said.setAttribute('role', 'alert');
    form.append(make('button', '', 'Make the account'), said);
    form.addEventListener('submit', async (submit) => {
      submit.preventDefault();
      put(said, '');
      try {
        const { onDisk } = await this.#client.request('user.add', { name: name.value.trim(), role: 'admin', password: password.value });
        form.reset();
        this.#controls.say(onDisk === false ? 'The account is made, but it could not be brought to the disk and ends with slewd: free space there.'
          : 'The account is made. Log in by it next time.');
        this.#askedAt = -Infinity;
        await this.refresh();
      } catch (problem) {
        put(said, `${problem.message}. ${problem.hint ?? ''}`);
      }
    });
    return form;
  }

  #draw() {
    const station = this.#station();
    if (!station) {
      return;
    }
    if (this.#asked.around?.bounds) {
      this.#limits.show(this.#asked.around.bounds);
    }
    const known = { ...this.#asked, station, confirmed: this.#limits.confirmed };
    const open = [];
    for (const [key, title, look] of STEPS) {
      const { isDone, text, todo } = look(known);
      const item = this.#items.get(key);
      item.item.dataset.done = String(isDone);
      put(item.chip, isDone ? 'in order' : 'open');
      put(item.text, text);
      put(item.todo, isDone ? '' : todo ?? '');
      if (!isDone) {
        open.push([key, title]);
      }
    }
    this.#items.get('account').more.hidden = !known.users || open.some(([key]) => key === 'account') === false;
    this.#items.get('turn').more.hidden = station.pointing.turnKnown;
    this.#items.get('elements').more.hidden = fetchable(known.sources).length === 0 || known.objects > 0;
    this.#items.get('pass').more.hidden = !known.pass && !station.state.target;
    this.#items.get('pass').more.querySelector('button').disabled = Boolean(station.state.target) || !this.#controls.mayMove(station.live);
    const rest = open.filter(([key]) => key !== 'limits').map(([, title]) => title.toLowerCase());
    put(byId('first-run-text'), !station.live ? 'The station is not heard; what follows is what it said last.'
      : rest.length ? `What remains: ${rest.join(', ')}${open.length > rest.length ? ', the limits' : ''}.`
        : open.length ? 'The station is ready as far as it knows itself. Not all limits were tried in this visit.' : 'The station is ready.');
    if (station.live && rest.length === 0) {
      keep('first-run', 'over');
    }
  }
}

// What the station is going to follow by itself, what it leaves out, and why.

import { ask } from './api.js';
import { degrees, day, opening, timeOfDay } from './format.js';
import { byId, put } from './now.js';
import { fill } from './rows.js';

const EVERY_MS = 10_000;
const DECLINED = 30;

/** No line ends beside it. */
const DASH = '\u2060–\u2060';

const when = (utc, now) => `${day(Date.parse(utc), now)} ${timeOfDay(Date.parse(utc))}`.trim();

/** What the antenna does with the agenda, as one sentence. */
export function agendaText({ automatic, waiting, following, passes }) {
  if (!automatic) {
    return 'Nothing is followed by itself: the agenda is only shown.';
  }
  if (waiting) {
    return `${opening(waiting)}.`;
  }
  const next = passes.find((pass) => pass.beginUtc && pass.name !== following);
  return following ? `Following ${following}.` : next ? `The next is ${next.name}.` : 'Nothing is on the agenda.';
}

export class AgendaView {
  #now;
  #run;
  #askedAt = -Infinity;
  #automatic = false;

  /**
   * @param now the time at the station in milliseconds
   * @param run gives an order under a name; resolved when it was answered
   */
  constructor(now, run) {
    this.#now = now;
    this.#run = run;
    byId('agenda-automatic').addEventListener('click', () => this.#order(
      this.#automatic ? 'Agenda off' : 'Agenda on', 'schedule.setPolicy', { automatic: !this.#automatic }));
    byId('agenda-resume').addEventListener('click', () => this.#order('Go on', 'schedule.resume', {}));
  }

  /** Asks anew when what is shown is old. */
  async refresh() {
    if (performance.now() - this.#askedAt < EVERY_MS) {
      return;
    }
    this.#askedAt = performance.now();
    try {
      this.#show(await ask('schedule'));
    } catch (problem) {
      put(byId('agenda-note'), `The agenda could not be read: ${problem.message}`);
    }
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#askedAt = -Infinity;
  }

  async #order(name, method, params) {
    await this.#run(name, method, params);
    this.redraw();
    await this.refresh();
  }

  #show(agenda) {
    const now = this.#now();
    const taken = agenda.passes.filter((pass) => pass.beginUtc);
    const declined = agenda.passes.filter((pass) => !pass.beginUtc);
    this.#automatic = agenda.automatic;
    put(byId('agenda-text'), agendaText(agenda));
    put(byId('agenda-automatic'), agenda.automatic ? 'Do not follow it by itself' : 'Follow it by itself');
    byId('agenda-resume').hidden = !agenda.automatic || !agenda.waiting;
    fill(byId('agenda-passes'), taken.map((pass) => [
      pass.name, `${when(pass.beginUtc, now)}${DASH}${timeOfDay(Date.parse(pass.endUtc))}`, pass.reason || 'all of it',
      degrees(pass.maxElevationDeg, 0), pass.wish,
    ]), 3);
    fill(byId('agenda-declined'), declined.slice(0, DECLINED).map((pass) => [
      pass.name, when(pass.aosUtc, now), pass.reason, degrees(pass.maxElevationDeg, 0), pass.wish,
    ]), 3);
    put(byId('agenda-note'), agenda.wishes.length === 0
      ? 'Nothing is wished for: write a section schedule into the configuration, or use schedule.add.'
      : declined.length > DECLINED ? `The first ${DECLINED} of ${declined.length}; slewd agenda --explain has all.` : '');
  }
}

// What is wrong at the station and what a person can do about it: found in what the station says anyway, the most urgent first.

import { STALE_AFTER_S } from './format.js';
import { byId, put } from './now.js';

const LOOK_EVERY_MS = 30_000;

/** What was told longer ago is read in the view Past. */
const TOLD_MS = 10 * 60_000;

/** What is looked at, in the words of the sentence that nothing is wrong. */
export const LOOKED_AT = 'the connection, faults, safety inputs, the turn of the azimuth axis, rotator, receiver, the clock of the machine, '
  + 'the elements of the next pass, the sources of elements, and the journal';

/** By the kind of a fault: what slewd did, and what to do. README has the same table. */
const FAULTS = {
  comm: ['It keeps asking the box, sends stop first when it is back, and goes on by itself.', 'Check power, cable and adapter of the box. The antenna may have moved on until then.'],
  position: ['It refuses every motion.', 'Look at the antenna: it was not where it was left. If the reading is true, reset.'],
  envelope: ['It ended what it was doing.', 'Turn the antenna back by its own panel, or correct the limits. The fault goes when the reading is inside.'],
  'stop-unconfirmed': ['It repeats the stop.', 'Cut the motor power. Reset afterwards.'],
  stall: ['It stopped the antenna.', 'Look at motor, brake and ice; then reset.'],
  direction: ['It stopped the antenna.', 'Check the wiring: the axis turns the wrong way. Then reset.'],
  swapped: ['It stopped the antenna.', 'Check the wiring: the other axis turns. Then reset.'],
  runaway: ['It stopped the antenna.', 'Cut the power if it still turns; look at the relays. Then reset.'],
  limit: ['It stopped the antenna.', 'Cut the power if it still turns; look at the relays. Then reset.'],
  reference: ['It stopped the antenna.', 'Look where the antenna points and how the cable lies, set the controller right, then reset.'],
  external: ['It leaves the antenna alone.', 'It is turned at the panel; slewd takes orders again when it stands.'],
  'locked-out': ['Nothing moves.', 'Somebody may be at the antenna. It is cleared at the station only, by "slewd unlock".'],
  'safe-mode': ['Nothing moves; STOP works.', 'Correct the configuration and "slewd reload"; after crashes reset.'],
};
const TURNS_ON = ['stop-unconfirmed', 'runaway', 'limit'];
const OTHER_FAULT = ['It refuses every motion.', 'Read what happened, look at the antenna, then reset.'];

const STOWS = {
  'not-wanted': 'It refuses orders.', 'under-way': 'It sends the antenna to its place of rest.', stowed: 'The antenna is at its place of rest.',
  unconfirmed: 'It sent the antenna to its place of rest, and its position does not show that it got there.',
  held: 'It began to send the antenna to its place of rest, and somebody stopped it.',
};

const at = (utc) => (utc ? Date.parse(utc) : null);
const button = (label, does) => ({ label, ...does });

/** Something wrong. A note is listed and not counted: it is good to know, and needs nobody. */
const trouble = (key, rank, title, happened, did, todo, more = {}) => ({ key, rank, title, happened, did, todo, sinceMs: null, isMoment: false, isNote: false, buttons: [], ...more });

function ofFault({ fault }) {
  if (!fault) {
    return [];
  }
  const [did, todo] = FAULTS[fault.kind] ?? OTHER_FAULT;
  const mayReset = !fault.selfClearing && fault.kind !== 'locked-out';
  return [trouble(`fault ${fault.kind}`, TURNS_ON.includes(fault.kind) ? 0 : 1, `Motion is refused (${fault.kind})`, fault.message, did, todo, {
    sinceMs: at(fault.sinceUtc),
    buttons: mayReset ? [button('Reset', { method: 'station.reset', params: { fault: fault.kind }, for: 'trusted' })] : [],
  })];
}

function ofConditions({ conditions }) {
  if (conditions.safe) {
    return [];
  }
  const inputs = conditions.inputs.filter((input) => !input.safe).map((input) => input.sentence);
  const isHeld = conditions.stow === 'held';
  return [trouble('unsafe', 2, 'It is not safe', inputs.join(' ') || conditions.refusal, STOWS[conditions.stow] ?? STOWS['not-wanted'],
    isHeld ? 'Look at the antenna; park it when the way is free.' : 'Wait until it is over and its hold time has gone by. If it is not so, look at the input.',
    { sinceMs: at(conditions.sinceUtc), buttons: isHeld ? [button('Park', { method: 'rotator.park', for: 'operator' })] : [] })];
}

function ofDevice(role, device, fault, staleSeconds) {
  const isKnown = role === 'rotator' && fault?.kind === 'comm';
  const isStale = role === 'rotator' && staleSeconds > STALE_AFTER_S;
  if (!device || isKnown || (device.link === 'up' && device.contact === 'answering' && !device.trouble && !isStale)) {
    return [];
  }
  const name = role === 'rotator' ? 'rotator' : 'receiver';
  return [trouble(role, role === 'rotator' ? 4 : 6, `The ${name} is not well`,
    [`${device.kind} at ${device.address}: link ${device.link}, ${device.contact}.`, device.linkDetail, device.trouble,
      isStale ? 'Its position is no longer fresh.' : ''].filter(Boolean).join(' '),
    'It keeps trying.', 'Check power and cable, and that it speaks the configured kind.', { buttons: [button('Open Now', { view: 'now' })] })];
}

function ofClock({ clock }) {
  if (clock.verdict === 'trusted') {
    return [];
  }
  const isRefused = clock.verdict === 'refused';
  return [trouble('clock', 7, 'The clock of the machine is not to be trusted',
    clock.refusal ?? (clock.boundSeconds === null ? `Nobody says how far it may be off (${clock.source}).`
      : `It may be off by ${clock.boundSeconds.toFixed(2)} s (${clock.source}).`),
    isRefused ? 'No pass begins by itself.' : 'It goes on.', 'See that the machine reaches a time server: "timedatectl", "chronyc tracking".')];
}

function ofElements(next) {
  return next && next.trusted === false ? [trouble('elements', 8, 'The elements are too old',
    `The next pass of ${next.name} may come ${next.timingSigmaS === null ? 'much' : `some ${Math.round(next.timingSigmaS)} s`} earlier or later: its elements are ${next.elementAgeDays.toFixed(1)} days old.`,
    'It shows the time as uncertain.', 'Fetch new ones: "slewd elements refresh", or look at the sources.', { buttons: [button('Open Passes', { view: 'passes' })] })] : [];
}

function ofSources(sources) {
  return sources.filter(({ state }) => state === 'needs-person' || state === 'failed').map((source) => trouble(
    `source ${source.name}`, 9, `The source ${source.name} gives no elements`, source.message,
    source.state === 'failed' ? 'It asks again by itself.' : 'It asks no more before a person has looked.',
    source.state === 'failed' ? 'Nothing, unless it stays so.' : 'Read what the provider says; then "slewd elements refresh".',
    { isNote: source.state === 'failed', sinceMs: at(source.lastAttemptUtc) }));
}

function ofJournal(journal) {
  return journal?.condition === 'holding' ? [trouble('journal', 9, 'The journal is not being written', journal.message,
    `It holds ${journal.waiting} entries in memory and tries again${journal.lost ? `; ${journal.lost} are lost` : ''}.`,
    'Make room on the disk, and look at the rights of the data directory.', { sinceMs: at(journal.sinceUtc), buttons: [button('Open Past', { view: 'past' })] })] : [];
}

function ofAgenda(agenda) {
  return agenda?.automatic && agenda.waiting ? [trouble('agenda', 10, 'The agenda waits', `${agenda.waiting}.`, 'It begins no pass by itself.', 'Let it go on when you are done.',
    { isNote: true, buttons: [button('Go on', { method: 'schedule.resume', for: 'operator' }), button('Open Agenda', { view: 'agenda' })] })] : [];
}

function ofLeases(parts, mine) {
  return parts.filter(({ part, held }) => held && held.by !== 'schedule' && !mine(part)).map(({ part, held }) => trouble(
    `lease ${part}`, 11, `${held.by} holds the ${part === 'rotator' ? 'antenna' : 'receiver'}`, 'Orders of this page are refused meanwhile; STOP is not.', 'It goes by the holder.', 'Ask for it in the view Now.',
    { isNote: true, sinceMs: at(held.sinceUtc), buttons: [button('Open Now', { view: 'now' })] }));
}

function ofAlerts(alerts, fault, nowMs) {
  return alerts.filter((alert) => nowMs - Date.parse(alert.utc) < TOLD_MS && alert.message !== fault?.message).map((alert, i) => trouble(
    `alert ${alert.utc} ${i}`, 12, 'Told lately', alert.message, '', '', { isNote: true, isMoment: true, sinceMs: at(alert.utc) }));
}

/**
 * All that is wrong, the most urgent first.
 *
 * @param known the data of each topic as in main.js, with: live, whether they are; staleSeconds, the age of the position; next, the pass
 *   that comes next or goes on; journal, sources and agenda as the station answered last; parts, the leases; mine(part), whether this page holds it
 */
export function troubles(known) {
  const { state, device, pointing, nowMs } = known;
  const found = [
    ...(known.live ? [] : [trouble('silent', 0, 'This page hears nothing of the station', 'What is shown is what it said last.', 'The page keeps trying.',
      'Look whether slewd runs and the network is there. On its machine "slewd stop" stops the antenna.')]),
    ...ofFault(state),
    ...ofConditions(state),
    ...(pointing.turnKnown ? [] : [trouble('turn', 3, 'The turn of the azimuth axis is not known', 'What the controller reports fits more than one turn of the cable.', 'It does not move the antenna.',
      'Look at the antenna and its cable, and say where the axis stands.', { buttons: [button('Say where', { focus: 'turn-az', for: 'trusted' })] })]),
    ...ofDevice('rotator', device.rotator, state.fault, known.live ? known.staleSeconds : 0),
    ...ofDevice('receiver', device.receiver),
    ...ofClock(state),
    ...ofElements(known.next),
    ...ofSources(known.sources),
    ...ofJournal(known.journal),
    ...ofAgenda(known.agenda),
    ...ofLeases(known.parts, known.mine),
    ...ofAlerts(known.alerts, state.fault, nowMs),
  ];
  return found.sort((one, other) => Number(one.isNote) - Number(other.isNote) || one.rank - other.rank);
}

/** Keeps the list, and says in the tab how long it is. */
export class Attention {
  #client;
  #slow = { journal: null, sources: [], agenda: null };
  #since = new Map();
  #isAsking = false;
  items = [];

  constructor(client) {
    this.#client = client;
    setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  /** Whether the station can be asked. */
  get isOpen() {
    return this.#client.isOpen;
  }

  /** Asks for what no topic tells. */
  async look() {
    if (!this.#client.isOpen || this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    try {
      this.#slow.journal = await this.#client.request('journal.state');
      this.#slow.sources = (await this.#client.request('catalog.sources')).sources;
    } catch {
      // What was said last holds until the next look.
    } finally {
      this.#isAsking = false;
    }
  }

  /** As the view of the list was told; the agenda is long, and asked for only while somebody looks. */
  take(agenda) {
    this.#slow.agenda = agenda;
  }

  /** @param known see {@link troubles}, without what is asked for here */
  draw(known) {
    const items = troubles({ ...known, ...this.#slow });
    const keys = new Set(items.map(({ key }) => key));
    [...this.#since.keys()].filter((key) => !keys.has(key)).forEach((key) => this.#since.delete(key));
    for (const item of items) {
      if (!this.#since.has(item.key)) {
        this.#since.set(item.key, known.nowMs);
      }
      item.seenMs = this.#since.get(item.key);
    }
    this.items = items;
    const count = items.filter(({ isNote }) => !isNote).length;
    byId('attention-count').hidden = count === 0;
    put(byId('attention-number'), String(count));
    put(byId('attention-words'), `, ${count === 1 ? '1 thing is' : `${count} things are`} wrong`);
  }
}

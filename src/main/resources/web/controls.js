// What a person can do: STOP first.

import { byId, put } from './now.js';
import { named } from './format.js';
import { Leases } from './lease.js';

const SAID_MS = 8000;

/** The click of a press comes at once after the finger was lifted. */
const CLICK_WITHIN_MS = 400;

/** The station stops half a second after it was told last. */
const JOG_EVERY_MS = 200;

export class Controls {
  #client;
  #leases;
  #lateSeconds = null;
  #saidTimer = 0;
  #jogTimer = 0;
  #jogging = null;

  constructor(client) {
    this.#client = client;
    this.#leases = new Leases(client, (text) => this.say(text));
    this.#hearStop(byId('stop'));
    document.addEventListener('keydown', (key) => {
      if (key.key === 'Escape' || (key.ctrlKey && key.key === '.')) {
        key.preventDefault();
        this.stop();
      }
    });
    byId('point').addEventListener('submit', (submit) => {
      submit.preventDefault();
      this.#point();
    });
    byId('turn').addEventListener('submit', (submit) => {
      submit.preventDefault();
      this.#reference();
    });
    byId('earlier').addEventListener('click', () => this.#adjust(-1));
    byId('later').addEventListener('click', () => this.#adjust(1));
    byId('as-heard').addEventListener('click', () => this.run('Pass as its signal says', 'track.adjust', { fromSignal: true }));
    this.jogsBy(byId('jog-left'), 'azimuth', 'minus');
    this.jogsBy(byId('jog-right'), 'azimuth', 'plus');
    this.jogsBy(byId('jog-up'), 'elevation', 'plus');
    this.jogsBy(byId('jog-down'), 'elevation', 'minus');
    byId('hold').addEventListener('click', () => this.run('Hold', 'rotator.hold'));
    byId('park').addEventListener('click', () => this.run('Park', 'rotator.park'));
    byId('untrack').addEventListener('click', () => this.run('End tracking', 'track.stop'));
    byId('reset').addEventListener('click', () => this.run('Reset', 'station.reset', { fault: byId('reset').dataset.kind }));
  }

  /** A click, or a finger in haste: where it slides for long before it is lifted, no click comes. */
  #hearStop(button) {
    let liftedAt = -Infinity;
    let pointer = null;
    button.addEventListener('pointerdown', (down) => { pointer = down.button === 0 ? down.pointerId : null; });
    button.addEventListener('pointerup', (up) => {
      if (up.pointerId === pointer && document.elementFromPoint(up.clientX, up.clientY) === button) {
        liftedAt = performance.now();
        this.stop();
      }
    });
    button.addEventListener('click', () => {
      if (performance.now() - liftedAt > CLICK_WITHIN_MS) {
        this.stop();
      }
    });
  }

  async stop() {
    this.#endJog();
    const button = byId('stop');
    button.classList.add('pressed');
    this.alarm('STOP is on its way.');
    try {
      const answer = await this.#client.stop();
      if (answer.sent) {
        this.alarm(`STOP was sent to the devices at ${named(Date.now())}.`);
      } else {
        this.alarm(`STOP was NOT sent: ${answer.message}. Use the switch at the rotator.`, true);
      }
    } catch (problem) {
      this.alarm(`STOP was NOT confirmed: ${problem.message} Use the switch at the rotator, or "slewd stop" on its machine.`, true);
    } finally {
      button.classList.remove('pressed');
    }
  }

  track(pass) {
    return this.run(`Track ${pass.name}`, 'track.start', { catalogNumber: pass.catalogNumber });
  }

  /** By how much the pass that is followed is taken to be late; null while none is. */
  followed(target) {
    this.#lateSeconds = target ? target.plan.lateSeconds : null;
  }

  get leases() {
    return this.#leases;
  }

  /** Whether the antenna would take an order of this page. */
  mayMove(enabled) {
    return enabled && this.#leases.may('rotator');
  }

  /**
   * Everything but STOP is off while nobody would hear it, and what moves the antenna while somebody else has it; fields stay, or what is
   * being typed would be lost.
   */
  enable(enabled) {
    for (const id of ['reset', 'agenda-automatic', 'agenda-resume']) {
      byId(id).disabled = !enabled;
    }
    byId('turn').querySelector('button').disabled = !enabled;
    for (const id of ['hold', 'park', 'untrack', 'earlier', 'later', 'as-heard', 'jog-left', 'jog-right', 'jog-up', 'jog-down']) {
      byId(id).disabled = !this.mayMove(enabled);
    }
    byId('point').querySelector('button').disabled = !this.mayMove(enabled);
  }

  alarm(text, grave = false) {
    put(byId('alarm'), text);
    this.say(text, grave);
  }

  say(text, grave = false) {
    const said = byId('said');
    put(said, text);
    said.classList.toggle('bad', grave);
    said.hidden = false;
    clearTimeout(this.#saidTimer);
    this.#saidTimer = setTimeout(() => { said.hidden = true; }, SAID_MS);
  }

  #point() {
    const [azimuth, elevation] = [byId('point-az'), byId('point-el')];
    for (const field of [azimuth, elevation]) {
      if (!Number.isFinite(field.valueAsNumber)) {
        this.say('Enter azimuth and elevation in degrees.');
        field.focus();
        return;
      }
    }
    this.run('Point', 'rotator.point', {
      azimuthDeg: azimuth.valueAsNumber, elevationDeg: elevation.valueAsNumber,
    });
  }

  /**
   * Has a button turn an axis as long as it is pressed.
   * @param isDue whether the next order shall be given already
   */
  jogsBy(button, axis, direction, isDue = () => true) {
    const begin = () => {
      this.#endJog();
      const order = () => {
        // Nobody can let go of a button that was switched off or is not there any more.
        if (button.disabled || !button.checkVisibility()) {
          this.#endJog();
        } else if (isDue()) {
          this.#jog(axis, direction);
        }
      };
      this.#jogging = button;
      this.#jogTimer = setInterval(order, JOG_EVERY_MS);
      order();
    };
    button.addEventListener('pointerdown', begin);
    button.addEventListener('keydown', (key) => {
      if ((key.key === ' ' || key.key === 'Enter') && !key.repeat) {
        begin();
      }
    });
    for (const over of ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur']) {
      // Pressing one takes the focus from another, which must not end what has just begun.
      button.addEventListener(over, () => this.#jogging === button && this.#endJog());
    }
  }

  async #jog(axis, direction) {
    try {
      await this.#leases.order('rotator.jog', { axis, direction });
    } catch (problem) {
      this.#endJog();
      this.say(`Turning was refused: ${problem.message}. ${problem.hint ?? ''}`);
    }
  }

  /** Nothing more is said, which stops it. */
  #endJog() {
    clearInterval(this.#jogTimer);
    this.#jogging = null;
  }

  #reference() {
    const field = byId('turn-az');
    if (!Number.isFinite(field.valueAsNumber)) {
      this.say('Enter where the azimuth axis stands, in degrees: 30, or 390 when it is one turn further.');
      field.focus();
      return;
    }
    this.run('Azimuth axis', 'rotator.reference', { azimuthDeg: field.valueAsNumber });
  }

  #adjust(seconds) {
    if (this.#lateSeconds === null) {
      return;
    }
    const late = Math.round(10 * (this.#lateSeconds + seconds)) / 10;
    this.run(`Pass 1 s ${seconds > 0 ? 'later' : 'earlier'}`, 'track.adjust', { lateSeconds: late });
  }

  /** Gives an order and says what became of it. */
  async run(name, method, params = {}) {
    try {
      await this.#leases.order(method, params);
      this.say(`${name}: accepted.`);
    } catch (problem) {
      this.say(`${name} was refused: ${problem.message}. ${problem.hint ?? ''}`);
    }
  }
}

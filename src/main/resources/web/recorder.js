// The button that records samples, and what it says of the recording.

import { duration, megahertz } from './format.js';
import { byId, put } from './now.js';

export class Recorder {
  #client;
  #onChange;
  #button = byId('record');
  /** The file of a recording that was running when it was last heard of. */
  #running = null;

  /** @param onChange called when a recording has begun or ended */
  constructor(client, onChange) {
    this.#client = client;
    this.#onChange = onChange;
    this.#button.addEventListener('click', () => this.#press());
  }

  /**
   * @param listening as receiver.spectrum tells it; null when nothing is listened to
   * @param isOpen whether the station can be asked
   */
  draw(listening, isOpen) {
    const recording = listening?.recording ?? null;
    const isRunning = Boolean(recording?.running);
    this.#button.disabled = !listening || !isOpen;
    this.#button.setAttribute('aria-pressed', String(isRunning));
    put(this.#button, isRunning ? 'End recording' : 'Record samples');
    byId('record-text').classList.toggle('running', isRunning);
    put(byId('record-text'), isOpen ? this.#words(listening, recording) : 'What is recorded is not known without a connection.');
  }

  #words(listening, recording) {
    if (!listening) {
      return this.#running ? `The recording ended with the pass: ${this.#running}.` : 'There is nothing to record now.';
    }
    this.#running = recording?.running ? recording.file : null;
    const what = `${listening.followed} on ${megahertz(listening.transmittedHz)}, all ${listening.rateHz / 1000} kHz`;
    if (!recording) {
      return `Records ${what}, as a SigMF set until the pass ends.`;
    }
    const taken = `${duration(recording.seconds)}, ${(recording.bytes / 1e6).toFixed(1)} MB`;
    return recording.running
      ? `Recording ${what}: ${taken}, to ${recording.file}`
      : `Recorded ${taken}, in ${recording.file}: ${recording.end}.`;
  }

  async #press() {
    const on = this.#button.getAttribute('aria-pressed') !== 'true';
    try {
      await this.#client.request('receiver.record', { on });
      put(byId('record-problem'), '');
    } catch (problem) {
      put(byId('record-problem'), `The recording was not ${on ? 'begun' : 'ended'}: ${problem.message}. ${problem.hint ?? ''}`);
    }
    this.#onChange();
  }
}

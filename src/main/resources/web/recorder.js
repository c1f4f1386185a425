// The button that records samples, and what it says of the recording.

import { duration, megahertz } from './format.js';
import { byId, put } from './now.js';

export class Recorder {
  #client;
  #onChange;
  #button = byId('record');

  /** @param onChange called when a recording has begun or ended */
  constructor(client, onChange) {
    this.#client = client;
    this.#onChange = onChange;
    this.#button.addEventListener('click', () => this.#press());
  }

  /** @param listening as receiver.spectrum tells it; null when nothing is listened to */
  draw(listening) {
    const recording = listening?.recording ?? null;
    const isRunning = Boolean(recording?.running);
    this.#button.disabled = !listening;
    this.#button.setAttribute('aria-pressed', String(isRunning));
    put(this.#button, isRunning ? 'End recording' : 'Record samples');
    byId('record-text').classList.toggle('running', isRunning);
    put(byId('record-text'), this.#words(listening, recording));
  }

  #words(listening, recording) {
    if (!listening) {
      return 'There is nothing to record now.';
    }
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

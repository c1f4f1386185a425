// Questions that come faster than their answers: one round is out at a time, and of those wished for meanwhile only the last is asked.

/** The station takes 20 messages a second from a page. The time that is shown gets 12 of them; the others are for orders. */
const PER_MESSAGE_MS = 80;

export class Pace {
  #round;
  #isOut = false;
  #again = false;

  /** @param round asks for what is wanted when it is called, and is resolved, never rejected, with how many messages that took */
  constructor(round) {
    this.#round = round;
  }

  async ask() {
    this.#again = true;
    if (this.#isOut) {
      return;
    }
    this.#isOut = true;
    while (this.#again) {
      this.#again = false;
      const messages = await this.#round();
      await new Promise((resolve) => { setTimeout(resolve, messages * PER_MESSAGE_MS); });
    }
    this.#isOut = false;
  }
}

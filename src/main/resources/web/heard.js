// The door to the waterfall: what it needs is loaded when it comes into view, so that the rest is there sooner over a poor link.

import { byId, put } from './now.js';

export class Heard {
  #parts;
  #view = null;
  #isOpen = false;
  #isWanted = false;
  #isLoading = false;

  /** @param parts what the view is made of, see heardview.js */
  constructor(parts) {
    this.#parts = parts;
    const observer = new IntersectionObserver((seen) => {
      if (seen.at(-1).isIntersecting) {
        observer.disconnect();
        this.#isWanted = true;
        this.#load();
      }
    });
    observer.observe(byId('heard'));
  }

  /** There is a connection from now on. */
  open() {
    this.#isOpen = true;
    this.#view?.open();
    this.#load();
  }

  close() {
    this.#isOpen = false;
    this.#view?.close();
  }

  /** A binary message. */
  take(buffer) {
    this.#view?.take(buffer);
  }

  async #load() {
    if (this.#view || this.#isLoading || !this.#isWanted) {
      return;
    }
    this.#isLoading = true;
    try {
      const { HeardView } = await import('./heardview.js');
      this.#view = new HeardView(this.#parts);
      if (this.#isOpen) {
        this.#view.open();
      }
    } catch {
      byId('heard-none').hidden = false;
      put(byId('heard-none'), 'The waterfall could not be loaded. Load the page again.');
    } finally {
      this.#isLoading = false;
    }
  }
}

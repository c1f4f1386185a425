// Which group of objects the lists and the sky are about. All choosers show the same.

import { keep, recall } from './kept.js';

/** A cloud of fragments is what one opens these views for. */
const CLOUDS = ['cosmos-1408', 'demo-cloud'];
const ALL = 'all';

export class Groups {
  #client;
  #onChange;
  #chosen = null;

  constructor(client, onChange) {
    this.#client = client;
    this.#onChange = onChange;
    for (const chooser of document.querySelectorAll('select.group')) {
      chooser.addEventListener('change', () => {
        keep('group', chooser.value);
        this.#choose(chooser.value);
      });
    }
  }

  /** Whether it is known which groups there are. */
  get isKnown() {
    return this.#chosen !== null;
  }

  /** The group as a parameter; empty for all objects. */
  get parameter() {
    return this.#chosen === ALL ? '' : this.#chosen;
  }

  get words() {
    return this.#chosen === ALL ? 'all objects' : this.#chosen;
  }

  async load() {
    const { groups } = await this.#client.request('catalog.groups');
    const known = groups.filter((group) => group.objects > 0);
    const names = [ALL, ...known.map((group) => group.name)];
    for (const chooser of document.querySelectorAll('select.group')) {
      chooser.replaceChildren(
        new Option('all objects', ALL),
        ...known.map((group) => new Option(`${group.name} (${group.objects})`, group.name)),
      );
    }
    const wanted = [this.#chosen, recall('group'), ...CLOUDS, ALL];
    this.#choose(wanted.find((name) => names.includes(name)));
  }

  #choose(name) {
    for (const chooser of document.querySelectorAll('select.group')) {
      chooser.value = name;
    }
    if (this.#chosen !== name) {
      this.#chosen = name;
      this.#onChange();
    }
  }
}

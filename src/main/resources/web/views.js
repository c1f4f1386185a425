// Which part of the page is shown: the address says it behind the #.

const VIEWS = ['now', 'attention', 'passes', 'night', 'agenda', 'fragments', 'sky', 'map', 'past', 'settings', 'setup'];

export class Views {
  #onShow;
  current = 'now';

  /** @param onShow called with the name of the view that is shown from now on */
  constructor(onShow) {
    this.#onShow = onShow;
    addEventListener('hashchange', () => this.follow());
  }

  follow() {
    const wanted = location.hash.slice(1);
    this.current = VIEWS.includes(wanted) ? wanted : 'now';
    for (const part of document.querySelectorAll('[data-view]')) {
      part.hidden = !part.dataset.view.split(' ').includes(this.current);
    }
    for (const link of document.querySelectorAll('#views a')) {
      if (link.hash === `#${this.current}`) {
        link.setAttribute('aria-current', 'page');
      } else {
        link.removeAttribute('aria-current');
      }
    }
    this.#onShow(this.current);
  }
}

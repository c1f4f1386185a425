// A table of any length of which only the rows in view are in the document.

const BEYOND = 8;

export class Grid {
  #scroller;
  #table;
  #columns;
  #rowHeight;
  #onChoose;
  #rows = [];
  #sorting = { column: 0, descending: false };
  #active = 0;
  #chosenKey = '';
  #isScheduled = false;

  /**
   * Rows have a {key} that is the same when they are asked for anew.
   *
   * @param columns of {title, className, sortBy(row), lines(row): [text, smaller text]}
   * @param onChoose called with the row that was clicked or entered
   */
  constructor(scroller, table, { columns, rowHeight, sortedBy, onChoose }) {
    this.#scroller = scroller;
    this.#table = table;
    this.#columns = columns;
    this.#rowHeight = rowHeight;
    this.#onChoose = onChoose;
    this.#sorting.column = sortedBy;
    table.setAttribute('role', 'grid');
    table.tabIndex = 0;
    table.tHead.append(this.#header());
    scroller.addEventListener('scroll', () => this.#schedule());
    new ResizeObserver(() => this.#schedule()).observe(scroller);
    table.addEventListener('keydown', (key) => this.#onKey(key));
    table.addEventListener('focus', () => this.#schedule());
    table.tBodies[0].addEventListener('click', (click) => {
      const row = click.target.closest('tr[aria-rowindex]');
      if (row) {
        this.#choose(Number(row.getAttribute('aria-rowindex')) - 2);
      }
    });
  }

  /** Shows other rows, in the order that was chosen. What has the key of before keeps its mark. */
  show(rows) {
    const active = this.#rows[this.#active]?.key;
    this.#rows = [...rows];
    this.#table.setAttribute('aria-rowcount', String(rows.length + 1));
    this.#sort();
    this.#active = Math.max(0, this.#rows.findIndex((row) => row.key === active));
    this.#draw();
  }

  mark(row) {
    this.#chosenKey = row.key;
    this.#draw();
  }

  #header() {
    const row = document.createElement('tr');
    row.setAttribute('aria-rowindex', '1');
    this.#columns.forEach((column, i) => {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.className = column.className;
      const button = document.createElement('button');
      button.type = 'button';
      button.addEventListener('click', () => {
        const again = this.#sorting.column === i;
        this.#sorting = { column: i, descending: again ? !this.#sorting.descending : Boolean(column.greatestFirst) };
        this.#sort();
        this.#scroller.scrollTop = 0;
        this.#active = 0;
        this.#draw();
      });
      cell.append(button);
      row.append(cell);
    });
    return row;
  }

  #sort() {
    const { column, descending } = this.#sorting;
    const of = this.#columns[column].sortBy;
    const sign = descending ? -1 : 1;
    // What is not known comes last either way.
    this.#rows.sort((one, other) => {
      const [a, b] = [of(one), of(other)];
      if (a === b) {
        return 0;
      }
      return a === null ? 1 : b === null ? -1 : sign * (a < b ? -1 : 1);
    });
    [...this.#table.tHead.rows[0].cells].forEach((cell, i) => {
      const isSorted = i === column;
      cell.setAttribute('aria-sort', isSorted ? (descending ? 'descending' : 'ascending') : 'none');
      cell.firstChild.textContent = this.#columns[i].title + (isSorted ? (descending ? ' ▼' : ' ▲') : '');
    });
  }

  #schedule() {
    if (!this.#isScheduled) {
      this.#isScheduled = true;
      requestAnimationFrame(() => {
        this.#isScheduled = false;
        this.#draw();
      });
    }
  }

  #draw() {
    const inView = Math.ceil(this.#scroller.clientHeight / this.#rowHeight);
    const top = Math.floor(this.#scroller.scrollTop / this.#rowHeight);
    const from = Math.max(0, Math.min(top, this.#rows.length - inView) - BEYOND);
    const to = Math.min(this.#rows.length, top + inView + BEYOND);
    const rows = [this.#space(from)];
    for (let i = from; i < to; i++) {
      rows.push(this.#row(i));
    }
    rows.push(this.#space(this.#rows.length - to));
    this.#table.tBodies[0].replaceChildren(...rows);
    const isShown = this.#active >= from && this.#active < to;
    if (isShown) {
      this.#table.setAttribute('aria-activedescendant', `${this.#table.id}-${this.#active}`);
    } else {
      this.#table.removeAttribute('aria-activedescendant');
    }
  }

  #space(count) {
    const row = document.createElement('tr');
    row.className = 'space';
    row.setAttribute('aria-hidden', 'true');
    // One cell only: a span over columns that a narrow screen hides would bring them back.
    const cell = document.createElement('td');
    cell.style.height = `${count * this.#rowHeight}px`;
    row.style.height = cell.style.height;
    row.hidden = count === 0;
    row.append(cell);
    return row;
  }

  #row(i) {
    const data = this.#rows[i];
    const row = document.createElement('tr');
    row.id = `${this.#table.id}-${i}`;
    row.setAttribute('aria-rowindex', String(i + 2));
    row.setAttribute('aria-selected', String(data.key === this.#chosenKey));
    row.classList.toggle('active', i === this.#active);
    for (const column of this.#columns) {
      const cell = document.createElement('td');
      const [text, smaller, mark] = column.lines(data);
      cell.className = `${column.className} ${mark ?? ''}`;
      cell.textContent = text;
      const more = document.createElement('small');
      more.textContent = smaller;
      cell.append(more);
      row.append(cell);
    }
    return row;
  }

  #choose(i) {
    this.#active = i;
    this.mark(this.#rows[i]);
    this.#onChoose(this.#rows[i]);
  }

  #onKey(key) {
    if (key.target !== this.#table || this.#rows.length === 0) {
      return;
    }
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / this.#rowHeight) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (key.key in steps) {
      this.#moveTo(Math.max(0, Math.min(this.#rows.length - 1, this.#active + steps[key.key])));
    } else if (key.key === 'Enter' || key.key === ' ') {
      this.#choose(this.#active);
    } else {
      return;
    }
    key.preventDefault();
  }

  #moveTo(i) {
    this.#active = i;
    const head = this.#table.tHead.offsetHeight;
    const [top, bottom] = [i * this.#rowHeight, (i + 1) * this.#rowHeight];
    if (top < this.#scroller.scrollTop) {
      this.#scroller.scrollTop = top;
    } else if (bottom + head > this.#scroller.scrollTop + this.#scroller.clientHeight) {
      this.#scroller.scrollTop = bottom + head - this.#scroller.clientHeight;
    }
    this.#draw();
  }
}

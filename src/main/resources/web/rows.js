// Rows of plain tables.

import { replaceRows } from './focus.js';

/**
 * Puts rows into the body of a table: the first cell of each is its heading, the third holds words that may be broken. A cell is a text or an element.
 *
 * @param wideFrom the cells from here on are left out on a narrow screen
 */
export function fill(body, rows, wideFrom) {
  replaceRows(body, rows.map((cells) => {
    const row = document.createElement('tr');
    row.append(...cells.map((text, i) => {
      const cell = document.createElement(i === 0 ? 'th' : 'td');
      if (i === 0) {
        cell.scope = 'row';
      }
      cell.className = i >= wideFrom ? 'wide' : i === 2 ? 'words' : '';
      cell.append(text ?? '');
      return cell;
    }));
    return row;
  }));
}

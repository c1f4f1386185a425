// Rows of plain tables.

/**
 * Puts rows into the body of a table: the first cell of each is its heading, the third holds words that may be broken.
 *
 * @param wideFrom the cells from here on are left out on a narrow screen
 */
export function fill(body, rows, wideFrom) {
  body.replaceChildren(...rows.map((cells) => {
    const row = document.createElement('tr');
    row.append(...cells.map((text, i) => {
      const cell = document.createElement(i === 0 ? 'th' : 'td');
      if (i === 0) {
        cell.scope = 'row';
      }
      cell.className = i >= wideFrom ? 'wide' : i === 2 ? 'words' : '';
      cell.textContent = text;
      return cell;
    }));
    return row;
  }));
}

package org.slewd.api;

/** A check that runs in the page: WCAG 2.1, success criterion 1.4.10. */
final class Cut {

    /** Names every text of which a part lies outside the window, or of an ancestor that hides what does not fit, to the side. */
    static final String OFF =
            """
            () => {
              const cut = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const range = document.createRange();
              while (texts.nextNode()) {
                const text = texts.currentNode;
                const element = text.parentElement;
                if (!text.textContent.trim() || !element.checkVisibility() || element.closest('.hidden, noscript, option, svg')) {
                  continue;
                }
                range.selectNodeContents(text);
                const box = range.getBoundingClientRect();
                let [left, right] = [0, document.documentElement.clientWidth];
                for (let each = element; each; each = each.parentElement) {
                  if (getComputedStyle(each).overflowX !== 'visible') {
                    const edge = each.getBoundingClientRect();
                    [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
                  }
                }
                if (box.left < left - 1 || box.right > right + 1) {
                  cut.push(text.textContent.trim().slice(0, 40));
                }
              }
              const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              return [...new Set(cut), ...(over > 0 ? [`the page is ${over} px too wide`] : [])].join('; ');
            }
            """;

    private Cut() {}
}

package org.slewd.api;

/** A check that runs in the page: WCAG 2.1, success criterion 1.4.3, level AA. */
final class Contrast {

    /**
     * Names every text that has less than 4.5:1, or 3:1 when it is large; controls that are off are exempt. Colours are
     * painted on a canvas over those of all ancestors, so that the browser itself resolves how they are written.
     */
    static final String WORST =
            """
            () => {
              const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
              const pixel = (colors) => {
                canvas.fillStyle = '#000';
                canvas.fillRect(0, 0, 1, 1);
                for (const color of colors) {
                  canvas.fillStyle = color;
                  canvas.fillRect(0, 0, 1, 1);
                }
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
              };
              const luminance = (rgb) => {
                const [r, g, b] = rgb.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const poor = [];
              for (const element of document.body.querySelectorAll('*')) {
                const text = [...element.childNodes].filter((n) => n.nodeType === 3 && n.textContent.trim()).map((n) => n.textContent).join('');
                if (!text || !element.checkVisibility() || element.closest(':disabled') || element.closest('.hidden, noscript')) {
                  continue;
                }
                const grounds = [];
                for (let each = element; each; each = each.parentElement) {
                  grounds.unshift(getComputedStyle(each).backgroundColor);
                }
                const style = getComputedStyle(element);
                const ink = element instanceof SVGElement ? style.fill : style.color;
                const [a, b] = [luminance(pixel(grounds)), luminance(pixel([...grounds, ink]))];
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                if (ratio < (large ? 3 : 4.5)) {
                  poor.push(`${ratio.toFixed(2)} "${text.trim().slice(0, 30)}"`);
                }
              }
              return poor.join('; ');
            }
            """;

    private Contrast() {}
}

package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of what is wrong, before the whole daemon whose rotator falls silent. */
@Tag("peer")
class PageAttentionTest {

    /** All at once: what the list makes of a station at which nothing is well. */
    private static final String EVERYTHING =
            """
            async () => {
              const { troubles } = await import('/attention.js');
              const at = '2026-11-25T07:12:41.000Z';
              const device = { kind: 'gs232b', address: '/dev/rotator', link: 'down', contact: 'silent', linkDetail: 'unplugged', trouble: null };
              const found = troubles({
                live: false, staleSeconds: 9, nowMs: Date.parse(at), mine: (part) => part === 'receiver',
                state: {
                  fault: { kind: 'runaway', message: 'it ran on', selfClearing: false, sinceUtc: at },
                  conditions: { safe: false, sinceUtc: at, stow: 'held', refusal: 'wind', inputs: [{ safe: false, sentence: 'The wind is 70 km/h.' }] },
                  clock: { verdict: 'refused', refusal: 'nobody sets it', boundSeconds: null, source: 'kernel' },
                },
                device: { rotator: device, receiver: { ...device, trouble: 'deaf' } }, pointing: { turnKnown: false },
                next: { name: 'ISS', trusted: false, timingSigmaS: 40, elementAgeDays: 20 },
                sources: [{ name: 'a', state: 'failed', message: 'no answer', lastAttemptUtc: at }, { name: 'b', state: 'needs-person', message: '403', lastAttemptUtc: at }],
                journal: { condition: 'holding', message: 'the disk is full', waiting: 3, lost: 0, sinceUtc: at },
                agenda: { automatic: true, waiting: 'somebody uses the antenna' },
                parts: [{ part: 'rotator', held: { by: 'page 2', sinceUtc: at } }, { part: 'receiver', held: { by: 'page 1', sinceUtc: at } }],
                alerts: [{ utc: at, message: 'it ran on' }, { utc: at, message: 'parked' }, { utc: '2026-11-25T06:12:41.000Z', message: 'long ago' }],
              });
              globalThis.found = found;
              if (found.some((each) => !each.happened || (!each.isNote && !(each.did && each.todo)))) {
                return 'something is not told in full';
              }
              return found.map((each) => `${each.isNote ? '(' : ''}${each.key}${each.buttons.map(({ label }) => `, ${label}`).join('')}`).join('; ');
            }
            """;

    private static final String TOLD =
            """
            async () => {
              const { AttentionView } = await import('/attentionview.js');
              const items = globalThis.found.map((each) => ({ ...each, seenMs: each.sinceMs ?? 0 }));
              await new AttentionView({ attention: { items, isOpen: false }, now: () => 0 }).refresh();
              const of = (title) => [...document.querySelectorAll('#troubles li')].find((each) => each.querySelector('h3').textContent === title);
              return ['Told lately', 'The journal is not being written'].map((title) => of(title).querySelector('p').textContent).join('; ');
            }
            """;

    @TempDir
    Path folder;

    @Test
    void whatever_can_be_wrong_is_listed_with_the_most_urgent_first() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = browser.page(1280, 800, ColorScheme.DARK);
            page.navigate(station.loginAddress());
            assertThat(page.locator("#link-text")).hasText("live");

            assertThat((String) page.evaluate(EVERYTHING))
                    .isEqualTo("silent; fault runaway, Reset; unsafe, Park; turn, Say where; rotator, Open Now; receiver, Open Now; clock;"
                            + " elements, Open Passes; source b; journal, Open Past; (source a; (agenda, Go on, Open Agenda;"
                            + " (lease rotator, Open Now; (alert 2026-11-25T07:12:41.000Z 0");
            // What was told was so at a moment, what is wrong is so since then.
            assertThat((String) page.evaluate(TOLD))
                    .isEqualTo("At 07:12:41 UTC (08:12:41 CET); Since 07:12:41 UTC (08:12:41 CET)");
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void what_is_wrong_is_counted_in_the_tab_and_told_with_what_to_do() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = browser.page(1280, 800, ColorScheme.DARK);
            page.navigate(station.loginAddress());
            assertThat(page.locator("#link-text")).hasText("live");
            assertThat(page.locator("#devices .well")).hasCount(2);
            page.locator("#views a[href='#attention']").click();
            assertThat(page.locator("#attention-text")).hasText("Nothing is wrong.");
            assertThat(page.locator("#attention-looked")).containsText(Pattern.compile("the journal, at 07:1.*UTC \\(08:1.*CET\\)"));
            assertThat(page.locator("#attention-count")).isHidden();
            Browser.shoot(page, "attention-none");

            Page other = browser.page(1280, 800, ColorScheme.DARK);
            other.navigate(station.loginAddress());
            other.locator("#rotator-lease-take").click();
            assertThat(page.locator("#troubles")).containsText(Pattern.compile("holds the antenna"));
            // Good to know, and nothing that needs somebody.
            assertThat(page.locator("#attention-count")).isHidden();

            station.box.mute();
            assertThat(page.locator("#attention-number")).hasText("1");
            assertThat(page.locator("#attention-words")).hasText(", 1 thing is wrong");
            assertThat(page.locator("#attention-text")).hasText("One thing is wrong.");
            assertThat(page.locator("#troubles li").first()).containsText("Motion is refused (comm)");
            assertThat(page.locator("#troubles li").first())
                    .containsText(Pattern.compile("Since 07:1.*UTC \\(08:1.*CET\\).*It keeps asking the box.*Check power, cable"));
            // It goes by itself.
            assertThat(page.locator("#troubles li").first().locator("button")).hasCount(0);
            for (int width : new int[] {1280, 360}) {
                page.setViewportSize(width, 800);
                for (String theme : new String[] {"dark", "light"}) {
                    page.locator("#theme").selectOption(theme);
                    assertThat((String) page.evaluate(Cut.OFF)).isEmpty();
                    assertThat((String) page.evaluate(Contrast.WORST)).isEmpty();
                    Browser.shoot(page, "attention-%d-%s".formatted(width, theme.toLowerCase(Locale.ROOT)));
                }
            }
            station.stop();
            assertThat(page.locator("#troubles li").first()).containsText("This page hears nothing of the station");
            assertThat(page.locator("#attention-number")).hasText("2");
        }
    }
}

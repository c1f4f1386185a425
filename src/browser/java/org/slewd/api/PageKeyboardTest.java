package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An evening at the station without a mouse: WCAG 2.2, success criteria 2.1.1, 2.4.3, 2.4.7 and 2.4.11. */
@Tag("peer")
class PageKeyboardTest {

    /** More than there are places to go to between any two. */
    private static final int MOST_STEPS = 90;

    /**
     * What is wrong with the place that has the focus: that there is none, that nothing marks it, that it lies outside of the
     * window or under STOP. What is larger than a card may reach beneath STOP with a part of it.
     */
    private static final String LOST =
            """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) {
                return 'the focus is nowhere';
              }
              const name = at.id || at.textContent.trim().slice(0, 30);
              const isMarked = (each) => {
                const { outlineStyle, outlineWidth } = getComputedStyle(each);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
              };
              // A grid marks the row that the keys are at.
              if (!at.matches(':focus-visible') || ![at, ...at.querySelectorAll('.active')].some(isMarked)) {
                return `${name} has the focus and nothing shows it`;
              }
              const stop = document.getElementById('stop');
              const [a, s] = [at.getBoundingClientRect(), stop.getBoundingClientRect()];
              const isUnder = a.left < s.right && a.right > s.left && a.top < s.bottom && a.bottom > s.top;
              if (at !== stop && isUnder && (a.height < 200 || a.top >= s.top)) {
                return `${name} lies under STOP`;
              }
              return a.bottom <= 0 || a.top >= innerHeight || a.right <= 0 || a.left >= innerWidth
                ? `${name} lies outside of the window` : '';
            }
            """;

    @TempDir
    Path folder;

    private Page page;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void a_pass_is_followed_and_stopped_and_every_view_reached_without_a_mouse(int width) throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            page = browser.page(width, 740, ColorScheme.DARK);
            page.navigate(station.address());
            assertThat(page.locator("#secret")).isFocused();
            page.keyboard().type(station.loginAddress().replaceFirst(".*login=", ""));
            page.keyboard().press("Enter");
            assertThat(page.locator("#link-text")).hasText("live");
            assertThat(page.locator("#rotator-lease-text")).containsText("the antenna");
            assertFocusIsSeen("after the login");

            go("Shift+Tab", page.locator("#skip"));
            page.keyboard().press("Enter");
            assertThat(page.locator("#main")).isFocused();

            go("Tab", page.locator("#rotator-lease-take"));
            page.keyboard().press("Enter");
            assertThat(page.locator("#rotator-lease-text")).hasText("This page holds the antenna.");
            assertFocusIsSeen("with the lease");
            go("Shift+Tab", page.locator("#pass-rows button").first());
            page.keyboard().press("Enter");
            assertThat(page.locator("#pass-rows button").first()).hasText("Tracked");
            assertThat(page.locator("#state")).hasText("tracking");
            assertFocusIsSeen("where the pass was chosen, drawn anew");
            assertThat(page.locator("#pass-rows button").first()).isFocused();

            stop(station);
            go("Tab", page.locator("#jog-up"));
            double before = station.box.truth().elevationDeg();
            page.keyboard().down(" ");
            page.waitForCondition(() -> station.box.truth().elevationDeg() > before + 3);
            stop(station);
            page.keyboard().up(" ");
            assertThat(page.locator("#jog-up")).isFocused();

            Locator views = page.locator("#views a:visible");
            go("Shift+Tab", views.last());
            for (int i = views.count() - 1; i >= 0; i--) {
                go("Shift+Tab", views.nth(i));
                page.keyboard().press("Enter");
                assertThat(views.nth(i)).hasAttribute("aria-current", "page");
                assertFocusIsSeen("in the view " + views.nth(i).textContent());
                if ("#passes".equals(views.nth(i).getAttribute("href"))) {
                    readAPass();
                    go("Shift+Tab", views.nth(i));
                }
            }
            browser.complaints.removeIf(complaint -> complaint.contains("401"));
            assertThat(browser.complaints).isEmpty();
        }
    }

    private void stop(RunningStation station) {
        int told = station.box.received().length();
        page.keyboard().press("Escape");
        page.waitForCondition(() -> station.box.received().substring(told).contains("S\r"));
        assertThat(page.locator("#state")).hasText("idle");
        assertFocusIsSeen("after STOP");
    }

    private void readAPass() {
        assertThat(page.locator("#list tbody tr[aria-rowindex='3']")).isVisible();
        go("Tab", page.locator("#list"));
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#detail-title")).hasText("INVENTED (999000001)");
        assertThat(page.locator("#detail-plot .event")).hasCount(3);
        go("Tab", page.locator("#detail-back"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#list")).isFocused();
        assertFocusIsSeen("back in the list");
    }

    /** Goes on by one key until a place has the focus; each place on the way is looked at. */
    private void go(String key, Locator place) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if ((Boolean) place.evaluate("place => place === document.activeElement")) {
                return;
            }
            page.keyboard().press(key);
            assertFocusIsSeen("by " + key + " on the way to " + place);
        }
        throw new AssertionError(place + " is not reached by " + key);
    }

    private void assertFocusIsSeen(String where) {
        // What is drawn anew, or moves out of the way, does so before the next picture.
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        assertThat((String) page.evaluate(LOST)).as(where).isEmpty();
    }
}

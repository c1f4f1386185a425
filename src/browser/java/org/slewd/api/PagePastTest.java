package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.EventEntry;
import org.slewd.journal.PassEntry;
import org.slewd.listen.ListeningDesk;
import org.slewd.time.SystemClock;

/** What the station has written down, in a real browser. */
@Tag("peer")
class PagePastTest {

    @TempDir
    Path folder;

    @Test
    void past_passes_are_shown_with_their_quality_and_events_as_what_happened() throws Exception {
        SystemClock clock = new SystemClock();
        Instant begun = clock.utc().minusSeconds(3600);
        FakeJournal journal = new FakeJournal();
        journal.write(pass(begun).ended(result(begun)));
        journal.write(pass(begun.plusSeconds(3000)));
        journal.write(new EventEntry(begun, "told", "", "<b>STOP</b> by page 3", EventEntry.NO_DATA));
        Vertx vertx = Vertx.vertx();
        try (Browser browser = new Browser();
                LiveFake live = new LiveFake(clock, 200);
                DataDirectory directory = DataDirectory.claim(folder.resolve("data"))) {
            ApiVerticle api = new ApiVerticle(
                    new ApiConfig(0, "9.8.7"),
                    TestPeople.access(directory, clock),
                    new Desks(live.station, new FakeSupply(), ListeningDesk.none(), journal, clock),
                    Monitoring.NONE, Notices.NONE);
            LiveApi.await(vertx.deployVerticle(api));
            for (int width : List.of(360, 1280)) {
                Page page = browser.page(width, 800, ColorScheme.DARK);
                page.navigate(api.loginAddress());
                assertThat(page.locator("#link-text")).hasText("live");
                page.locator("#views a[href='#past']").click();
                assertThat(page.locator("#past-passes tr")).hasCount(2);
                assertThat(page.locator("#past-passes tr").first()).containsText("to its setting (comm)");
                assertThat(page.locator("#past-passes tr").last()).containsText("going on");
                assertThat(page.locator("#past-events tr")).containsText("<b>STOP</b> by page 3");
                assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("nothing sticks out at a width of " + width)
                        .isTrue();
                if (width > 1000) {
                    assertThat(page.locator("#past-passes tr").first()).containsText("0.41°");
                    assertThat(page.locator("#past-passes tr").first()).containsText("6 Hz");
                }
                Browser.shoot(page, "past-" + width);
                quality(page, width);
            }
            assertThat(browser.complaints).isEmpty();
        } finally {
            LiveApi.await(vertx.close());
        }
    }

    /** What the journal keeps of the pass that has ended, in numbers and as bars; one that goes on has none yet. */
    private static void quality(Page page, int width) throws Exception {
        assertThat(page.locator("#past-passes button")).hasCount(1);
        assertThat(page.locator("#report")).isHidden();
        page.locator("#past-passes button").click();
        assertThat(page.locator("#past-passes button")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#past-passes button")).isFocused();
        assertThat(page.locator("#report-title")).containsText("ISS (ZARYA) (25544)");
        assertThat(page.locator("#report-spreads tr").first()).hasText("Pointing error0.18°0.21°0.41°0.55°");
        assertThat(page.locator("#report-spreads tr").last()).hasText("Tuning error--3.1 Hz6.0 Hz9.5 Hz");
        assertThat(page.locator("#report .bar-value")).hasCount(7);
        assertThat(page.locator("#report .bar-plan")).hasCount(1);
        for (String fact : List.of(
                "Followed forpage 3",
                "Planover its back, within 0.35°",
                "Elementsnone are kept",
                "Off the beam1.5 s, 1.0 s by the plan",
                "Listened to437.800 000 MHz",
                "Late ticks2",
                "Faultscomm",
                "Filesnone")) {
            assertThat(page.locator("#report-facts")).containsText(fact);
        }
        for (String theme : List.of("dark", "light")) {
            page.locator("#theme").selectOption(theme);
            assertThat((String) page.evaluate(Cut.OFF)).isEmpty();
            assertThat((String) page.evaluate(Contrast.WORST)).isEmpty();
            assertThat(new Axe().broken(page, "report at " + width + " in " + theme)).isEmpty();
            Browser.shoot(page, "past-report-%d-%s".formatted(width, theme));
        }
    }

    private static PassEntry pass(Instant begun) {
        return new PassEntry(
                25544,
                "ISS (ZARYA)",
                begun,
                begun.plusSeconds(60),
                begun.plusSeconds(360),
                begun.plusSeconds(660),
                47.25,
                "page 3",
                Optional.empty(),
                Optional.of(new PassEntry.Plan("flipped", 0.35, 1)),
                Optional.empty());
    }

    private static PassEntry.Result result(Instant begun) {
        return new PassEntry.Result(
                begun.plusSeconds(660),
                "complete",
                Optional.of(new PassEntry.Spread(0.21, Optional.of(0.18), 0.41, 0.55)),
                Optional.of(1.5),
                Optional.of(new PassEntry.Spread(3.1, Optional.empty(), 6, 9.5)),
                Optional.empty(),
                Optional.of(437_800_000L),
                2,
                List.of("comm"),
                List.of());
    }
}

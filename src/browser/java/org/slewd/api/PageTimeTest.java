package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another time than now in the sky, on the map and in a pass, before the whole daemon in the middle of a pass. */
@Tag("peer")
@Timeout(240)
class PageTimeTest {

    /** Where the API has the invented satellite at the time that a plot says it was drawn for, as the tables write it. */
    private static final String SKY_BY_API =
            """
            async () => {
              const { rows, columns } = await (await fetch(`/api/v1/sky?utc=${document.getElementById('over').dataset.utc}`)).json();
              const of = (row) => Object.fromEntries(columns.map((column, i) => [column, row[i]]));
              return rows.map(of).map((each) => `${each.name} (${each.catalogNumber})${each.azimuthDeg.toFixed(0)}°`).join();
            }
            """;

    private static final String MAP_BY_API =
            """
            async () => {
              const utc = document.getElementById('map-plot').dataset.utc;
              const { rows } = await (await fetch(`/api/v1/sky/track?catalogNumber=999000001&minutes=1&fromUtc=${utc}`)).json();
              const { sky } = await (await fetch(`/api/v1/surroundings?utc=${utc}`)).json();
              return [rows[0][1], rows[0][2], sky.sun.latitudeDeg, sky.sun.longitudeDeg];
            }
            """;

    /** Latitude and longitude as the page writes them, of the row of the object and of the sentence on the Sun. */
    private static final String MAP_BY_PAGE =
            """
            () => ['map-rows', 'map-text'].flatMap((id) => {
              const found = document.getElementById(id).textContent.match(/([0-9.]+)° ([NS]), ([0-9.]+)° ([EW])/);
              return [found[1] * (found[2] === 'S' ? -1 : 1), found[3] * (found[4] === 'W' ? -1 : 1)];
            })
            """;

    private static final String COLOUR = "(element) => getComputedStyle(element).color";

    /** What is asked for all the time, four messages at once, and answered at once. */
    private static final String MOST_IN_A_SECOND =
            """
            async () => {
              const { Pace } = await import('/pace.js');
              const at = [];
              const pace = new Pace(async () => {
                at.push(...Array(4).fill(performance.now()));
                return 4;
              });
              for (const began = performance.now(); performance.now() < began + 2500;) {
                pace.ask();
                await new Promise((resolve) => { setTimeout(resolve, 5); });
              }
              return Math.max(...at.map((from) => at.filter((each) => each >= from && each < from + 1000).length));
            }""";

    @TempDir
    Path folder;

    private static Page open(Browser browser, RunningStation station, int width) {
        Page page = browser.page(width, 800, ColorScheme.DARK);
        page.navigate(station.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        assertThat(page.locator("#rotator-lease-text")).containsText("the antenna");
        return page;
    }

    private static void go(Page page, String view) {
        page.locator("#views a[href='#" + view + "']").click();
    }

    private static Locator others(Page page, String view) {
        return page.locator("[data-view='" + view + "'] > .card.other-time");
    }

    /** Waits until the plot of a view was drawn for the time that is shown. */
    private static void drawn(Page page, String plot, Pattern time) {
        assertThat(page.locator(plot)).hasAttribute("data-utc", time);
    }

    private static List<Double> numbers(Page page, String script) {
        List<Double> numbers = new ArrayList<>();
        ((List<?>) page.evaluate(script)).forEach(each -> numbers.add(((Number) each).doubleValue()));
        return numbers;
    }

    @Test
    void time_stands_still_and_goes_by_keyboard_and_everything_that_shows_it_says_so() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = open(browser, station, 1280);
            go(page, "sky");
            Locator words = page.locator("#time-words");
            assertThat(words).hasText(Pattern.compile("Live: 07:1\\d:\\d\\d UTC \\(08:1\\d:\\d\\d CET\\)"));
            assertThat(page.locator("#over-count")).hasText("1");
            assertThat(page.locator(".other-time")).hasCount(0);
            Object live = page.locator("#over-count").evaluate(COLOUR);

            page.locator("#time-pause").click();
            assertThat(words)
                    .hasText(Pattern.compile("Not live: shows 07:1\\d:\\d\\d UTC \\(08:1\\d:\\d\\d CET\\), less than a"
                            + " minute from now\\. Orders go by live time\\."));
            assertThat(others(page, "sky")).hasCount(2);
            String stands = page.locator("#over").getAttribute("data-utc");
            String clock = page.locator("#clock-utc").textContent();
            assertThat(page.locator("#clock-utc")).not().hasText(clock);
            page.waitForTimeout(2500); // the view asks anew every two seconds
            assertThat(page.locator("#over")).hasAttribute("data-utc", stands);
            assertThat(page.evaluate(SKY_BY_API).toString()).startsWith("INVENTED (999000001)");

            page.locator("#time-slider").focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#time-slider"))
                    .hasAttribute("aria-valuetext", Pattern.compile("not live: 07:1\\d UTC, 2 min ahead"));
            page.waitForCondition(() -> page.locator("#highest")
                            .textContent()
                            .startsWith(page.evaluate(SKY_BY_API).toString())
                    && !page.locator("#over").getAttribute("data-utc").equals(stands));
            // In words, and in a colour that nothing else has; what is live has not got it.
            assertThat(page.locator("#over-title")).hasText(Pattern.compile("Over you at 07:1\\d:\\d\\d UTC"));
            assertThat(others(page, "sky").last().locator(".not-live"))
                    .hasText(Pattern.compile("Not live: shows 07:1\\d:\\d\\d UTC, 2 min ahead\\."));
            assertThat(page.locator("#over-note")).containsText("days from their epoch then.");
            Object other = page.locator("#over-count").evaluate(COLOUR);
            assertThat(other).isNotEqualTo(live).isEqualTo(words.evaluate(COLOUR));
            assertThat(page.locator("#clock-utc").evaluate(COLOUR)).isNotEqualTo(other);
            Browser.shoot(page, "time-sky-1280");

            page.keyboard().press("PageUp");
            assertThat(page.locator("#time-slider")).hasAttribute("aria-valuetext", Pattern.compile(".*, 1 h 2 min ahead"));
            assertThat(page.locator("#over-count")).hasText("0");
            page.keyboard().press("Home");
            assertThat(words).containsText(Pattern.compile("shows Tue 24 07:1\\d:\\d\\d UTC .*, 24 h ago"));

            page.locator("#time-live").click();
            assertThat(words).hasText(Pattern.compile("Live: .*"));
            assertThat(page.locator(".other-time")).hasCount(0);
            assertThat(page.locator("#over-title")).hasText("Over you now");
            assertThat(page.locator("#over-count")).hasText("1");

            page.locator("[data-minutes='-60']").click();
            assertThat(page.locator("#time-slider")).hasAttribute("aria-valuetext", Pattern.compile(".*, 1 h ago"));
            page.locator("#time-rate").selectOption("600");
            page.waitForCondition(() -> words.textContent().contains(" ahead"));
            page.locator("#time-pause").click();
            assertThat(page.locator("#time-rate")).hasValue("0");
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void the_map_follows_as_the_station_says_and_asks_no_more_than_it_may() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = browser.page(1280, 800, ColorScheme.DARK);
            // When the page sent each message, by its own clock: told to a test on a busy machine they come in heaps.
            page.addInitScript("window.sentMs = []; const { send } = WebSocket.prototype;"
                    + " WebSocket.prototype.send = function (text) { sentMs.push(performance.now()); send.call(this, text); };");
            page.navigate(station.loginAddress());
            assertThat(page.locator("#link-text")).hasText("live");
            go(page, "map");
            page.locator("#map-object").fill("inven");
            page.keyboard().press("Enter");
            assertThat(page.locator("#map-plot")).hasAttribute("data-objects", "1");
            drawn(page, "#map-plot", Pattern.compile("live"));
            String day = page.locator("#map-text").textContent();

            page.locator("#time-slider").focus();
            for (int i = 0; i < 12; i++) {
                page.keyboard().press("PageDown");
            }
            assertThat(page.locator("#time-words")).containsText(", 12 h ago.");
            drawn(page, "#map-plot", Pattern.compile("2026-11-24T19:1.*"));
            assertThat(others(page, "map")).hasCount(2);
            assertThat(page.locator("#map-text")).containsText("At the station the Sun is");
            assertThat(page.locator("#map-text")).not().hasText(day);
            List<Double> byApi = numbers(page, MAP_BY_API);
            List<Double> byPage = numbers(page, MAP_BY_PAGE);
            for (int i = 0; i < 4; i++) {
                assertThat(byPage.get(i))
                        .as(byPage + " " + byApi)
                        .isCloseTo(byApi.get(i), org.assertj.core.api.Assertions.within(0.11));
            }
            Browser.shoot(page, "time-map-1280");

            // A step of a minute takes no other tracks.
            int before = numbers(page, "sentMs").size();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#time-words")).containsText(", 11 h 59 min ago.");
            page.waitForTimeout(700); // longer than a round of questions takes
            assertThat(numbers(page, "sentMs").size() - before).isLessThanOrEqualTo(2);

            page.evaluate("sentMs.length = 0");
            for (int i = 0; i < 80; i++) {
                page.keyboard().press(i % 2 == 0 ? "PageUp" : "End");
                page.keyboard().press("Home");
            }
            page.waitForTimeout(1000);
            List<Double> sent = numbers(page, "sentMs");
            assertThat(sent).hasSizeGreaterThan(10);
            for (double from : sent) {
                assertThat(sent.stream()
                                .filter(at -> at >= from && at < from + 1000)
                                .count())
                        .isLessThanOrEqualTo(20);
            }
            // However fast the answers come, and however many questions a round has.
            assertThat((Integer) page.evaluate(MOST_IN_A_SECOND)).isBetween(4, 20);
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void orders_and_STOP_know_nothing_of_it() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = open(browser, station, 1280);
            go(page, "passes");
            assertThat(page.locator("#list tbody tr[aria-selected]").first()).isVisible();
            page.locator("#list").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#detail-plot .event")).hasCount(3);
            assertThat(page.locator("#detail-at")).hasText(Pattern.compile("Now it is at azimuth .*"));
            page.locator("#detail-then").click();
            assertThat(page.locator("#detail-at"))
                    .hasText(Pattern.compile("Not live: at 07:16:5\\d UTC it is at azimuth \\d+° \\([NESW]+\\), elevation 59°\\."
                            + " Track goes by live time\\."));
            assertThat(page.locator("#detail-plot use[href='#mark-shown']")).isVisible();
            assertThat(page.locator("#detail-plot use[href='#mark-target']")).isHidden();
            Browser.shoot(page, "time-passes-1280");
            page.locator("#time-bar [data-minutes='60']").click();
            assertThat(page.locator("#detail-at")).containsText("not up in this pass");

            page.locator("#detail-track").click();
            assertThat(page.locator("#state")).hasText("tracking");
            assertThat(page.locator("#time-words")).containsText("Not live");
            go(page, "sky");
            assertThat(page.locator("#time-words")).containsText("Not live");
            page.locator("#time-slider").focus();
            page.keyboard().press("Escape");
            // Whichever is said last: that it was sent, or who sent it.
            assertThat(page.locator("#said")).hasText(Pattern.compile("STOP (was sent to the devices at|by page) .*"));
            assertThat(page.locator("#state")).not().hasText("tracking");
            assertThat(page.locator("#time-words")).containsText("Not live");

            // Where the antenna is steered everything is live, and whoever comes back finds that too.
            go(page, "now");
            assertThat(page.locator("#time-bar")).isHidden();
            assertThat(page.locator("#countdown-label")).containsText("sets (LOS) at 07:21:05 UTC");
            go(page, "sky");
            assertThat(page.locator("#time-words")).hasText(Pattern.compile("Live: .*"));
            assertThat(page.locator("#over")).hasAttribute("data-utc", "live");
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void a_lost_link_leaves_it_and_a_login_ends_it() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = open(browser, station, 360);
            go(page, "sky");
            page.locator("#time-bar [data-minutes='-60']").click();
            assertThat(others(page, "sky")).hasCount(2);
            page.locator("#time-rate").selectOption("60");
            station.stop();
            assertThat(page.locator("#offline")).isVisible();
            assertThat(page.locator("#time-slider")).isDisabled();
            assertThat(page.locator("#time-words")).containsText("Not live: shows");
            assertThat(page.locator("#time-rate")).hasValue("0");
            assertThat(others(page, "sky")).hasCount(2);
            assertThat(page.locator("#stop")).isEnabled();
            station.startAgain();
            page.navigate(station.loginAddress());
            assertThat(page.locator("#link-text")).hasText("live");
            go(page, "sky");
            assertThat(page.locator("#time-words")).hasText(Pattern.compile("Live: .*"));
            assertThat(page.locator("#over")).hasAttribute("data-utc", "live");
            assertThat(page.locator(".other-time")).hasCount(0);
        }
    }

    @Test
    void it_can_be_read_and_used_on_a_telephone_in_all_colours() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = open(browser, station, 360);
            for (String theme : List.of("dark", "light", "red")) {
                page.locator("#theme").selectOption(theme);
                go(page, "sky");
                page.locator("#time-live").click();
                assertThat(page.locator(".other-time:visible")).hasCount(0);
                Browser.shoot(page, "time-live-360-" + theme);
                Object live = page.locator("#over-count").evaluate(COLOUR);
                page.locator("#time-bar [data-minutes='1']").click();
                for (String view : List.of("sky", "map")) {
                    go(page, view);
                    assertThat(others(page, view)).hasCount(2);
                    assertThat((String) page.evaluate(Contrast.WORST)).as(theme).isEmpty();
                    assertThat((String) page.evaluate(Cut.OFF)).as(theme).isEmpty();
                    Browser.shoot(page, "time-" + view + "-360-" + theme);
                }
                assertThat(page.locator("#over-count").evaluate(COLOUR)).isNotEqualTo(live);
                go(page, "night");
                assertThat(page.locator("#night-plot")).hasAttribute("data-passes", Pattern.compile("[1-9]\\d*"));
                assertThat((String) page.evaluate(Cut.OFF)).as(theme).isEmpty();
                Browser.shoot(page, "time-night-360-" + theme);
                for (Locator button : page.locator("#time-bar button").all()) {
                    assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(44);
                }
            }
            assertThat(browser.complaints).isEmpty();
        }
    }
}

package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map, and the colours of the page, before the whole daemon. */
@Tag("peer")
class PageMapTest {

    /** The colours of a place on the map: red, green, blue. */
    private static final String AT =
            """
            ([lon, lat]) => {
              const map = document.getElementById('map-plot');
              const scale = map.width / 360;
              const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
              copy.drawImage(map, (lon + 180) * scale, (90 - lat) * scale, 1, 1, 0, 0, 1, 1);
              return [...copy.getImageData(0, 0, 1, 1).data].slice(0, 3);
            }
            """;

    @TempDir
    Path folder;

    private static Object colourAt(Page page, double longitudeDeg, double latitudeDeg) {
        return page.evaluate(AT, List.of(longitudeDeg, latitudeDeg));
    }

    private static Page open(Browser browser, RunningStation station, int width) {
        Page page = browser.page(width, 800, ColorScheme.DARK);
        page.navigate(station.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        return page;
    }

    @Test
    void an_object_of_ones_choice_is_drawn_where_it_is_and_told() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(240))) {
            Page page = open(browser, station, 1280);
            assertThat(browser.requests).noneMatch(url -> url.endsWith("/lib/world.js"));
            page.locator("#views a[href='#map']").click();
            assertThat(page.locator("#map-text")).containsText(Pattern.compile("the Sun stands over 20\\.\\d° S, 6\\d\\.\\d° E"));
            assertThat(browser.requests).anyMatch(url -> url.endsWith("/lib/world.js"));
            // At the same hour of the day: the Congo and the Gulf of Guinea, Java and the sea off it.
            page.waitForCondition(() -> !colourAt(page, 22, 1).equals(colourAt(page, 2, 1)));
            assertThat(colourAt(page, 110, -7.3)).isNotEqualTo(colourAt(page, 110, -11.5));
            assertThat(page.locator("#map-plot")).hasAttribute("data-objects", "0");

            page.locator("#map-object").fill("nonsense");
            page.keyboard().press("Enter");
            assertThat(page.locator("#map-note")).hasText("No object is known that \"nonsense\" is a part of.");
            page.locator("#map-object").fill("inven");
            page.keyboard().press("Enter");
            assertThat(page.locator("#map-plot")).hasAttribute("data-objects", "1");
            // It culminates over the station, which is at 48 N 12 E.
            assertThat(page.locator("#map-rows"))
                    .containsText(Pattern.compile("INVENTED \\(999000001\\)(4[5-9]|5[0-3])\\.\\d° N, ([4-9]|1\\d|20)\\.\\d° E"));
            Browser.shoot(page, "map-1280");
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void what_is_asked_before_the_view_is_loaded_is_answered_when_it_is() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(240))) {
            Page page = open(browser, station, 1280);
            List<Route> held = new ArrayList<>();
            page.route("**/mapview.js", held::add);
            page.locator("#views a[href='#map']").click();
            page.locator("#map-object").fill("inven");
            page.keyboard().press("Enter");
            page.waitForCondition(() -> !held.isEmpty());
            held.forEach(Route::resume);

            assertThat(page.locator("#map-plot")).hasAttribute("data-objects", "1");
            assertThat(page.locator("#views a[href='#map']")).hasAttribute("aria-current", "page");
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void colours_are_those_that_were_chosen_and_can_be_told_apart_in_each() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(240))) {
            Page page = open(browser, station, 360);
            page.locator("#views a[href='#map']").click();
            page.locator("#map-object").fill("inven");
            page.keyboard().press("Enter");
            assertThat(page.locator("#map-plot")).hasAttribute("data-objects", "1");
            for (String theme : List.of("light", "red", "dark")) {
                Object before = colourAt(page, 22, 1);
                page.locator("#theme").selectOption(theme);
                page.waitForCondition(() -> !before.equals(colourAt(page, 22, 1)));
                for (String view : List.of("map", "now", "passes", "night", "past")) {
                    page.locator("#views a[href='#" + view + "']").click();
                    assertThat((String) page.evaluate(Contrast.WORST)).as(theme + " " + view).isEmpty();
                }
                page.locator("#views a[href='#map']").click();
                assertThat((String) page.evaluate(Cut.OFF)).isEmpty();
                Browser.shoot(page, "map-360-" + theme);
            }
            page.locator("#theme").selectOption("red");
            page.reload();
            assertThat(page.locator("html")).hasAttribute("data-theme", "red");
            assertThat(page.locator("#theme")).hasValue("red");
            page.locator("#theme").selectOption("system");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(browser.complaints).isEmpty();
        }
    }
}

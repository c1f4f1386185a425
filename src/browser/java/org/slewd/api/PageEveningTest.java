package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person, one page and all that an evening brings, at a desk and on a phone. */
@Tag("peer")
class PageEveningTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void one_takes_the_antenna_follows_stops_loses_the_link_and_is_pushed_off(int width) throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = browser.page(width, 740, ColorScheme.DARK);
            logIn(page, station);
            page.locator("#rotator-lease-take").click();
            assertThat(page.locator("#rotator-lease-text")).hasText("This page holds the antenna.");

            Browser.track(page);
            page.waitForCondition(() -> station.box.truth().azimuthDeg() > 20);
            int told = station.box.received().length();
            page.locator("#stop").click();
            page.waitForCondition(() -> station.box.received().substring(told).contains("S\r"));
            assertThat(page.locator("#state")).hasText("idle");

            station.stop();
            assertThat(page.locator("#offline")).containsText("No connection to the station");
            assertThat(page.locator("#stop")).isInViewport();
            assertThat(page.locator("#rotator-lease-take")).isDisabled();
            station.startAgain();
            assertThat(page.locator("#login")).isVisible();
            logIn(page, station);
            assertThat(page.locator("#offline")).isHidden();
            Browser.track(page);
            assertThat(page.locator("#rotator-lease-text")).hasText("This page holds the antenna.");

            Page other = browser.page(width, 740, ColorScheme.LIGHT);
            logIn(other, station);
            other.locator("#rotator-lease-force").click();
            assertThat(other.locator("#rotator-lease-text")).hasText("This page holds the antenna.");
            assertThat(page.locator("#said")).containsText("took the antenna from this page");
            assertThat(page.locator("#park")).isDisabled();
            assertThat(page.locator("#state")).hasText("tracking");
            int before = station.box.received().length();
            page.locator("#stop").click();
            page.waitForCondition(() -> station.box.received().substring(before).contains("S\r"));
            assertThat(other.locator("#state")).hasText("idle");
        }
    }

    private static void logIn(Page page, RunningStation station) {
        page.navigate(station.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        assertThat(page.locator("#state")).not().hasText("unknown");
        assertThat(page.locator("#rotator-lease-text")).containsText("the antenna");
    }
}

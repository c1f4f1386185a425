package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands around the antenna, and where its cable is, before the whole daemon. */
@Tag("peer")
class PageSurroundingsTest {

    private static final String BOUNDS =
            """
            rotator:
              keepOut:
                - {name: mast, azimuthFromDeg: 300, azimuthToDeg: 330, belowDeg: 40}
              sunAvoidanceDeg: 10""";

    private static final String HORIZON =
            """
            passes:
              horizon:
                - {azimuthDeg: 0, elevationDeg: 10}
                - {azimuthDeg: 90, elevationDeg: 25}
                - {azimuthDeg: 180, elevationDeg: 2}""";

    @TempDir
    Path folder;

    private static double at(Page page, String mark) {
        Matcher moved = Pattern.compile("translate\\((-?[0-9.]+) .*")
                .matcher(page.locator("#wrap > use[href='#mark-" + mark + "']").getAttribute("transform"));
        assertThat(moved.matches()).isTrue();
        return Double.parseDouble(moved.group(1));
    }

    private RunningStation station() throws Exception {
        return new RunningStation(
                folder,
                RunningStation.RISE.plusSeconds(100),
                text -> text.replaceFirst("(?m)^rotator:", BOUNDS)
                        .replaceFirst("(?m)^  minElevationDeg: .*", "  #minElevationDeg: 0")
                        .replaceFirst("(?m)^passes:", HORIZON),
                Optional.empty());
    }

    @Test
    void what_stands_in_the_sky_is_drawn_and_told() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = station()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                for (int width : new int[] {1280, 360}) {
                    Page page = browser.page(width, 800, scheme);
                    page.navigate(station.loginAddress());
                    assertThat(page.locator("#wrap-box")).isVisible();
                    assertThat(page.locator("#polar .keep-out")).hasCount(1);
                    assertThat(page.locator("#polar .mask")).hasCount(1);
                    Locator words = page.locator("#sky-text");
                    assertThat(words).containsText("The horizon is 2° to 25° high.");
                    assertThat(words).containsText("Keep-outs: mast (in the NW, up to 40°).");
                    assertThat(words).containsText("and the beam stays 10° away.");
                    assertThat((String) page.evaluate(Contrast.WORST)).isEmpty();
                    assertThat((String) page.evaluate(Cut.OFF)).isEmpty();
                    Browser.shoot(
                            page, "surroundings-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void the_turn_of_the_azimuth_axis_is_that_of_the_cable() throws Exception {
        try (Browser browser = new Browser();
                RunningStation station = station()) {
            Page page = browser.page(1280, 800, ColorScheme.DARK);
            page.navigate(station.loginAddress());
            assertThat(page.locator("#wrap-text")).containsText("between the end stops at 0° and 450°");
            assertThat(page.locator("#wrap .wrap-overlap")).hasCount(2);
            // The bar has 300 units for 450 degrees, from 10 on.
            page.waitForCondition(() -> Math.abs(at(page, "measured") - 10) < 0.2);
            page.locator("#point-az").fill("365");
            page.locator("#point-el").fill("60");
            page.keyboard().press("Enter");
            page.waitForCondition(
                    () -> station.box.truth().azimuthDeg() > 364.5,
                    new Page.WaitForConditionOptions().setTimeout(40_000));
            // Its motors are switched, and run on by a degree on a busy machine.
            assertThat(page.locator("#wrap-text")).containsText(Pattern.compile("stands at 36[4-7]°.*: 36[4-7]° left"));
            assertThat(page.locator("#wrap-text")).containsText(Pattern.compile("8[3-6]° clockwise\\."));
            assertThat(at(page, "measured")).isCloseTo(10 + 365 * 300 / 450.0, within(1.6));
            // A beam of 30 degrees is a sixth of what is between horizon and horizon.
            assertThat((Double) page.evaluate("() => document.querySelector('#polar .beam').getBBox().height"))
                    .isBetween(31.0, 36.0);
            Browser.track(page);
            assertThat(page.locator("#wrap-text")).containsText("The plan takes it from");
            assertThat(page.locator("#wrap .wrap-plan")).hasAttribute("d", Pattern.compile("M[0-9.]+ 22H[0-9.]+"));
            assertThat(browser.complaints).isEmpty();
        }
    }
}

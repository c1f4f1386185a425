package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every view of the page by the rules of WCAG, at two widths and in all colours, before the whole daemon in the middle of a pass. */
@Tag("peer")
@Timeout(330) // 84 looks of a second or more
class PageAxeTest {

    private static final int[] WIDTHS = {1280, 360};
    private static final List<String> THEMES = List.of("dark", "light", "red");

    @TempDir
    Path folder;

    @Test
    void no_view_breaks_a_rule_of_wcag_at_any_width_in_any_colour() throws Exception {
        Files.deleteIfExists(Axe.LIST);
        List<String> broken = new ArrayList<>();
        try (Browser browser = new Browser();
                RunningStation station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100))) {
            Page page = browser.page(1280, 800, ColorScheme.DARK);
            Axe axe = new Axe();
            page.navigate(station.address());
            assertThat(page.locator("#login")).isVisible();
            broken.addAll(inAllColours(axe, page, "login"));
            browser.complaints.removeIf(complaint -> complaint.contains("401"));

            page.navigate(station.loginAddress());
            assertThat(page.locator("#link-text")).hasText("live");
            Browser.track(page);
            Locator views = page.locator("#views a:visible");
            assertThat(views.count()).isGreaterThanOrEqualTo(8);
            for (int i = 0; i < views.count(); i++) {
                String view = views.nth(i).getAttribute("href");
                views.nth(i).click();
                assertThat(views.nth(i)).hasAttribute("aria-current", "page");
                page.waitForTimeout(1500); // for what the view asks the station
                if (view.equals("#passes")) {
                    page.locator("#list").focus();
                    page.keyboard().press("Enter");
                    assertThat(page.locator("#detail-plot .event")).hasCount(3);
                }
                broken.addAll(inAllColours(axe, page, view));
                if (view.equals("#sky") || view.equals("#map")) {
                    page.locator("#time-pause").click();
                    assertThat(page.locator("[data-view='" + view.substring(1) + "'] > .other-time"))
                            .hasCount(2);
                    broken.addAll(inAllColours(axe, page, "another time in " + view, 360));
                    page.locator("#time-live").click();
                }
            }

            page.locator("#views a[href='#now']").click();
            station.box.mute();
            assertThat(page.locator("#fault")).isVisible();
            broken.addAll(inAllColours(axe, page, "fault"));
            page.locator("#views a[href='#attention']").click();
            assertThat(page.locator("#troubles h3").first()).isVisible();
            broken.addAll(inAllColours(axe, page, "a fault in #attention"));
            assertThat(broken).isEmpty();
            assertThat(browser.complaints).isEmpty();
        }
    }

    private static List<String> inAllColours(Axe axe, Page page, String where) throws Exception {
        return inAllColours(axe, page, where, WIDTHS);
    }

    private static List<String> inAllColours(Axe axe, Page page, String where, int... widths) throws Exception {
        List<String> broken = new ArrayList<>();
        for (int width : widths) {
            page.setViewportSize(width, 800);
            for (String theme : THEMES) {
                page.locator("#theme").selectOption(theme);
                assertThat(page.locator("html")).hasAttribute("data-theme", theme);
                broken.addAll(axe.broken(page, where + " at " + width + " in " + theme));
            }
        }
        page.setViewportSize(WIDTHS[0], 800);
        return broken;
    }
}

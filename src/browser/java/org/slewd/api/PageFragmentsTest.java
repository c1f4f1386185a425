package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.SharedData;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementReader;

/** The pieces of Cosmos 1408 over the north of Germany, ten weeks after the breakup, as the page shows them. */
@Tag("peer")
@Timeout(240) // 35 s on quiet cores
class PageFragmentsTest {

    private static final Instant START = Instant.parse("2022-01-22T17:00:00Z");

    /** The plane of the cloud passes over the site. */
    private static final Instant CLOUD_OVERHEAD = Instant.parse("2022-01-22T19:30:00Z");

    @TempDir
    Path folder;

    @Test
    void every_fragment_of_the_night_is_in_table_time_line_and_sky() throws Exception {
        Path file = SharedData.path("cosmos1408/c1408_2022-01-22.3le");
        Catalogue fragments = Catalogue.empty()
                .with(ElementReader.read(Files.readAllBytes(file), file.toString())
                        .sets());
        try (Browser browser = new Browser();
                RunningStation station = station(folder.resolve("evening"), START, fragments);
                RunningStation later = station(folder.resolve("later"), CLOUD_OVERHEAD, fragments)) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                for (int width : new int[] {1280, 360}) {
                    Page page = browser.page(width, 800, scheme);
                    page.navigate(station.loginAddress());
                    assertThat(page.locator("#link-text")).hasText("live");
                    String suffix = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                    walk(page, suffix);
                    page.navigate(later.loginAddress());
                    assertThat(page.locator("#link-text")).hasText("live");
                    look(page, fragments.size(), suffix);
                }
            }
            assertThat(browser.complaints).isEmpty();
        }
    }

    private static RunningStation station(Path folder, Instant start, Catalogue sky) throws Exception {
        return new RunningStation(
                Files.createDirectories(folder),
                start,
                text -> text.replaceFirst("latitudeDeg: .*", "latitudeDeg: 52")
                        .replaceFirst("longitudeDeg: .*", "longitudeDeg: 13"),
                Optional.of(sky));
    }

    private static void walk(Page page, String suffix) {
        page.locator("#views a[href='#passes']").click();
        assertThat(page.locator("#list-note")).containsText(Pattern.compile("[0-9],[0-9]{3} passes, of [0-9]+ objects"));
        // A row that is drawn anew between press and release takes no click.
        for (int i = 0; i < 5 && !page.locator("#detail-body").isVisible(); i++) {
            page.locator("#list tbody tr[aria-rowindex='4']").click();
        }
        assertThat(page.locator("#detail-plot .event")).hasCount(3);
        assertThat(page.locator("#detail-plot .path")).hasAttribute("points", Pattern.compile(".{100,}"));
        narrow(page);
        assertThat((String) page.evaluate(Contrast.WORST)).as(suffix).isEmpty();
        Browser.shoot(page, "fragments-table-" + suffix);

        cloud(page, suffix);
        page.locator("#views a[href='#night']").click();
        page.locator("#night-plot[data-passes]").waitFor();
        int shown = Integer.parseInt(page.locator("#night-plot").getAttribute("data-passes"));
        assertThat(shown).isGreaterThan(2000);
        page.locator("#night-plot").focus();
        page.keyboard().press("ArrowRight");
        narrow(page);
        Browser.shoot(page, "fragments-night-" + suffix);
    }

    /** Count, what is up, the next to rise, the diagram and its twin in numbers, and the passes of the coming hours. */
    private static void cloud(Page page, String suffix) {
        page.locator("#views a[href='#fragments']").click();
        page.waitForCondition(() -> String.valueOf(page.locator("#gabbard").getAttribute("data-drawn"))
                .equals(page.locator("#fragments-count").textContent().replace(",", "")));
        assertThat(page.locator("#gabbard-text"))
                .hasText(Pattern.compile("Perigees from [0-9]+ to [0-9]+ km, apogees from [0-9]+ to [0-9,]+ km, by .*days old\\."));
        int banded = page.locator("#gabbard-bands tr td:nth-child(2)").allTextContents().stream()
                .mapToInt(text -> Integer.parseInt(text.replace(",", "")))
                .sum();
        assertThat(banded).isEqualTo(Integer.parseInt(page.locator("#gabbard").getAttribute("data-drawn")));
        assertThat(page.locator("#fragments-up")).hasText(Pattern.compile("[0-9]+ of them (is|are) above the horizon at 1.*UTC\\."));
        assertThat(page.locator("#fragments-next")).hasText(Pattern.compile("The next to rise is COSMOS 1408 .* at 1.*UTC, .*high\\."));
        assertThat(page.locator("#fragments-passes tr")).hasCount(12);
        assertThat(page.locator("#fragments-lowest tr")).hasCount(10);
        assertThat((String) page.evaluate(Cut.OFF)).as(suffix).isEmpty();
        assertThat((String) page.evaluate(Contrast.WORST)).as(suffix).isEmpty();
        Browser.shoot(page, "fragments-cloud-" + suffix);
    }

    private static void look(Page page, int objects, String suffix) {
        page.locator("#views a[href='#sky']").click();
        assertThat(page.locator("#over-count")).hasText(Pattern.compile("[0-9]+"));
        int up = Integer.parseInt(page.locator("#over-count").textContent());
        assertThat(up).isBetween(5, objects);
        page.waitForCondition(() -> page.locator("#over")
                .getAttribute("data-drawn")
                .equals(page.locator("#over-count").textContent()));
        narrow(page);
        Browser.shoot(page, "fragments-sky-" + suffix);
    }

    /** Nothing has to be shoved sideways. */
    private static void narrow(Page page) {
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}

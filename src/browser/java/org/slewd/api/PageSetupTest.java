package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.Settings;
import org.slewd.StationHost;
import org.slewd.Wiring;
import org.slewd.station.StationState;
import org.slewd.time.SystemClock;

/** A station that was started without a configuration, and the view of the page that makes one. */
@Tag("peer")
class PageSetupTest {

    @TempDir
    Path folder;

    private StationHost start(Path config) throws Exception {
        int port = PeerWire.freePort();
        return StationHost.start(new StationHost.Plan(
                config,
                text -> Settings.readText(text, config, Wiring.ROTATORS, Wiring.RECEIVERS).withHttpPort(port),
                OptionalInt.of(port),
                new SystemClock(),
                false,
                config.resolveSibling("data-" + config.getFileName()),
                "1.2.3",
                true));
    }

    private static void fill(Page page, String key, String answer) {
        page.locator("#setup-" + key.replace('.', '-')).fill(answer);
    }

    @Test
    void a_station_is_made_of_answers_and_runs() throws Exception {
        Axe axe = new Axe();
        try (Browser browser = new Browser()) {
            for (int width : new int[] {1280, 360}) {
                Path config = folder.resolve("station-" + width + ".yaml");
                try (StationHost host = start(config)) {
                    Page page = browser.page(width, 800, width == 360 ? ColorScheme.LIGHT : ColorScheme.DARK);
                    page.navigate(host.running().loginAddress());
                    assertThat(page.locator("#fault-text")).containsText("there is no configuration");
                    page.locator("#setup-tab").click();
                    assertThat(page.locator("#setup-rotator-kind")).hasValue("gs232b");
                    page.getByText("Write it and start").click();
                    assertThat(page.locator("#setup-text")).containsText("Nothing was written");
                    assertThat(page.locator("#setup-site-latitudeDeg-wrong")).containsText("is missing");

                    fill(page, "site.locator", "nowhere");
                    assertThat(page.locator("#setup-site-locator-wrong")).containsText("JN58td");
                    assertThat((String) page.evaluate(Contrast.WORST)).isEmpty();
                    assertThat((String) page.evaluate(Cut.OFF)).isEmpty();
                    assertThat(axe.broken(page, "setup " + width)).isEmpty();
                    Browser.shoot(page, "setup-" + width);
                    fill(page, "site.locator", "JN58td");
                    assertThat(page.locator("#setup-site-locator-wrong")).hasText("");
                    assertThat(page.locator("#setup-site-latitudeDeg")).hasCount(0);
                    fill(page, "rotator.link", "simulated");
                    fill(page, "rotator.azimuthMaxDeg", "450");
                    fill(page, "station.name", "A \"roof\": here");
                    assertThat(page.locator("#setup-yaml")).containsText(Pattern.compile("azimuthMaxDeg: 450"));
                    assertThat(config).doesNotExist();

                    page.getByText("Write it and start").click();
                    assertThat(page.locator("#setup-text")).containsText("It is written");
                    assertThat(page.locator("#setup-tab")).isHidden();
                    PeerWire.await(
                            "the station is idle",
                            () -> host.running().station().snapshot().state() == StationState.IDLE);
                    assertThat(Files.readString(config)).contains("450", "48.1");
                    page.locator("#views a[href='#now']").click();
                    assertThat(page.locator("#state")).hasText("idle");
                    assertThat(page.locator("#wrap-text")).containsText("between the end stops at 0° and 450°");
                }
            }
            browser.complaints.removeIf(complaint -> complaint.contains("ERR_CONNECTION_REFUSED") || complaint.contains("1012"));
            assertThat(browser.complaints).isEmpty();
        }
    }
}

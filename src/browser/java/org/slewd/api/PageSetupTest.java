package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.Settings;
import org.slewd.StationHost;
import org.slewd.Wiring;
import org.slewd.station.StationState;
import org.slewd.time.OffsetClock;
import org.slewd.time.SystemClock;

/** A station that was started without a configuration, and the view of the page that makes one. */
@Tag("peer")
class PageSetupTest {

    @TempDir
    Path folder;

    /** Two minutes before a pass that the answers say nothing of: its elements are put beside them. */
    private StationHost start(Path config) throws Exception {
        int port = PeerWire.freePort();
        return StationHost.start(new StationHost.Plan(
                config,
                text -> Settings.readText(
                                text + "elements: {files: [invented.json]}\n", config, Wiring.ROTATORS, Wiring.RECEIVERS)
                        .withHttpPort(port),
                OptionalInt.of(port),
                new OffsetClock(RunningStation.RISE.minusSeconds(120), new SystemClock()),
                true,
                config.resolveSibling("data-" + config.getFileName()),
                "1.2.3",
                true));
    }

    private static void fill(Page page, String key, String answer) {
        page.locator("#setup-" + key.replace('.', '-')).fill(answer);
    }

    @Test
    @Timeout(300) // from nothing to a pass, at both widths
    void a_station_is_made_of_answers_and_runs() throws Exception {
        Axe axe = new Axe();
        try (Browser browser = new Browser()) {
            for (int width : new int[] {1280, 360}) {
                Files.copy(
                        Path.of("config/elements/invented.json"),
                        folder.resolve("invented.json"),
                        StandardCopyOption.REPLACE_EXISTING);
                Path config = folder.resolve("station-" + width + ".yaml");
                try (StationHost host = start(config)) {
                    Page page = browser.page(width, 800, width == 360 ? ColorScheme.LIGHT : ColorScheme.DARK);
                    page.navigate(host.running().loginAddress());
                    assertThat(page.locator("#fault-text")).containsText("there is no configuration");
                    assertThat(page.locator("#setup-tab")).hasAttribute("aria-current", "page");
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
                    chooseOnMap(page);
                    fill(page, "site.locator", "JN58td");
                    assertThat(page.locator("#setup-site-latitudeDeg")).hasCount(0);
                    assertThat(page.locator("#setup-site-locator-wrong")).hasText("");
                    tryIt(page);
                    fill(page, "rotator.azimuthMaxDeg", "450");
                    fill(page, "station.name", "A \"roof\": here");
                    assertThat(page.locator("#setup-yaml")).containsText(Pattern.compile("azimuthMaxDeg: 450"));
                    check(page, axe, "setup-filled-" + width);
                    assertThat(config).doesNotExist();

                    page.getByText("Write it and start").click();
                    assertThat(page.locator("#first-run")).isVisible();
                    assertThat(page.locator("#setup-config")).isHidden();
                    PeerWire.await(
                            "the station is idle",
                            () -> host.running().station().snapshot().state() == StationState.IDLE);
                    assertThat(Files.readString(config)).contains("450", "48.1");

                    assertThat(page.locator("#first-run-text")).containsText("What remains: an account");
                    assertThat(page.locator("#setup-tab")).isVisible();
                    assertThat(page.locator("#step-site")).containsText("48.1° N, 11.6° E");
                    assertThat(page.locator("#step-device")).containsText("answers: azimuth 0.0°, elevation 0.0°");
                    assertThat(page.locator("#step-turn")).containsText("between its ends at 0° and 450°");
                    assertThat(page.locator("#step-elements")).containsText("1 object is known");
                    check(page, axe, "first-run-" + width);
                    makeAccount(page);
                    tryLimits(page, width == 360);
                    check(page, axe, "first-run-limits-" + width);
                    follow(page, host);
                    check(page, axe, "first-run-followed-" + width);
                    page.locator("#views a[href='#now']").click();
                    assertThat(page.locator("#wrap-text")).containsText("between the end stops at 0° and 450°");
                }
            }
            browser.complaints.removeIf(complaint -> complaint.contains("ERR_CONNECTION_REFUSED") || complaint.contains("1012"));
            assertThat(browser.complaints).isEmpty();
        }
    }

    private static void check(Page page, Axe axe, String name) throws IOException {
        Browser.shoot(page, name);
        assertThat((String) page.evaluate(Contrast.WORST)).as(name).isEmpty();
        assertThat((String) page.evaluate(Cut.OFF)).as(name).isEmpty();
        assertThat(axe.broken(page, name)).isEmpty();
    }

    /** A first click brings the map closer, where a second is some kilometres good. */
    private static void chooseOnMap(Page page) {
        double width = page.locator("#setup-map").boundingBox().width;
        page.locator("#setup-map")
                .click(new Locator.ClickOptions().setPosition((11.6 + 180) / 360 * width, (90 - 48.1) / 360 * width));
        assertThat(page.locator("#setup-map-text")).containsText(Pattern.compile("4[78][.]\\d° N, 1[12][.]\\d° E, to some"));
        page.locator("#setup-map").click(new Locator.ClickOptions().setPosition(width / 2, width / 4));
        assertThat(page.locator("#setup-site-latitudeDeg")).hasValue(Pattern.compile("4[78][.]\\d\\d"));
        assertThat(page.locator("#setup-site-longitudeDeg")).hasValue(Pattern.compile("1[12][.]\\d\\d"));
        page.locator("#setup-map-out").click();
        assertThat(page.locator("#setup-map-out")).isHidden();
    }

    private static void tryIt(Page page) {
        fill(page, "rotator.link", "tcp:127.0.0.1:1");
        page.locator("#setup-try").click();
        assertThat(page.locator("#setup-tried")).containsText("could not be opened: nothing listens on 127.0.0.1:1");
        fill(page, "rotator.link", "simulated");
        page.locator("#setup-try").click();
        assertThat(page.locator("#setup-tried")).containsText("there is nothing to ask");
    }

    private static void makeAccount(Page page) {
        page.locator("#first-name").fill("ada");
        page.locator("#first-password").fill("short");
        page.locator("#step-account button").click();
        assertThat(page.locator("#step-account")).hasAttribute("data-done", "false");
        page.locator("#first-password").fill("long enough, this one");
        page.locator("#step-account button").click();
        assertThat(page.locator("#step-account")).containsText("ada has an account as an admin");
        assertThat(page.locator("#first-name")).isHidden();
    }

    /** Away from the lower end of the azimuth as long as a button is held, and back to it in small steps. */
    private static void tryLimits(Page page, boolean byKeyboard) {
        Locator there = page.locator(".limit").nth(0);
        assertThat(there).containsText("It should stand there now");
        assertThat(page.locator(".limit").nth(1).getByText("It stood there")).isDisabled();
        Locator away = page.locator("[data-hold='azimuth plus']");
        hold(page, away, byKeyboard);
        assertThat(there).containsText(Pattern.compile("[2-9][.]\\d° from there"));
        letGo(page, byKeyboard);
        assertThat(page.locator("[data-hold='azimuth minus']")).isEnabled();
        hold(page, page.locator("[data-hold='azimuth minus']"), byKeyboard);
        assertThat(there).containsText("It should stand there now");
        letGo(page, byKeyboard);
        there.getByText("It stood there").click();
        assertThat(there).containsText("You saw it there.");
        assertThat(page.locator("#step-limits")).containsText("1 of 4 limits");
    }

    private static void hold(Page page, Locator button, boolean byKeyboard) {
        if (byKeyboard) {
            button.focus();
            page.keyboard().down(" ");
        } else {
            button.hover();
            page.mouse().down();
        }
    }

    private static void letGo(Page page, boolean byKeyboard) {
        if (byKeyboard) {
            page.keyboard().up(" ");
        } else {
            page.mouse().up();
        }
    }

    private static void follow(Page page, StationHost host) {
        assertThat(page.locator("#step-pass")).containsText("the antenna can follow all of it");
        page.locator("#step-pass button").first().click();
        assertThat(page.locator("#step-pass")).containsText("is followed");
        assertThat(page.locator("#step-pass"))
                .containsText(
                        "is followed: tracking",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(240_000));
        assertThat(host.running().station().snapshot().state()).isEqualTo(StationState.TRACKING);
    }
}

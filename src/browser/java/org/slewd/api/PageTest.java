package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.rotator.Pointing;

/** The page in a real browser before the whole daemon, with a rotator at the end of a wire. */
@Tag("peer")
class PageTest {

    /** What Chromium itself writes when nobody listens; no page can prevent it. */
    private static final String REFUSED = "ERR_CONNECTION_REFUSED";

    @TempDir
    Path folder;

    private static Browser browser;

    private RunningStation station;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    @BeforeEach
    void open() throws Exception {
        browser.forget();
        station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100));
    }

    @AfterEach
    void close() throws Exception {
        try {
            assertThat(browser.complaints).noneMatch(complaint -> !complaint.contains(REFUSED));
            String host = station.address().substring("http://".length());
            assertThat(browser.requests).isNotEmpty().allMatch(url -> url.replaceFirst("^(http|ws)://", "")
                    .startsWith(host));
            assertThat(browser.requests).noneMatch(url -> url.contains("login="));
        } finally {
            station.close();
        }
    }

    private Page desktop() {
        return logIn(browser.page(1280, 800, ColorScheme.DARK));
    }

    private Page logIn(Page page) {
        page.navigate(station.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        // Another page may hold the antenna, and then there is nothing to press here but STOP.
        assertThat(page.locator("#rotator-lease-text")).containsText("the antenna");
        assertThat(page.locator("#state")).not().hasText("unknown");
        return page;
    }

    private static double degrees(Locator cell) {
        return Double.parseDouble(cell.textContent().replace("°", ""));
    }

    @Test
    void the_link_from_the_console_logs_in_and_leaves_no_code_in_the_address() {
        Page page = desktop();

        assertThat(page.url()).isEqualTo(station.address());
        assertThat(page.locator("#simulation")).isVisible();
        assertThat(page.locator("#version")).hasText("slewd 9.8.7");
        assertThat(page.locator("#clock-utc")).hasText(Pattern.compile("07:1\\d:\\d\\d UTC"));
        assertThat(page.locator("#clock-local")).hasText(Pattern.compile("08:1\\d:\\d\\d CET"));
        assertThat(page.locator("#state")).hasText("idle");
        assertThat(page.locator("#pass-rows tr")).hasCount(6);
        assertThat(page.locator("#countdown-label")).containsText("INVENTED sets (LOS) at 07:21:05 UTC");
        assertThat(page.locator(".path.coming").first()).hasAttribute("points", Pattern.compile(".{100,}"));
        Browser.shoot(page, "idle-1280");

        page.reload();
        assertThat(page.locator("#link-text")).hasText("live");
    }

    @Test
    void a_wrong_code_is_told_and_a_right_one_helps() {
        Page page = browser.page(360, 740, ColorScheme.DARK);
        page.navigate(station.address());
        page.locator("#secret").fill("nonsense");
        page.keyboard().press("Enter");

        assertThat(page.locator("#login-problem")).containsText("the code is wrong");
        assertThat(page.locator("#main")).isHidden();
        assertThat(page.locator("#stop")).isVisible();
        Browser.shoot(page, "login-360");

        // A new link in the same tab loads nothing anew.
        page.navigate(station.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        assertThat(page.locator("#login")).isHidden();
        browser.complaints.removeIf(complaint -> complaint.contains("401"));
    }

    @Test
    void a_pass_is_tracked_and_the_plot_shows_where_the_antenna_really_is() {
        Page page = desktop();
        Browser.track(page);
        assertThat(page.locator("#now-title")).hasText("INVENTED");
        assertThat(page.locator("#countdown")).hasText(Pattern.compile("\\d:\\d\\d"));
        assertThat(page.locator("#polar .path").last()).not().hasClass(Pattern.compile("coming"));
        assertThat(page.locator("#polar")).containsText("AOS 07:12:41");
        assertThat(page.locator("#polar")).containsText("LOS 07:21:05");
        assertThat(page.locator("#polar")).containsText("max 59°");
        assertThat(page.locator("#sky-text")).containsText("rises in the W at 07:12:41 UTC");
        assertThat(page.locator("#polar .cardinal")).hasText(new String[] {"N", "E", "S", "W"});
        // Half the way round: the motors turn 20 degrees a second.
        page.waitForCondition(() -> station.box.truth().azimuthDeg() > 240);
        page.waitForCondition(() -> degrees(page.locator("#row-measured .az")) > 240);

        Pointing truth = station.box.truth();
        assertThat(degrees(page.locator("#row-measured .az"))).isCloseTo(truth.azimuthDeg(), within(15.0));
        assertThat(degrees(page.locator("#row-measured .el"))).isCloseTo(truth.elevationDeg(), within(15.0));
        // In the plot the west is left: the mark has gone there.
        String transform = page.locator("#polar > use[href='#mark-measured']").getAttribute("transform");
        assertThat(Double.parseDouble(transform.replaceFirst("translate\\((-?[0-9.]+) .*", "$1"))).isLessThan(-20);
        assertThat(page.locator("#polar .trail")).hasAttribute("points", Pattern.compile(".{60,}"));
        for (String row : new String[] {"target", "commanded", "measured"}) {
            assertThat(page.locator("#row-" + row + " .age")).hasText(Pattern.compile("[0-9.]+ s"));
            assertThat(page.locator("#row-" + row)).not().hasClass(Pattern.compile("stale"));
        }
        assertThat(page.locator("#pass-rows tr").first()).containsText("Tracked");
        assertThat(page.locator("#devices .well")).hasCount(2);
        Browser.shoot(page, "tracking-1280");
        Page light = logIn(browser.page(1280, 800, ColorScheme.LIGHT));
        assertThat(light.locator("#polar .event")).hasCount(3);
        Browser.shoot(light, "tracking-1280-light");
        Page phone = logIn(browser.page(360, 740, ColorScheme.DARK));
        assertThat(phone.locator("#polar .event")).hasCount(3);
        Browser.shoot(phone, "tracking-360");
    }

    @Test
    void what_is_drawn_anew_under_a_finger_is_pressed_all_the_same() {
        Page page = desktop();
        Locator track = page.locator("#pass-rows tr").nth(1).getByText("Track");
        track.hover();
        page.mouse().down();
        // The rows speak of another time zone, and are other ones.
        page.evaluate("() => document.getElementById('zone').click()");
        page.waitForTimeout(300);
        page.mouse().up();

        assertThat(page.locator("#alerts")).containsText("page 1 follows INVENTED");
        assertThat(page.locator("#pass-rows tr").nth(1)).not().containsText("07:");
    }

    @Test
    void stop_by_mouse_reaches_the_wire_and_the_antenna_stands() {
        Page page = desktop();
        Browser.track(page);
        page.waitForCondition(() -> station.box.truth().azimuthDeg() > 20);
        int before = station.box.received().length();
        page.locator("#stop").click();

        stopped(page, before);
        Browser.shoot(page, "stopped-1280");
    }

    @Test
    void stop_by_key_works_wherever_the_focus_is() {
        Page page = desktop();
        Browser.track(page);
        page.waitForCondition(() -> station.box.truth().azimuthDeg() > 20);
        page.locator("#point-az").focus();
        int before = station.box.received().length();
        page.keyboard().press("Escape");
        stopped(page, before);

        before = station.box.received().length();
        page.keyboard().press("Control+.");
        int start = before;
        page.waitForCondition(() -> station.box.received().substring(start).contains("S\r"));
    }

    @Test
    void a_finger_that_slides_on_stop_stops_once() {
        Page page = browser.page(360, 740, ColorScheme.DARK);
        CDPSession fingers = page.context().newCDPSession(page);
        logIn(page);
        Browser.track(page);
        page.waitForCondition(() -> station.box.truth().azimuthDeg() > 20);
        int before = station.box.received().length();
        BoundingBox stop = page.locator("#stop").boundingBox();
        double y = stop.y + stop.height / 2;
        touch(fingers, "touchStart", stop.x + 40, y);
        for (int far = 60; far <= 200; far += 20) {
            touch(fingers, "touchMove", stop.x + far, y);
        }
        assertThat(station.box.received().substring(before)).doesNotContain("S\r");
        fingers.send("Input.dispatchTouchEvent", touches("touchEnd", new JsonArray()));

        stopped(page, before);
        assertThat(page.locator("#alerts li").filter(new Locator.FilterOptions().setHasText("STOP by")))
                .hasCount(1);
    }

    private static void touch(CDPSession fingers, String what, double x, double y) {
        JsonObject point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        JsonArray points = new JsonArray();
        points.add(point);
        fingers.send("Input.dispatchTouchEvent", touches(what, points));
    }

    private static JsonObject touches(String what, JsonArray points) {
        JsonObject event = new JsonObject();
        event.addProperty("type", what);
        event.add("touchPoints", points);
        return event;
    }

    private void stopped(Page page, int before) {
        page.waitForCondition(() -> station.box.received().substring(before).contains("S\r"));
        assertThat(page.locator("#state")).hasText("idle");
        assertThat(page.locator("#now-title")).hasText("No target");
        assertThat(page.locator("#alerts")).containsText("STOP by page 1");
        assertThat(page.locator("#alarm")).containsText("STOP");
        Pointing truth = station.box.truth();
        page.waitForTimeout(400);
        assertThat(station.box.truth()).isEqualTo(truth);
    }

    @Test
    void the_antenna_is_pointed_held_and_parked_by_keyboard_alone() {
        Page page = desktop();
        page.locator("#point-az").focus();
        page.keyboard().type("100");
        page.keyboard().press("Tab");
        page.keyboard().type("30");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> station.box.received().contains("W100 030\r"));
        page.waitForCondition(() -> station.box.truth().azimuthDeg() > 30);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("#hold")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#state")).hasText("idle");
        double heldAtDeg = station.box.truth().azimuthDeg();
        assertThat(heldAtDeg).isBetween(30.0, 99.0);
        page.keyboard().press("Tab");
        assertThat(page.locator("#park")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#alerts")).containsText("page 1 parks the antenna");
        page.waitForCondition(() -> station.box.truth().azimuthDeg() < 5);

        page.locator("#point-az").fill("500");
        page.keyboard().press("Enter");
        assertThat(page.locator("#said")).containsText("Point was refused");
        assertThat(station.box.received()).doesNotContain("W500");
    }

    @Test
    void a_station_that_is_lost_is_shown_as_lost_and_found_again() throws Exception {
        Page page = desktop();
        Browser.track(page);
        assertThat(page.locator("#row-commanded")).not().hasClass(Pattern.compile("unknown"));
        station.stop();

        assertThat(page.locator("#link-text")).hasText("no connection");
        assertThat(page.locator("#offline")).containsText("No connection to the station");
        assertThat(page.locator("body")).hasClass(Pattern.compile("silent"));
        assertThat(page.locator("#row-measured")).hasClass(Pattern.compile("stale"));
        assertThat(page.locator("#row-commanded")).hasClass(Pattern.compile("stale"));
        assertThat(page.locator("#state")).hasText("was tracking");
        assertThat(page.locator("#park")).isDisabled();
        assertThat(page.locator("#stop")).isEnabled();
        page.locator("#stop").click();
        assertThat(page.locator("#said")).containsText("STOP was NOT confirmed: There is no connection to the station.");
        Browser.shoot(page, "lost-1280");

        station.startAgain();
        // Sessions end with the daemon; a new link goes into the same tab.
        assertThat(page.locator("#login")).isVisible();
        page.locator("#stop").click();
        assertThat(page.locator("#said")).containsText("STOP was NOT confirmed: Nobody is logged in on this page.");
        page.navigate(station.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        assertThat(page.locator("body")).not().hasClass(Pattern.compile("silent"));
        assertThat(page.locator("#row-measured")).not().hasClass(Pattern.compile("stale"));
        assertThat(page.locator("#park")).isEnabled();
        // The stop that could not be sent is sent now.
        assertThat(page.locator("#alerts")).containsText("STOP by page");
    }

    @Test
    void on_a_phone_stop_is_always_in_view_and_nothing_has_to_be_shoved_sideways() {
        Page page = logIn(browser.page(360, 740, ColorScheme.DARK));
        assertThat(page.locator("#pass-rows tr")).hasCount(6);

        for (int y : new int[] {0, 400, 100_000}) {
            page.evaluate("y => scrollTo(0, y)", y);
            assertThat(page.locator("#stop")).isInViewport();
            assertThat((Boolean) page.evaluate("() => { const r = document.getElementById('stop').getBoundingClientRect();"
                            + " return document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2).id === 'stop'; }"))
                    .isTrue();
        }
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat((Integer) page.evaluate("() => document.querySelector('.scroll').scrollWidth"
                        + " - document.querySelector('.scroll').clientWidth"))
                .isZero();
        // Fingers are wide.
        assertThat((Integer) page.evaluate("() => [...document.querySelectorAll('button')].filter(b => b.offsetHeight > 0"
                        + " && b.offsetHeight < 36).length"))
                .isZero();
    }

    @Test
    void a_browser_that_keeps_nothing_has_a_page_that_works_and_stops() {
        Page page = browser.page(1280, 800, ColorScheme.DARK);
        page.addInitScript("Object.defineProperty(window, 'localStorage',"
                + " { get() { throw new DOMException('denied', 'SecurityError'); } })");
        Browser.track(logIn(page));
        page.locator("#theme").selectOption("red");
        assertThat(page.locator("html")).hasAttribute("data-theme", "red");
        page.locator("#zone").click();
        page.keyboard().press("Escape");
        assertThat(page.locator("#state")).hasText("idle");
    }

    @Test
    void on_a_phone_nothing_is_cut_off_in_any_view() {
        Page page = logIn(browser.page(360, 740, ColorScheme.DARK));
        Browser.track(page);
        assertThat(page.locator("#row-commanded")).not().hasClass(Pattern.compile("unknown"));
        Locator views = page.locator("#views a:visible");
        for (int i = 0; i < views.count(); i++) {
            views.nth(i).click();
            assertThat(views.nth(i)).hasAttribute("aria-current", "page");
            page.waitForTimeout(1500); // for what the view asks the station
            assertThat((String) page.evaluate(Cut.OFF)).as(views.nth(i).textContent()).isEmpty();
        }
    }

    @Test
    void every_text_can_be_told_from_its_ground_in_both_themes() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            Page page = logIn(browser.page(1280, 800, scheme));
            if (scheme == ColorScheme.DARK) {
                Browser.track(page);
            } else {
                assertThat(page.locator("#state")).hasText("tracking");
            }
            assertThat(page.locator("#polar .event").first()).isVisible();

            assertThat((String) page.evaluate(Contrast.WORST)).as(scheme.name()).isEmpty();
        }
    }

    @Test
    void the_first_load_is_small() {
        Page page = browser.page(1280, 800, ColorScheme.DARK);
        page.navigate(station.loginAddress());
        assertThat(page.locator("#pass-rows tr")).hasCount(6);
        page.waitForLoadState();

        assertThat(browser.requests.size()).isLessThanOrEqualTo(31);
        assertThat((Integer) page.evaluate("() => ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))"
                        + ".reduce((sum, entry) => sum + entry.transferSize, 0)"))
                .isBetween(10_000, 75_000);
    }
}

package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two pages and one antenna, before the whole daemon. */
@Tag("peer")
class PageLeaseTest {

    @TempDir
    Path folder;

    private static Browser browser;

    private RunningStation station;
    private Page anna;
    private Page bert;

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
        anna = logIn();
        bert = logIn();
    }

    @AfterEach
    void close() throws Exception {
        try {
            assertThat(browser.complaints).isEmpty();
        } finally {
            station.close();
        }
    }

    private Page logIn() {
        return logIn(page -> {});
    }

    private Page logIn(Consumer<Page> before) {
        Page page = browser.page(1280, 800, ColorScheme.DARK);
        before.accept(page);
        page.navigate(station.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        assertThat(page.locator("#state")).not().hasText("unknown");
        assertThat(page.locator("#rotator-lease-text")).containsText("Nobody holds the antenna");
        return page;
    }

    /** An order takes what nobody has. */
    private void annaPoints() {
        anna.locator("#point-az").fill("100");
        anna.locator("#point-el").fill("30");
        anna.keyboard().press("Enter");
        anna.waitForCondition(() -> station.box.received().contains("W100 030\r"));
        assertThat(anna.locator("#rotator-lease-text")).containsText("This page holds the antenna");
        assertThat(bert.locator("#rotator-lease-text")).containsText(Pattern.compile("page \\d holds the antenna"));
    }

    @Test
    void who_does_not_hold_the_antenna_cannot_move_it_and_can_stop_it() {
        annaPoints();
        assertThat(bert.locator("#park")).isDisabled();
        assertThat(bert.locator("#point button")).isDisabled();
        assertThat(bert.locator("#pass-rows button").first()).isDisabled();
        assertThat(anna.locator("#park")).isEnabled();
        Browser.shoot(bert, "lease-others-1280");

        int before = station.box.received().length();
        bert.locator("#stop").click();
        bert.waitForCondition(() -> station.box.received().substring(before).contains("S\r"));
        assertThat(bert.locator("#alerts")).containsText("STOP by page 2");
        assertThat(anna.locator("#rotator-lease-text")).containsText("This page holds the antenna");
    }

    @Test
    void who_is_pushed_off_is_told_by_whom_and_what_is_under_way_goes_on() {
        annaPoints();
        bert.locator("#rotator-lease-force").click();
        assertThat(bert.locator("#rotator-lease-text")).containsText("This page holds the antenna");
        assertThat(anna.locator("#said")).containsText("page 2 took the antenna from this page");
        assertThat(anna.locator("#park")).isDisabled();
        bert.locator("#park").click();
        assertThat(bert.locator("#alerts")).containsText("page 2 parks the antenna");
        bert.locator("#rotator-lease-take").click();
        assertThat(anna.locator("#rotator-lease-text")).containsText("Nobody holds the antenna");
        assertThat(anna.locator("#park")).isEnabled();
    }

    @Test
    void who_is_asked_answers_by_keyboard_and_the_asker_has_it() {
        annaPoints();
        bert.locator("#rotator-lease-take").click();
        assertThat(bert.locator("#rotator-lease-text")).hasText(Pattern.compile("page 1 was asked for the antenna, and has 1\\d s.*"));
        assertThat(anna.locator("#lease-question")).isVisible();
        assertThat(anna.locator("#lease-question-title")).hasText("page 2 asks for the antenna.");
        assertThat(anna.locator("#lease-keep")).isFocused();
        Browser.shoot(anna, "lease-question-1280");
        anna.keyboard().press("Enter");
        assertThat(anna.locator("#lease-question")).isHidden();
        assertThat(bert.locator("#said")).containsText("page 1 has held the antenna since");

        bert.locator("#rotator-lease-take").click();
        assertThat(anna.locator("#lease-keep")).isFocused();
        anna.keyboard().press("Tab");
        anna.keyboard().press("Enter");
        assertThat(bert.locator("#rotator-lease-text")).containsText("This page holds the antenna");
        assertThat(bert.locator("#park")).isEnabled();
        assertThat(anna.locator("#park")).isDisabled();
    }

    /** A slow line joins what follows closely: the moment between two questions may never be told. */
    @Test
    void who_asks_again_at_once_is_asked_about_again() {
        annaPoints();
        anna.close();
        AtomicBoolean joins = new AtomicBoolean();
        anna = logIn(page -> page.routeWebSocket(Pattern.compile(".*/rpc"), near -> {
            WebSocketRoute far = near.connectToServer();
            far.onMessage(frame -> {
                JsonObject message = new JsonObject(frame.text());
                boolean isBetween = "lease".equals(topic(message)) && !frame.text().contains("\"asked\":{");
                if (!joins.get() || !isBetween) {
                    near.send(frame.text());
                }
            });
        }));
        annaPoints();
        bert.locator("#rotator-lease-take").click();
        assertThat(anna.locator("#lease-keep")).isFocused();
        joins.set(true);
        anna.keyboard().press("Enter");
        assertThat(anna.locator("#lease-question")).isHidden();
        assertThat(bert.locator("#said")).containsText("has held the antenna since");
        bert.locator("#rotator-lease-take").click();
        assertThat(anna.locator("#lease-question")).isVisible();
        assertThat(anna.locator("#lease-keep")).isFocused();
    }

    private static String topic(JsonObject message) {
        return message.getJsonObject("params", new JsonObject()).getString("topic");
    }

    @Test
    void an_axis_turns_as_long_as_its_button_is_pressed() {
        anna.locator("#jog-right").hover();
        Browser.press(
                anna,
                anna.mouse()::down,
                anna.mouse()::up,
                () -> station.box.truth().azimuthDeg() > 20);
        assertThat(anna.locator("#state")).hasText("idle");
        double rest = station.box.truth().azimuthDeg();
        anna.waitForTimeout(400);
        assertThat(station.box.truth().azimuthDeg()).isEqualTo(rest);
        anna.locator("#jog-up").focus();
        Browser.press(
                anna,
                () -> anna.keyboard().down(" "),
                () -> anna.keyboard().up(" "),
                () -> station.box.truth().elevationDeg() > 10);
        assertThat(anna.locator("#state")).hasText("idle");
    }

    @Test
    void a_page_that_is_closed_holds_nothing_any_more() {
        annaPoints();
        anna.close();
        assertThat(bert.locator("#rotator-lease-text")).containsText("Nobody holds the antenna");
        assertThat((String) bert.evaluate(Contrast.WORST)).isEmpty();
    }
}

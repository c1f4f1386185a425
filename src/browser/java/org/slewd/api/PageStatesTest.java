package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.doppler.FitOutcome;
import org.slewd.time.SystemClock;

/** The page in a real browser before a station that is in the states we hope never to see. */
@Tag("peer")
class PageStatesTest {

    private static Vertx vertx;
    private static Browser browser;

    @TempDir
    Path folder;

    private final SystemClock clock = new SystemClock();
    private LiveFake live;
    private DataDirectory directory;
    private Access access;
    private ApiVerticle api;
    private String deployment;

    @BeforeAll
    static void start() {
        browser = new Browser();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        browser.close();
        LiveApi.await(vertx.close());
    }

    @BeforeEach
    void open() throws RefusedToStartException {
        browser.forget();
        live = new LiveFake(clock, 200);
        directory = DataDirectory.claim(folder.resolve("data"));
        access = TestPeople.access(directory, clock);
        deploy(0);
    }

    @AfterEach
    void close() {
        LiveApi.await(vertx.undeploy(deployment));
        live.close();
        directory.close();
    }

    private void deploy(int port) {
        api = new ApiVerticle(new ApiConfig(port, "9.8.7"), access, Desks.of(live.station, new FakeSupply(), clock), Monitoring.NONE, Notices.NONE);
        deployment = LiveApi.await(vertx.deployVerticle(api));
    }

    private Page page() {
        Page page = browser.page(1280, 800, ColorScheme.DARK);
        page.navigate(api.loginAddress());
        assertThat(page.locator("#state")).hasText("tracking");
        return page;
    }

    @Test
    void a_loop_that_has_died_makes_everything_stale_although_the_link_is_up() {
        Page page = page();
        live.freeze();

        assertThat(page.locator("#offline")).containsText("The station is silent.");
        assertThat(page.locator("#row-measured")).hasClass(Pattern.compile("stale"));
        assertThat(page.locator("#row-target")).hasClass(Pattern.compile("stale"));
        assertThat(page.locator("#state")).hasText("was tracking");
        assertThat(page.locator("#park")).isDisabled();
        page.locator("#stop").click();
        page.waitForCondition(() -> live.station.stopped.isDone());
        assertThat(page.locator("#said")).containsText("STOP was sent to the devices");
        Browser.shoot(page, "silent-1280");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void a_fault_says_what_happened_and_can_be_reset() {
        Page page = page();
        live.freeze();
        // As the loop does it, again and again: the page hears five of twenty a second.
        page.waitForCondition(() -> {
            live.station.publish(Snapshots.faulted(1_000_000, clock.utc()));
            return page.locator("#fault").isVisible();
        });

        assertThat(page.locator("#fault")).containsText("Motion is refused (position):");
        assertThat(page.locator("#fault")).containsText("Check the sensor, then reset.");
        assertThat(page.locator("#state")).hasText("faulted");
        assertThat(page.locator("#row-measured .age")).containsText("stale");
        assertThat(page.locator("#devices .ill")).containsText("no reply for 3.0 s");
        Browser.shoot(page, "faulted-1280");
        page.locator("#reset").click();
        page.waitForCondition(() -> live.station.calls.contains("reset position by page 1"));
    }

    @Test
    void a_fault_that_waits_for_a_person_is_reset_from_the_list_of_what_is_wrong() {
        Page page = page();
        live.freeze();
        page.locator("#views a[href='#attention']").click();
        page.waitForCondition(() -> {
            live.station.publish(Snapshots.faulted(1_000_000, clock.utc()));
            return page.locator("#troubles h3").first().textContent().equals("Motion is refused (position)");
        });
        assertThat(page.locator("#troubles li").first()).containsText("Check the sensor, then reset.");
        page.locator("#troubles li").first().locator("button").click();
        page.waitForCondition(() -> live.station.calls.contains("reset position by page 1"));
    }

    @Test
    void a_turn_that_is_not_known_is_asked_for() {
        Page page = page();
        assertThat(page.locator("#turn")).isHidden();
        live.freeze();
        page.waitForCondition(() -> {
            live.station.publish(Snapshots.withoutTurn(1_000_000, clock.utc()));
            return page.locator("#turn").isVisible();
        });

        assertThat(page.locator("#turn")).containsText("The turn of the azimuth axis is not known.");
        assertThat(page.locator("#adjust")).isHidden();
        page.locator("#turn-az").fill("390");
        page.locator("#turn button").click();
        page.waitForCondition(() -> live.station.calls.contains("reference 390.0 by page 1"));
        Browser.shoot(page, "turn-unknown-1280");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void the_time_of_a_pass_is_corrected_while_it_is_followed() {
        Page page = page();

        page.locator("#later").click();
        page.waitForCondition(() -> live.station.calls.contains("adjust PT1S by page 1"));
        page.locator("#earlier").click();
        page.waitForCondition(() -> live.station.calls.contains("adjust PT-1S by page 1"));
    }

    @Test
    void what_the_signal_says_of_the_orbit_is_shown_and_pointed_by_on_request() {
        Page page = page();
        assertThat(page.locator("#orbit")).isHidden();
        live.freeze();
        FakePass pass = FakePass.of(clock.utc().minusSeconds(100));
        page.waitForCondition(() -> {
            live.station.publish(Snapshots.heard(
                    1_000_000, clock.utc(), pass, new FitOutcome.NotObservable("no carrier is in the spectra")));
            return page.locator("#orbit").isVisible();
        });
        assertThat(page.locator("#orbit")).hasText("nothing certain: no carrier is in the spectra");
        assertThat(page.locator("#as-heard")).isHidden();

        FitOutcome sure = new FitOutcome.Fitted(
                new FitOutcome.Estimate(2.664, 0.051),
                new FitOutcome.Estimate(-101.3, 5.2),
                new FitOutcome.Estimate(0, 0.01),
                6,
                5,
                1,
                200,
                150);
        page.waitForCondition(() -> {
            live.station.publish(Snapshots.heard(1_000_001, clock.utc(), pass, sure));
            return page.locator("#as-heard").isVisible();
        });
        assertThat(page.locator("#orbit")).hasText("+2.66 s ± 0.05 late, −101 Hz off");
        page.locator("#as-heard").click();
        page.waitForCondition(() -> live.station.calls.contains("adjust by signal by page 1"));
    }

    @Test
    void a_connection_that_breaks_comes_back_by_itself_and_is_still_logged_in() {
        Page page = page();
        LiveApi.await(vertx.undeploy(deployment));
        assertThat(page.locator("#link-text")).hasText("no connection");
        assertThat(page.locator("#offline")).containsText("slewd stops; try again in 5 s");
        deploy(api.port());

        assertThat(page.locator("#link-text")).hasText("live");
        assertThat(page.locator("#offline")).isHidden();
        String before = page.locator("#row-target .az").textContent();
        assertThat(page.locator("#row-target .az")).not().hasText(before);
    }
}

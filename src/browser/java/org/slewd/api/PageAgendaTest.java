package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.demo.DemoSky;
import org.slewd.orbit.Groups;
import org.slewd.schedule.Wish;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.station.AgendaDesk;
import org.slewd.station.AgendaMaker;
import org.slewd.time.SystemClock;

/** What the page shows of the agenda, and what its buttons ask for. */
@Tag("peer")
class PageAgendaTest {

    private static final Site SITE = new Site(48.1, 11.6, 520);

    @TempDir
    Path folder;

    private static AgendaDesk.View plans(Instant now, boolean automatic, Optional<String> waiting) {
        Wish crewed = Wish.of("crewed", DemoSky.CREWED_AS_GROUP, Groups.builtIn().parse(DemoSky.CREWED_AS_GROUP))
                .weighing(5);
        Wish cloud =
                Wish.of("cloud", DemoSky.FRAGMENTS_AS_GROUP, Groups.builtIn().parse(DemoSky.FRAGMENTS_AS_GROUP));
        List<Wish> wishes = List.of(crewed, cloud);
        AgendaMaker maker = new AgendaMaker(new SiteFrame(SITE), number -> HorizonMask.FLAT, Optional.empty());
        return new AgendaDesk.View(
                automatic,
                waiting,
                Optional.empty(),
                wishes,
                maker.make(
                        DemoSky.over(SITE, now, 1408),
                        wishes,
                        now.plus(Duration.ofHours(2)),
                        AgendaMaker.Circumstances.plain(now)));
    }

    @Test
    void what_is_followed_and_what_is_left_out_is_shown_with_its_reason_and_can_be_let_go_on() throws Exception {
        SystemClock clock = new SystemClock();
        Vertx vertx = Vertx.vertx();
        try (Browser browser = new Browser();
                LiveFake live = new LiveFake(clock, 200);
                DataDirectory directory = DataDirectory.claim(folder.resolve("data"))) {
            ApiVerticle api = new ApiVerticle(
                    new ApiConfig(0, "9.8.7"),
                    TestPeople.access(directory, clock),
                    Desks.of(live.station, new FakeSupply(), clock),
                    Monitoring.NONE, Notices.NONE);
            LiveApi.await(vertx.deployVerticle(api));
            live.station.plans = plans(clock.utc(), false, Optional.empty());
            for (int width : List.of(360, 1280)) {
                Page page = browser.page(width, 800, ColorScheme.DARK);
                page.navigate(api.loginAddress());
                assertThat(page.locator("#link-text")).hasText("live");
                page.locator("#views a[href='#agenda']").click();
                assertThat(page.locator("#agenda-text")).containsText("only shown");
                assertThat(page.locator("#agenda-passes")).containsText("ISS-LIKE");
                assertThat(page.locator("#agenda-declined tr").first()).containsText("FRAGMENT");
                assertThat(page.locator("#agenda-resume")).isHidden();
                assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("nothing sticks out at a width of " + width)
                        .isTrue();
                Browser.shoot(page, "agenda-" + width);
            }
            Page page = browser.page(1280, 800, ColorScheme.LIGHT);
            page.navigate(api.loginAddress());
            assertThat(page.locator("#link-text")).hasText("live");
            page.locator("#views a[href='#agenda']").click();
            // Before that there is nobody who hears the click.
            assertThat(page.locator("#agenda-text")).containsText("only shown");
            page.locator("#agenda-automatic").click();
            // The page may ask anew at any moment, and the button does the opposite of what it was told last.
            page.waitForCondition(
                    () -> live.station.calls.stream().anyMatch(call -> call.startsWith("automatic true by")));
            live.station.plans = plans(clock.utc(), true, Optional.of("<i>Ada</i> stopped the antenna"));
            assertThat(page.locator("#agenda-text")).hasText("<i>Ada</i> stopped the antenna.");
            assertThat(page.locator("#agenda-automatic")).hasText("Do not follow it by itself");
            page.locator("#agenda-resume").click();
            assertThat(page.locator("#said")).hasText("Go on: accepted.");
            assertThat(live.station.calls).anyMatch(call -> call.startsWith("resume by"));
            assertThat(browser.complaints).isEmpty();
        } finally {
            LiveApi.await(vertx.close());
        }
    }
}

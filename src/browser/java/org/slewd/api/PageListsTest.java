package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.sky.LookAngle;
import org.slewd.station.PassPath;
import org.slewd.station.SkyView;
import org.slewd.time.SystemClock;

/** The table, the time line and the plot of the sky in a real browser, before a station with twenty thousand passes. */
@Tag("peer")
class PageListsTest {

    private static final int PASSES = 20_000;
    private static final int OBJECTS = 2500;

    private static Vertx vertx;
    private static Browser browser;

    @TempDir
    Path folder;

    private final SystemClock clock = new SystemClock();
    private final List<PassPath> passes = new ArrayList<>();
    private LiveFake live;
    private DataDirectory directory;
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
        Instant from = clock.utc().minusSeconds(100);
        for (int i = 0; i < PASSES; i++) {
            int object = i * 7919 % OBJECTS;
            passes.add(new FakePass(
                            40_000 + object,
                            "PIECE %04d".formatted(object),
                            from.plusMillis(4200L * i),
                            object * 37 % 360,
                            object * 13 % 2000 - 1000)
                    .bare());
        }
        live.station.answerPassesWith(CompletableFuture.completedFuture(passes));
        directory = DataDirectory.claim(folder.resolve("data"));
        api = new ApiVerticle(
                new ApiConfig(0, "9.8.7"), TestPeople.access(directory, clock), Desks.of(live.station, new FakeSupply(), clock), Monitoring.NONE, Notices.NONE);
        deployment = LiveApi.await(vertx.deployVerticle(api));
    }

    @AfterEach
    void close() {
        try {
            assertThat(browser.complaints).isEmpty();
        } finally {
            LiveApi.await(vertx.undeploy(deployment));
            live.close();
            directory.close();
        }
    }

    private Page page(String view, int width) {
        Page page = browser.page(width, 800, ColorScheme.DARK);
        page.navigate(api.loginAddress());
        assertThat(page.locator("#link-text")).hasText("live");
        page.locator("#views a[href='#" + view + "']").click();
        return page;
    }

    private Page table() {
        Page page = page("passes", 1280);
        page.locator("#filters select.group").selectOption("all");
        assertThat(page.locator("#list")).hasAttribute("aria-rowcount", Integer.toString(PASSES + 1));
        return page;
    }

    private static int rows(Page page) {
        return page.locator("#list tbody tr").count();
    }

    private static String first(Page page) {
        return page.locator("#list tbody tr[aria-rowindex='2']").textContent();
    }

    @Test
    void of_twenty_thousand_rows_only_those_in_view_are_in_the_document() {
        Page page = table();

        assertThat(rows(page)).isBetween(10, 60);
        page.locator("#list-scroll").evaluate("each => { each.scrollTop = each.scrollHeight / 2; }");
        page.waitForCondition(() -> page.locator("#list tbody tr[aria-rowindex='10001']").count() == 1);
        assertThat(rows(page)).isBetween(10, 60);
        page.locator("#list").focus();
        page.keyboard().press("End");
        page.waitForCondition(
                () -> page.locator("#list tbody tr[aria-rowindex='20001'].active").count() == 1);
        assertThat(page.locator("#list")).hasAttribute("aria-activedescendant", "list-19999");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator("#list tr[aria-selected='true']")).hasAttribute("aria-rowindex", "20000");
        assertThat(page.locator("#detail-title")).containsText("PIECE");
        page.keyboard().press("Home");
        assertThat(page.locator("#list")).hasAttribute("aria-activedescendant", "list-0");
    }

    @Test
    void a_column_sorts_both_ways() {
        Page page = table();
        double highest = passes.stream()
                .mapToDouble(path -> path.pass().maxElevationDeg())
                .max()
                .orElseThrow();
        double lowest = passes.stream()
                .mapToDouble(path -> path.pass().maxElevationDeg())
                .min()
                .orElseThrow();

        page.locator("#list th.c-high button").click();
        assertThat(page.locator("#list th.c-high")).hasAttribute("aria-sort", "descending");
        assertThat(first(page)).contains(Math.round(highest) + "°");
        page.locator("#list th.c-high button").click();
        assertThat(page.locator("#list th.c-high")).hasAttribute("aria-sort", "ascending");
        assertThat(first(page)).contains(Math.round(lowest) + "°");
        page.locator("#list th.c-object button").click();
        assertThat(first(page)).startsWith("PIECE 0000");
    }

    @Test
    void filters_leave_what_fits_and_say_how_many() {
        Page page = table();
        page.locator("#filter-text").fill("piece 0042");
        long ofOne = passes.stream()
                .filter(path -> path.pass().name().equals("PIECE 0042"))
                .count();
        assertThat(page.locator("#list")).hasAttribute("aria-rowcount", Long.toString(ofOne + 1));
        assertThat(page.locator("#list-note")).hasText(ofOne + " of 20,000 passes, of 1 objects.");
        page.locator("#filter-text").fill("");
        page.locator("#filter-elevation").fill("60");
        long high = passes.stream()
                .filter(path -> Math.round(path.pass().maxElevationDeg() * 10) >= 600)
                .count();
        assertThat(page.locator("#list")).hasAttribute("aria-rowcount", Long.toString(high + 1));
        page.locator("#filter-light").selectOption("visible");
        assertThat(page.locator("#list")).hasAttribute("aria-rowcount", "1");
        page.locator("#filter-light").selectOption("sunlit");
        page.locator("#filter-reach").check();
        assertThat(page.locator("#list-note")).containsText("0 of 20,000 passes");
    }

    @Test
    void what_is_over_is_not_in_the_list() {
        Instant now = clock.utc();
        live.station.answerPassesWith(CompletableFuture.completedFuture(List.of(
                new FakePass(40_001, "OVER", now.minusSeconds(3600), 10, 100).bare(),
                new FakePass(40_002, "TO COME", now.plusSeconds(3600), 20, 100).bare())));
        Page page = page("passes", 1280);
        page.locator("#filters select.group").selectOption("all");

        assertThat(page.locator("#list-note")).hasText("1 of 1 passes, of 1 objects.");
        assertThat(page.locator("#list")).containsText("TO COME");
    }

    @Test
    void the_time_line_has_them_all_and_speaks() {
        Page page = page("night", 1280);
        page.locator("#filters select.group").selectOption("all");
        assertThat(page.locator("#night-plot")).hasAttribute("data-passes", Integer.toString(PASSES));
        page.locator("#night-plot").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#night-text")).containsText(Pattern.compile("PIECE .*° high"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#detail-facts")).containsText("Rises");

        page.locator("#filter-text").fill("piece 0042");
        assertThat(page.locator("#night-plot")).hasAttribute("data-lanes", "1");
    }

    @Test
    void the_plot_of_the_sky_shows_as_many_as_the_station_says() {
        List<SkyView.Body> up = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            up.add(new SkyView.Body(
                    i + 1,
                    "UP " + i,
                    new LookAngle(i * 7 % 360, 89 - i * 0.029, 1_000_000, -1000),
                    i % 3 > 0,
                    Snapshots.NOON));
        }
        live.station.sky = new SkyView(4321, up, List.of(new SkyView.GroupCount("cosmos-1408", 7)));
        Page page = page("sky", 1280);

        assertThat(page.locator("#over-count")).hasText("4321");
        assertThat(page.locator("#over")).hasAttribute("data-drawn", "3000");
        assertThat(page.locator("#over-note")).hasText("Only the highest 3000 are drawn.");
        assertThat(page.locator("#highest tr")).hasCount(10);
        assertThat(page.locator("#highest tr").first()).containsText("UP 0 (1)0° N89°1000 kmin shadow");
        assertThat(page.locator("#groups")).containsText("cosmos-14087");
    }
}

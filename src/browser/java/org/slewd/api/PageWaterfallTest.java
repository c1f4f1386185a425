package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.time.SystemClock;

/** The waterfall in a real browser: a carrier that stands 4.8 kHz above where it is expected. */
@Tag("peer")
class PageWaterfallTest {

    private static final double CARRIER_HZ = 4_800;
    private static final double DOPPLER_HZ = -2_400;

    /** Where the carrier is: the brightest column of the plot, in hertz from its middle. */
    private static final String BRIGHTEST_HZ =
            """
            () => {
              const canvas = document.getElementById('waterfall');
              const [left, top, width, , span] = JSON.parse(canvas.dataset.plot);
              // Only where rows are: further down a mark of the pass is as bright as anything.
              const height = Number(canvas.dataset.lines);
              const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
              copy.drawImage(canvas, -left, -top);
              const { data } = copy.getImageData(0, 0, width, height);
              const sums = new Float64Array(width);
              for (let i = 0; i < width * height; i++) {
                sums[i % width] += data[4 * i] + data[4 * i + 1] + data[4 * i + 2];
              }
              const most = Math.max(...sums);
              const bright = [...sums.keys()].filter((x) => sums[x] > 0.98 * most);
              return ((bright[0] + bright.at(-1) + 1) / 2 / width - 0.5) * span;
            }
            """;

    private static final String PIXELS =
            "() => document.getElementById('waterfall').toDataURL()";

    private static Vertx vertx;
    private static Browser browser;

    @TempDir
    Path folder;

    private final SystemClock clock = new SystemClock();
    private final ScheduledExecutorService rows = Executors.newSingleThreadScheduledExecutor();
    private final FakeListening listening = new FakeListening(clock);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Optional<ScheduledFuture<?>> heard = Optional.empty();
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
        // The culmination is 20 s ago, so that it can be seen in the picture.
        live = new LiveFake(clock, FakePass.DURATION_S / 2 + 20);
        directory = DataDirectory.claim(folder.resolve("data"));
        Access access = TestPeople.access(directory, clock);
        api = new ApiVerticle(
                new ApiConfig(0, "9.8.7"),
                access,
                new Desks(live.station, new FakeSupply(), listening, new FakeJournal(), clock),
                Monitoring.NONE, Notices.NONE);
        deployment = LiveApi.await(vertx.deployVerticle(api));
    }

    @AfterEach
    void close() {
        assertThat(browser.complaints).isEmpty();
        assertThat(browser.requests).allMatch(url -> url.contains("//127.0.0.1:" + api.port() + "/"));
        rows.shutdownNow();
        LiveApi.await(vertx.undeploy(deployment));
        live.close();
        directory.close();
    }

    /** From now on rows come, five a second. */
    private void hear(boolean isCorrected) {
        heard = Optional.of(rows.scheduleAtFixedRate(
                () -> listening.hear(
                        clock.utc(), isCorrected ? CARRIER_HZ : CARRIER_HZ + DOPPLER_HZ, DOPPLER_HZ, isCorrected),
                0,
                200,
                TimeUnit.MILLISECONDS));
    }

    private void fallSilent() {
        heard.ifPresent(task -> task.cancel(false));
        listening.fallSilent("rtl_tcp:localhost:1234 sends no samples; slewd connects again. Check the dongle");
    }

    private Page page(int width, int height, ColorScheme scheme) {
        Page page = browser.page(width, height, scheme);
        page.onWebSocket(socket -> socket.onFrameSent(frame -> asked.add(frame.text())));
        page.navigate(api.loginAddress());
        assertThat(page.locator("#state")).hasText("tracking");
        page.locator("#heard").scrollIntoViewIfNeeded();
        return page;
    }

    private static int lines(Page page) {
        String drawn = page.locator("#waterfall").getAttribute("data-lines");
        return drawn == null ? 0 : Integer.parseInt(drawn);
    }

    private static void awaitLines(Page page, int count) {
        page.waitForCondition(() -> lines(page) >= count);
    }

    private static double brightestHz(Page page) {
        return ((Number) page.evaluate(BRIGHTEST_HZ)).doubleValue();
    }

    @Test
    void rows_appear_with_the_carrier_where_it_is() {
        hear(true);
        Page page = page(1280, 800, ColorScheme.DARK);
        awaitLines(page, 3);
        Object before = page.evaluate(PIXELS);
        int linesBefore = lines(page);
        page.waitForCondition(() -> lines(page) > linesBefore + 5);

        assertThat(page.evaluate(PIXELS)).isNotEqualTo(before);
        assertThat(brightestHz(page)).isCloseTo(CARRIER_HZ, within(60.0));
        assertThat(page.locator("#heard-line")).containsText(Pattern.compile("\\+4800 Hz from where it is expected, 30 dB over the noise; 0\\.\\d s old"));
        assertThat(page.locator("#heard-shift")).containsText("Doppler shift (−2400 Hz) taken out");
        assertThat(page.locator("#heard-about")).containsText("ISS (ZARYA) on 145.800 000 MHz; 250 kHz of samples from rtl_tcp:localhost:1234.");
        assertThat(page.locator("#heard-none")).isHidden();
        assertThat(page.locator("#heard-made-up")).isHidden();

        page.locator("#heard-doppler").check();
        assertThat(page.locator("#heard-shift")).containsText("left in");
        page.waitForCondition(() -> Math.abs(brightestHz(page) - CARRIER_HZ - DOPPLER_HZ) < 60);
        page.locator("#heard-span").selectOption("1000000");
        page.waitForCondition(() -> Math.abs(brightestHz(page) - CARRIER_HZ - DOPPLER_HZ) < 100);
        assertThat((String) page.evaluate(Contrast.WORST)).isEmpty();
    }

    @Test
    void samples_with_the_shift_in_them_look_the_same_by_choice() {
        hear(false);
        Page page = page(1280, 800, ColorScheme.DARK);
        awaitLines(page, 3);

        assertThat(page.locator("#heard-line")).containsText("+4800 Hz from where it is expected");
        assertThat(page.locator("#heard-shift")).containsText("taken out");
        assertThat(brightestHz(page)).isCloseTo(CARRIER_HZ, within(60.0));
        page.locator("#heard-doppler").check();
        page.waitForCondition(() -> Math.abs(brightestHz(page) - CARRIER_HZ - DOPPLER_HZ) < 60);
    }

    @Test
    void a_source_that_falls_silent_turns_the_picture_grey_and_says_how_old_it_is() {
        hear(true);
        Page page = page(1280, 800, ColorScheme.DARK);
        awaitLines(page, 3);
        fallSilent();

        assertThat(page.locator("#heard")).hasClass(Pattern.compile("stale-picture"));
        assertThat(page.locator("#heard-none")).containsText(Pattern.compile("The newest row is [0-9.]+ s old\\. rtl_tcp:localhost:1234 sends no samples"));
        assertThat(page.locator("#heard-line")).containsText("stale");
        assertThat(page.locator("#waterfall")).hasCSS("filter", "grayscale(1)");
        assertThat((String) page.evaluate(Contrast.WORST)).isEmpty();
        Browser.shoot(page, "waterfall-stale-1280");

        hear(true);
        // Out of view nothing comes.
        page.locator("#heard").scrollIntoViewIfNeeded();
        assertThat(page.locator("#heard")).not().hasClass(Pattern.compile("stale-picture"));
        assertThat(page.locator("#heard-none")).isHidden();
    }

    @Test
    void without_samples_a_sentence_says_so_and_what_to_do() {
        listening.comeFrom(Optional.empty());
        Page page = page(360, 740, ColorScheme.DARK);
        assertThat(page.locator("#heard-none")).containsText("This station takes no samples");
        assertThat(page.locator("#heard-none")).containsText("rtl_tcp:HOST:PORT");
        assertThat(page.locator("#waterfall")).isHidden();
        assertThat(page.locator("#record")).isDisabled();

        listening.comeFrom(Optional.of("simulated"));
        assertThat(page.locator("#heard-none")).containsText("Nothing is listened to now.");
        assertThat(page.locator("#heard-made-up")).isVisible();
    }

    @Test
    void rows_are_asked_for_while_they_can_be_seen_and_not_otherwise() {
        hear(true);
        Page page = page(1280, 800, ColorScheme.DARK);
        awaitLines(page, 2);
        assertThat(asked).filteredOn(PageWaterfallTest::begins).hasSize(1);

        page.locator("#views a[href='#passes']").click();
        page.waitForCondition(() -> asked.stream().anyMatch(PageWaterfallTest::ends));
        page.locator("#views a[href='#now']").click();
        page.locator("#heard").scrollIntoViewIfNeeded();
        page.waitForCondition(() -> asked.stream().filter(PageWaterfallTest::begins).count() == 2);
        page.evaluate("() => scrollTo(0, 0)");
        page.setViewportSize(360, 500);
        page.evaluate("() => scrollTo(0, 0)");
        page.waitForCondition(() -> asked.stream().filter(PageWaterfallTest::ends).count() == 2);
    }

    private static boolean begins(String frame) {
        return frame.contains("events.subscribe") && frame.contains("\"spectrum\"");
    }

    private static boolean ends(String frame) {
        return frame.contains("events.unsubscribe") && frame.contains("\"spectrum\"");
    }

    @Test
    void a_recording_says_what_is_recorded_how_long_and_where() {
        hear(true);
        Page page = page(1280, 800, ColorScheme.DARK);
        assertThat(page.locator("#record-text")).hasText("Records ISS (ZARYA) on 145.800 000 MHz, all 250 kHz, as a SigMF set until the pass ends.");
        page.locator("#record").click();

        assertThat(page.locator("#record")).hasText("End recording");
        assertThat(page.locator("#record-text")).hasText("Recording ISS (ZARYA) on 145.800 000 MHz, all 250 kHz: 0:01, 0.5 MB,"
                + " to recordings/20261124T120000Z_25544_145800000.sigmf-meta");
        page.locator("#record").click();
        assertThat(page.locator("#record")).hasText("Record samples");
        assertThat(page.locator("#record-text")).containsText("Recorded 0:01, 0.5 MB, in recordings/");
        assertThat(page.locator("#record-text")).containsText("the recording was ended");
    }

    @Test
    void a_frame_that_ends_with_its_levels_is_read_and_what_is_no_row_is_not() {
        Page page = page(1280, 800, ColorScheme.DARK);
        Object read = page.evaluate(
                """
                async () => {
                  const { decode, shiftHz, strongest } = await import('/spectrum.js');
                  const buffer = new ArrayBuffer(44 + 16);
                  const view = new DataView(buffer);
                  view.setUint32(0, 0x534c5753);
                  view.setUint8(4, 1);
                  view.setUint8(5, 1);
                  view.setUint16(6, 16);
                  view.setFloat64(28, 1600);
                  view.setFloat32(40, 0.5);
                  new Uint8Array(buffer, 44).fill(20);
                  const nothing = strongest(decode(buffer));
                  view.setUint8(44 + 10, 80);
                  const row = decode(buffer);
                  const cut = buffer.slice(0, 50);
                  view.setUint8(4, 2);
                  return [nothing, strongest(row).offsetHz, strongest(row).overNoiseDb,
                    Number.isNaN(row.dopplerHz), shiftHz(row, true), decode(buffer), decode(cut), decode(new ArrayBuffer(3))];
                }
                """);
        assertThat((List<?>) read).isEqualTo(Arrays.asList(null, 200, 30, true, 0, null, null, null));
    }

    @Test
    void the_keyboard_looks_at_the_strongest_line_and_holds_the_picture() {
        hear(true);
        Page page = page(1280, 800, ColorScheme.DARK);
        awaitLines(page, 2);
        page.locator("#waterfall").focus();
        page.keyboard().press("Home");
        assertThat(page.locator("#heard-cursor")).hasText("At +4800 Hz: 30 dB over the noise.");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#heard-cursor")).containsText("At +4600 Hz: ");
        page.keyboard().press("Delete");
        assertThat(page.locator("#heard-cursor")).isEmpty();

        page.locator("#heard-pause").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#heard-pause")).hasText("Go on");
        Object held = page.evaluate(PIXELS);
        page.waitForTimeout(2_500);
        assertThat(page.evaluate(PIXELS)).isEqualTo(held);
        page.keyboard().press("Enter");
        page.waitForCondition(() -> !page.evaluate(PIXELS).equals(held));
    }

    @Test
    void on_a_phone_and_in_either_theme_nothing_has_to_be_shoved_sideways() {
        hear(true);
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            String theme = scheme == ColorScheme.DARK ? "dark" : "light";
            for (int width : new int[] {360, 1280}) {
                Page page = page(width, 800, scheme);
                awaitLines(page, 12);
                assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
                assertThat((String) page.evaluate(Contrast.WORST)).as(theme).isEmpty();
                page.locator("#heard").screenshot(new Locator.ScreenshotOptions()
                        .setPath(Browser.SCREENSHOTS.resolve("waterfall-" + width + "-" + theme + ".png")));
            }
        }
    }
}

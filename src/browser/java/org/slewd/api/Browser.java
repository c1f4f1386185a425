package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slewd.Peers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chromium, and what it complained of. One test thread. */
final class Browser implements AutoCloseable {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private static final int MOST_PRESSES = 6;

    private static final double PRESSED_MS = 4_000;

    /** slewd takes 8 s at most to plan a pass, or refuses. */
    private static final double PLANNED_MS = 9_000;

    /** Of all pages: errors on the console, violations of the content policy among them. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    /** The addresses of all requests. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        Path program = Peers.require("chromium");
        // The page waits longer and longer before it tries a lost station again.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** A new page in a browser without a past. */
    Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("page error: " + error));
        page.onRequest(request -> requests.add(request.url()));
        page.onWebSocket(socket -> requests.add(socket.url()));
        return page;
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }

    /** Closes all pages and forgets what they did. */
    void forget() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
        complaints.clear();
        requests.clear();
    }

    /**
     * Keeps a button pressed until {@code there}. A machine that is late with saying so again has the axis stopped, as it should be;
     * then one presses anew.
     */
    static void press(Page page, Runnable down, Runnable up, BooleanSupplier there) {
        for (int times = 0; times < MOST_PRESSES && !there.getAsBoolean(); times++) {
            down.run();
            try {
                page.waitForCondition(there, new Page.WaitForConditionOptions().setTimeout(PRESSED_MS));
            } catch (TimeoutError e) {
                LOG.info("pressed in vain; it is pressed anew");
            } finally {
                up.run();
            }
        }
        assertThat(there.getAsBoolean()).as("there, after so many presses").isTrue();
    }

    /**
     * Presses on a page that is logged in the first pass of the table until it is tracked. Where the machine was late for the rotator or
     * with the plan the order is refused, as it should be; then one presses anew.
     */
    static void track(Page page) {
        Locator state = page.locator("#state");
        for (int times = 0; times < MOST_PRESSES; times++) {
            page.locator("#pass-rows tr").first().getByText("Track").click();
            try {
                assertThat(state)
                        .hasText("tracking", new LocatorAssertions.HasTextOptions().setTimeout(PLANNED_MS));
                return;
            } catch (AssertionError e) {
                LOG.info(
                        "not tracked: {}, {}; it is pressed anew",
                        state.textContent(),
                        page.locator("#said").textContent());
            }
        }
        assertThat(state).hasText("tracking");
    }

    /** For people: {@code target/screenshots} is looked at before a release. */
    static void shoot(Page page, String name) {
        page.evaluate("() => scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}

package org.slewd.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees what, and the view by which admins say so, before the whole daemon. */
@Tag("peer")
class PagePeopleTest {

    private static final String PASSWORD = "a long enough one";

    @TempDir
    Path folder;

    private Browser browser;
    private RunningStation station;
    private Page admin;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser();
        station = new RunningStation(folder, RunningStation.RISE.plusSeconds(100));
        admin = browser.page(1280, 800, ColorScheme.DARK);
        admin.navigate(station.loginAddress());
        admin.locator("#views a[href='#settings']").click();
        assertThat(admin.locator("#people-note")).containsText("There are no accounts yet");
    }

    @AfterEach
    void close() throws Exception {
        try {
            assertThat(browser.complaints).isEmpty();
        } finally {
            browser.close();
            station.close();
        }
    }

    private void add(String name, String role) {
        admin.locator("#person-name").fill(name);
        admin.locator("#person-role").selectOption(role);
        admin.locator("#person-password").fill(PASSWORD);
        admin.locator("#person-add button").click();
        assertThat(admin.locator("#people-said")).hasText(name + " has an account.");
        assertThat(admin.locator("#people")).containsText(name);
        assertThat(admin.locator("#person-password")).hasValue("");
    }

    private Page logIn(String name, String password) {
        Page page = browser.page(360, 740, ColorScheme.DARK);
        page.navigate(station.address());
        page.locator("#user").fill(name);
        page.locator("#secret").fill(password);
        page.keyboard().press("Enter");
        assertThat(page.locator("#link-text")).hasText("live");
        assertThat(page.locator("#who")).containsText(name);
        return page;
    }

    @Test
    void each_sees_what_the_role_may_use_and_everybody_stop() {
        add("olga", "observer");
        add("otto", "operator");
        Page olga = logIn("olga", PASSWORD);
        assertThat(olga.locator("#observer")).hasText("You are an observer here: you see everything, and may press STOP.");
        assertThat(olga.locator("#pass-rows tr")).hasCount(6);
        for (String gone : List.of("#point", "#park", "#jog", "#record", "#rotator-lease-take")) {
            assertThat(olga.locator(gone)).isHidden();
        }
        assertThat(olga.locator("#pass-rows button").first()).isHidden();
        olga.locator("#views a[href='#settings']").click();
        assertThat(olga.locator("#password-old")).isVisible();
        for (String gone : List.of("#people", "#person-add", "#token-add", "#password-of")) {
            assertThat(olga.locator(gone)).isHidden();
        }
        olga.locator("#views a[href='#now']").click();
        assertThat(olga.locator("#row-measured")).isVisible();
        assertThat((String) olga.evaluate(Cut.OFF)).isEmpty();
        Browser.shoot(olga, "observer-360");

        Page otto = logIn("otto", PASSWORD);
        assertThat(otto.locator("#observer")).isHidden();
        assertThat(otto.locator("#park")).isVisible();
        otto.locator("#views a[href='#settings']").click();
        assertThat(otto.locator("#people")).isHidden();
        otto.locator("#token-name").fill("ottos");
        otto.locator("#token-add button").click();
        assertThat(otto.locator("#tokens")).containsText(Pattern.compile("ottos.*observer, of otto"));
        otto.locator("#password-old").fill(PASSWORD);
        otto.locator("#password-new").fill("another long one");
        otto.locator("#password-set button").click();
        assertThat(otto.locator("#login")).isVisible();
        otto.locator("#user").fill("otto");
        otto.locator("#secret").fill("another long one");
        otto.keyboard().press("Enter");
        assertThat(otto.locator("#link-text")).hasText("live");
        assertThat(otto.locator("#token-made")).isHidden();
        assertThat(otto.locator("#token-secret")).hasValue("");
        assertThat(otto.locator("#people-said")).hasText("otto has another password.");
        assertThat((String) otto.evaluate(Cut.OFF)).isEmpty();
        Browser.shoot(otto, "operator-settings-360");
        otto.locator("#views a[href='#now']").click();
        otto.locator("#point-az").fill("100");
        otto.locator("#point-el").fill("30");
        otto.keyboard().press("Enter");
        otto.waitForCondition(() -> station.box.truth().azimuthDeg() > 20);
        int before = station.box.received().length();
        olga.locator("#stop").click();
        olga.waitForCondition(() -> station.box.received().substring(before).contains("S\r"));
        assertThat(otto.locator("#alerts")).containsText("STOP by olga");

        admin.locator("#people tr", new Page.LocatorOptions().setHasText("olga"))
                .locator("select")
                .selectOption("operator");
        assertThat(admin.locator("#people-said")).containsText("olga is operator now");
        assertThat(olga.locator("#login")).isVisible();
        admin.locator("#people tr", new Page.LocatorOptions().setHasText("otto"))
                .getByText("Remove")
                .click();
        assertThat(otto.locator("#link-text")).hasText("live");
        admin.locator("#people").getByText("Really?").click();
        assertThat(otto.locator("#login")).isVisible();
        assertThat(admin.locator("#people")).not().containsText("otto");
        // Both are asked to log in again.
        browser.complaints.removeIf(complaint -> complaint.contains("401"));
    }

    @Test
    void a_token_is_shown_once_and_works_until_it_is_revoked() {
        add("ada", "admin");
        admin.locator("#token-name").fill("logger");
        admin.locator("#token-days").fill("30");
        admin.locator("#token-add button").click();
        assertThat(admin.locator("#token-made")).isVisible();
        String token = admin.locator("#token-secret").inputValue();
        assertThat(token).hasSizeGreaterThan(20);
        assertThat(admin.locator("#tokens")).containsText(Pattern.compile("logger.*observer.*until 2026-12-25.*never used"));
        assertThat((String) admin.evaluate(Contrast.WORST)).isEmpty();
        assertThat((String) admin.evaluate(Cut.OFF)).isEmpty();
        Browser.shoot(admin, "settings-1280");
        admin.locator("#token-taken").click();
        assertThat(admin.locator("#token-made")).isHidden();
        assertThat(admin.content()).doesNotContain(token);

        Page program = browser.page(360, 740, ColorScheme.LIGHT);
        program.navigate(station.address());
        program.locator("#secret").fill(token);
        program.keyboard().press("Enter");
        assertThat(program.locator("#observer")).isVisible();
        admin.locator("#tokens").getByText("Revoke").click();
        admin.locator("#tokens").getByText("Really?").click();
        assertThat(program.locator("#login")).isVisible();
        assertThat(admin.locator("#tokens-none")).isVisible();
    }

    @Test
    void an_app_that_asks_is_shown_with_its_code_and_gets_its_token_when_it_is_granted() throws Exception {
        assertThat(admin.locator("#asking")).isHidden();
        JsonObject asked = post("ask", new JsonObject().put("name", "panel").put("role", "observer"));
        JsonObject other = post("ask", new JsonObject().put("name", "other").put("role", "operator"));
        assertThat(admin.locator("#asking-rows tr")).hasCount(2);
        assertThat(admin.locator("#asking-rows tr").first()).containsText(asked.getString("code"));
        assertThat(admin.locator("#asking-rows tr").first()).containsText("panel, as observer");
        assertThat((String) admin.evaluate(Contrast.WORST)).isEmpty();
        assertThat((String) admin.evaluate(Cut.OFF)).isEmpty();
        Browser.shoot(admin, "asking-1280");
        admin.setViewportSize(360, 740);
        Browser.shoot(admin, "asking-360");
        assertThat((String) admin.evaluate(Cut.OFF)).isEmpty();
        admin.setViewportSize(1280, 800);
        assertThat(admin.content()).doesNotContain(asked.getString("secret"));

        admin.locator("#asking-rows tr").first().getByText("Grant").click();
        admin.locator("#asking-rows").getByText("Really?").click();
        assertThat(admin.locator("#people-said")).hasText("panel may fetch its token as observer now.");
        assertThat(admin.locator("#asking-rows tr")).hasCount(1);
        admin.locator("#asking-rows").getByText("Refuse").click();
        admin.locator("#asking-rows").getByText("Really?").click();
        assertThat(admin.locator("#people-said")).hasText("other gets no token.");
        assertThat(admin.locator("#asking")).isHidden();

        JsonObject granted = post("fetch", new JsonObject().put("secret", asked.getString("secret")));
        assertThat(granted.getString("state")).isEqualTo("granted");
        assertThat(post("fetch", new JsonObject().put("secret", other.getString("secret")))
                        .getString("state"))
                .isEqualTo("refused");
        assertThat(admin.locator("#tokens")).containsText("panel");
        assertThat(admin.content()).doesNotContain(granted.getString("token"));
    }

    private JsonObject post(String what, JsonObject params) throws Exception {
        return new JsonObject(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(station.address()).resolve("/api/v1/token/" + what))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(params.encode()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Test
    void a_password_is_set_anew_and_what_cannot_be_is_told() {
        add("ada", "admin");
        admin.locator("#person-name").fill("ada");
        admin.locator("#person-password").fill(PASSWORD);
        admin.locator("#person-add button").click();
        assertThat(admin.locator("#people-said")).containsText("Refused:");
        assertThat(admin.locator("#people tr")).hasCount(1);
        admin.locator("#password-new").fill("another long one");
        admin.locator("#password-set button").click();
        assertThat(admin.locator("#people-said")).hasText("ada has another password.");

        Page ada = logIn("ada", "another long one");
        ada.locator("#views a[href='#settings']").click();
        assertThat(ada.locator("#password-old-label")).isVisible();
        assertThat((String) ada.evaluate(Cut.OFF)).isEmpty();
        Browser.shoot(ada, "settings-360");
    }
}

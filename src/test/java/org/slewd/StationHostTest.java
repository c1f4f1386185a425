package org.slewd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.api.ConfigurationDesk;
import org.slewd.api.RefusedToStartException;
import org.slewd.config.ConfigException;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.people.Account;
import org.slewd.people.PasswordHash;
import org.slewd.people.Register;
import org.slewd.people.Role;
import org.slewd.rotator.Pointing;
import org.slewd.setup.Finding;
import org.slewd.setup.Question;
import org.slewd.setup.SetupAnswers;
import org.slewd.station.Outcome;
import org.slewd.station.SafeStation;
import org.slewd.station.Snapshot;
import org.slewd.station.StationState;
import org.slewd.storage.PeopleFile;
import org.slewd.storage.SavedJournal;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;

/** Whole daemons that change their configuration, or come up in safe mode. */
@Tag("whole-pass")
class StationHostTest {

    private static final long PATIENCE_S = 20;

    @TempDir
    Path folder;

    private final Clock clock = new SystemClock();

    @BeforeEach
    void begin() throws IOException {
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("invented.json"));
        write("First", "simulated", "0");
    }

    private Path config() {
        return folder.resolve("slewd.yaml");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void write(String name, String link, String port) throws IOException {
        Files.writeString(config(), """
            station: {name: %s}
            site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
            elements: {files: [invented.json]}
            http: {port: %s}
            rotator:
              kind: gs232b
              link: "%s"
              azimuthRateDegPerS: 6
              elevationRateDegPerS: 3
              beamWidthDeg: 30
              parkAzimuthDeg: 180
              parkElevationDeg: 0
            """.formatted(name, port, link));
    }

    private void spoil() throws IOException {
        Files.writeString(config(), Files.readString(config()).replace("beamWidthDeg: 30", "beamWidth: 30"));
    }

    private StationHost start(boolean stays) throws Exception {
        return StationHost.start(new StationHost.Plan(
                config(),
                text -> Settings.readText(text, config(), Wiring.ROTATORS, Wiring.RECEIVERS),
                OptionalInt.of(0),
                clock,
                false,
                data(),
                "1.2.3",
                stays));
    }

    private static Outcome of(CompletableFuture<Outcome> answer) throws Exception {
        return answer.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private static Outcome reload(StationHost host, boolean now) throws Exception {
        return of(host.reload(now, "Ann").toCompletableFuture());
    }

    private void await(BooleanSupplier condition) {
        long untilNanos = clock.nanos() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.getAsBoolean()) {
            assertThat(clock.nanos() - untilNanos).as("patience").isNegative();
            Thread.onSpinWait();
        }
    }

    @Test
    void damaged_accounts_are_told_once_and_not_after_each_change() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve(Premises.PEOPLE), "no accounts");
        try (StationHost host = start(false)) {
            Daemon first = host.daemon().orElseThrow();
            await(() -> first.station().snapshot().state() == StationState.IDLE);
            assertThat(reload(host, false)).isEqualTo(new Outcome.Accepted());
            await(() -> host.view().changes() == 1);
        }
        JournalAnswer<EventEntry> told = new SavedJournal(data())
                .events(JournalQuery.NEWEST)
                .toCompletableFuture()
                .join();
        assertThat(((JournalAnswer.Rows<EventEntry>) told).rows())
                .extracting(row -> row.entry().toString())
                .filteredOn(text -> text.contains("put the file aside as people.state.damaged"))
                .hasSize(1);
    }

    @Test
    void a_bad_configuration_is_refused_as_a_whole_and_a_sound_one_taken_as_a_whole() throws Exception {
        try (StationHost host = start(false)) {
            Daemon first = host.daemon().orElseThrow();
            await(() -> first.station().snapshot().state() == StationState.IDLE);
            String good = Files.readString(data().resolve("last-good.yaml"));
            assertThat(good).isEqualTo(Files.readString(config()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("last-good.yaml"))))
                    .isEqualTo("rw-------");

            write("Second", "simulated", "0");
            spoil();
            assertThat(reload(host, false))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.message() + refused.hint())
                                    .contains("1 problem)", "nothing has changed")
                                    .containsPattern("slewd.yaml:\\d+  rotator.beamWidth is not a known key"));
            assertThat(host.daemon()).containsSame(first);
            assertThat(host.view().changes()).isZero();
            assertThat(data().resolve("last-good.yaml")).hasContent(good);

            write("Second", "simulated", "0");
            assertThat(reload(host, false)).isEqualTo(new Outcome.Accepted());
            await(() -> host.view().changes() == 1);
            assertThat(host.view().last().orElseThrow().applied()).isTrue();
            Daemon second = host.daemon().orElseThrow();
            assertThat(second).isNotSameAs(first);
            await(() -> second.station().snapshot().loop().alerts().stream()
                    .anyMatch(alert -> alert.message().contains("was read anew by Ann and is in use")));
            assertThat(data().resolve("last-good.yaml")).hasContent(Files.readString(config()));
            assertThat(data().resolve("starts.state")).exists();
        }
        assertThat(data().resolve("starts.state")).doesNotExist();
    }

    @Test
    void a_station_that_does_not_start_by_the_new_one_runs_by_the_old_one() throws Exception {
        try (StationHost host = start(false);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write("Second", "simulated", Integer.toString(taken.getLocalPort()));
            assertThat(reload(host, true)).isEqualTo(new Outcome.Accepted());
            await(() -> host.view().changes() == 1);
            assertThat(host.view().last().orElseThrow().applied()).isFalse();
            assertThat(host.view().last().orElseThrow().message())
                    .contains("port " + taken.getLocalPort(), "it runs by the one before");
            assertThat(host.view().safeMode()).isFalse();
            Daemon daemon = host.daemon().orElseThrow();
            await(() -> daemon.station().snapshot().state() == StationState.IDLE);
        }
    }

    @Test
    void while_the_antenna_moves_nothing_is_changed_unless_somebody_insists() throws Exception {
        try (StationHost host = start(false)) {
            Daemon daemon = host.daemon().orElseThrow();
            await(() -> daemon.station().snapshot().state() == StationState.IDLE);
            of(daemon.station().point(new Pointing(20, 60), "Ann").toCompletableFuture());
            await(() -> daemon.station().snapshot().state() == StationState.POINTING);
            assertThat(reload(host, false))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.kind()).isEqualTo("busy"));
            assertThat(reload(host, true)).isEqualTo(new Outcome.Accepted());
            await(() -> host.view().changes() == 1);
        }
    }

    @Test
    void a_person_is_told_and_a_service_stays_up_where_the_configuration_is_bad() throws Exception {
        spoil();
        assertThatThrownBy(() -> start(false)).isInstanceOf(ConfigException.class);
        assertThat(data()).doesNotExist();
        try (StationHost host = start(true)) {
            assertThat(host.view().safeMode()).isTrue();
            assertThat(host.daemon()).isEmpty();
            assertThat(host.running().station().snapshot().fault().orElseThrow().message())
                    .contains("cannot be used (1 problem)", "slewd reload")
                    .containsPattern("slewd.yaml:\\d+  rotator.beamWidth is not a known key");
            assertThat(host.running().station().stop("Ann"))
                    .as("no wire is known")
                    .isFalse();
            assertThat(reload(host, false)).isInstanceOf(Outcome.Refused.class);

            write("Second", "simulated", "0");
            assertThat(of(host.running()
                            .station()
                            .reset(SafeStation.KIND, "Ann")
                            .toCompletableFuture()))
                    .isEqualTo(new Outcome.Accepted());
            await(() -> host.view().changes() == 1);
            assertThat(host.view().safeMode()).isFalse();
            await(() -> host.running().station().snapshot().state() == StationState.IDLE);
        }
    }

    @Test
    void a_service_without_a_configuration_is_given_one_by_answers_and_runs() throws Exception {
        Files.delete(config());
        assertThatThrownBy(() -> start(false)).isInstanceOf(ConfigException.class);
        try (StationHost host = StationHost.start(new StationHost.Plan(
                config(),
                text -> Settings.readText(text, config(), Wiring.ROTATORS, Wiring.RECEIVERS)
                        .withHttpPort(0),
                OptionalInt.of(0),
                clock,
                false,
                data(),
                "1.2.3",
                true))) {
            assertThat(host.view().withoutFile()).isTrue();
            assertThat(host.running().station().snapshot().fault().orElseThrow().message())
                    .contains(
                            "there is no configuration", "view Set up", "run 'slewd setup --config", "'slewd reload'");
            SetupAnswers half = SetupAnswers.NONE
                    .with(Question.LATITUDE, "48.1")
                    .with(Question.LONGITUDE, "11.6")
                    .with(Question.ROTATOR_LINK, "simulated");
            assertThat(of(host.writeFirst(half, "Ann").toCompletableFuture()))
                    .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                        assertThat(refused.kind()).isEqualTo("invalid");
                        assertThat(refused.hint()).contains("rotator.kind is missing");
                    });
            assertThat(config()).doesNotExist();

            SetupAnswers all = host.setup(setup -> setup.filled(half.with(Question.ROTATOR_KIND, "gs232b")))
                    .toCompletableFuture()
                    .get(PATIENCE_S, TimeUnit.SECONDS);
            assertThat(of(host.writeFirst(all, "Ann").toCompletableFuture())).isEqualTo(new Outcome.Accepted());
            await(() -> host.view().changes() == 1);
            assertThat(host.view().safeMode()).isFalse();
            assertThat(host.view().withoutFile()).isFalse();
            await(() -> host.running().station().snapshot().state() == StationState.IDLE);

            String made = Files.readString(config());
            assertThat(of(host.writeFirst(all.with(Question.STATION_NAME, "Other"), "Ann")
                            .toCompletableFuture()))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.kind()).isEqualTo("not-ready"));
            assertThat(config()).hasContent(made);
        }
    }

    private static SetupAnswers device(String link) {
        return SetupAnswers.NONE.with(Question.ROTATOR_KIND, "gs232b").with(Question.ROTATOR_LINK, link);
    }

    private static ConfigurationDesk.Probing probe(StationHost host, String link) throws Exception {
        return host.probe(device(link), "Ann").toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private static void assertRefused(ConfigurationDesk.Probing probing, String kind) {
        assertThat(probing)
                .isInstanceOfSatisfying(
                        ConfigurationDesk.Probing.Refused.class,
                        refused -> assertThat(refused.why().kind()).isEqualTo(kind));
    }

    @Test
    void before_there_is_a_configuration_a_device_can_be_asked_and_whoever_needs_it_ends_that() throws Exception {
        try (ServerSocket box = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String link = "tcp:127.0.0.1:" + box.getLocalPort();
            write("First", link, "0");
            new LastGood(data()).keep(Files.readString(config()));
            Files.delete(config());
            try (StationHost host = start(true)) {
                assertRefused(probe(host, "COM3"), "invalid");
                assertThat(probe(host, "simulated")).isEqualTo(new ConfigurationDesk.Probing.Made(Finding.simulated()));

                CompletableFuture<ConfigurationDesk.Probing> asked =
                        host.probe(device(link), "Ann").toCompletableFuture();
                try (Socket client = box.accept()) {
                    assertRefused(probe(host, "simulated"), "busy");
                    assertThat(new String(client.getInputStream().readNBytes(3), ISO_8859_1))
                            .isEqualTo("C2\r");
                    assertThat(host.running().station().stop("Ann")).isTrue();
                    assertThat(asked.get(PATIENCE_S, TimeUnit.SECONDS))
                            .isEqualTo(new ConfigurationDesk.Probing.Made(Finding.ended()));
                    assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
                            .matches("(C2\r)*");
                }
                try (Socket stopped = box.accept()) {
                    assertThat(new String(stopped.getInputStream().readAllBytes(), ISO_8859_1))
                            .isEqualTo("S\rS\rS\r");
                }

                write("Second", "simulated", "0");
                assertThat(reload(host, true)).isEqualTo(new Outcome.Accepted());
                await(() -> host.view().changes() == 1);
                assertRefused(probe(host, link), "not-ready");
            }
        }
    }

    @Test
    void a_certificate_that_is_gone_hides_neither_the_page_nor_the_motors() throws Exception {
        write("First", "tcp:127.0.0.1:1", "0");
        Files.writeString(
                config(),
                Files.readString(config())
                        .replace("http: {port: 0}", "http: {port: 0, tls: {certificate: gone.pem, key: gone.key}}"));
        new LastGood(data()).keep(Files.readString(config()));
        try (StationHost host = start(true)) {
            assertThat(host.running().station().snapshot().fault().orElseThrow().message())
                    .containsPattern("slewd.yaml:\\d+  http.tls.certificate = gone.pem cannot be read");
            assertThat(host.running().station().snapshot().rotator().address()).isEqualTo("tcp:127.0.0.1:1");
            assertThat(host.running().loginAddress()).startsWith("http://127.0.0.1:");
        }
    }

    @Test
    void in_safe_mode_a_stop_goes_to_the_motors_that_were_moved_last() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (ServerSocket box = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write("First", "tcp:127.0.0.1:" + box.getLocalPort(), "0");
            new LastGood(data()).keep(Files.readString(config()));
            write("Second", "tcp:127.0.0.1:1", "0");
            spoil();
            try (StationHost host = start(true)) {
                assertThat(host.running().station().snapshot().rotator().address())
                        .isEqualTo("tcp:127.0.0.1:" + box.getLocalPort());
                Thread hearing = new Thread(
                        () -> {
                            try (Socket client = box.accept()) {
                                heard.complete(
                                        new String(client.getInputStream().readAllBytes(), ISO_8859_1));
                            } catch (IOException e) {
                                heard.completeExceptionally(e);
                            }
                        },
                        "box");
                hearing.start();
                assertThat(host.running().station().stop("Ann")).isTrue();
                assertThat(heard.get(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo("S\rS\rS\r");
                hearing.join();
            }
        }
    }

    /** Lets others in: behind a proxy, whom nobody has to find for this. */
    private void listenEverywhere() throws IOException {
        Files.writeString(
                config(),
                Files.readString(config())
                        .replace("http: {port: 0}", "http: {port: 0, listen: 0.0.0.0, proxies: [192.0.2.1]}"));
    }

    private void keepAdmin() {
        new PeopleFile(data().resolve(Premises.PEOPLE), Runnable::run, clock.utc())
                .keep(new Register(
                        List.of(
                                new Account(
                                        "ada",
                                        Role.ADMIN,
                                        PasswordHash.parse(
                                                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))),
                        List.of()))
                .toCompletableFuture()
                .join();
    }

    /** Whether it is reached at another address of this machine than the two that it always listens at. */
    private static boolean isOpen(Running running) throws IOException {
        int port = URI.create(running.loginAddress()).getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.2", port), 20_000);
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static List<String> alerts(Running running) {
        return running.station().snapshot().loop().alerts().stream()
                .map(Snapshot.Alert::message)
                .toList();
    }

    @Test
    void without_an_admin_nobody_is_let_in_from_elsewhere() throws Exception {
        listenEverywhere();
        assertThatThrownBy(() -> start(false))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("listen: 0.0.0.0")
                .hasMessageContaining("slewd user add NAME --role admin");
        try (StationHost host = start(true)) {
            assertThat(host.view().safeMode()).isTrue();
            assertThat(host.running().station().snapshot().fault().orElseThrow().message())
                    .contains("nobody has an account as an admin yet");
            assertThat(isOpen(host.running())).isFalse();
        }
        keepAdmin();
        try (StationHost host = start(false)) {
            assertThat(isOpen(host.running())).isTrue();
        }
    }

    @Test
    void a_new_configuration_that_lets_others_in_without_an_admin_changes_nothing() throws Exception {
        try (StationHost host = start(false)) {
            Daemon first = host.daemon().orElseThrow();
            listenEverywhere();
            assertThat(reload(host, true))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.message()).contains("nobody has an account as an admin"));
            assertThat(host.daemon()).containsSame(first);
        }
    }

    @Test
    void a_station_that_has_lost_its_accounts_goes_on_for_this_machine_alone() throws Exception {
        listenEverywhere();
        keepAdmin();
        Files.writeString(data().resolve(Premises.PEOPLE), "damaged");
        for (int starts = 0; starts < 2; starts++) {
            try (StationHost host = start(false)) {
                assertThat(host.isWithoutAccounts()).isTrue();
                assertThat(isOpen(host.running())).isFalse();
                await(() -> alerts(host.running()).stream().anyMatch(alert -> alert.contains("people.state.damaged-"))
                        && alerts(host.running()).stream()
                                .anyMatch(alert -> alert.startsWith("slewd listens on this machine only")));
            }
        }
    }

    @Test
    void a_service_that_died_three_times_stays_in_safe_mode_until_a_person_says_so() throws Exception {
        Instant now = clock.utc();
        for (int i = 0; i < StartRecord.MOST; i++) {
            new StartRecord(data()).begin(now.minusSeconds(i));
        }
        try (StationHost host = start(true)) {
            assertThat(host.running().station().snapshot().fault().orElseThrow().message())
                    .contains("ended in disorder 3 times within 10 minutes", "slewd reset safe-mode");
            assertThat(host.view().safeMode()).isTrue();
            assertThat(data().resolve("starts.state")).exists();
            assertThat(reload(host, false)).isEqualTo(new Outcome.Accepted());
            await(() -> host.view().changes() == 1);
            assertThat(host.view().safeMode()).isFalse();
        }
        assertThat(data().resolve("starts.state")).doesNotExist();
    }
}

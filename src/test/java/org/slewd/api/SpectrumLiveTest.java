package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.time.VirtualClock;

/** Rows of the waterfall over a real WebSocket. */
@Tag("whole-pass")
class SpectrumLiveTest extends LiveApiTest {

    private static final double CARRIER_HZ = 4_800;
    private static final double DOPPLER_HZ = 1_500;

    /** As usual, but for the time that a slow client is suffered. */
    private static final ApiLimits PATIENT = new ApiLimits(1000, 250, 10_000, 3_600_000, 25_000, 90_000, 20, 60, 16);

    private FakeListening listening;

    @Override
    @BeforeEach
    void open() throws RefusedToStartException {
        // Ages do not matter here, so its clock is its own.
        listening = new FakeListening(new VirtualClock(Snapshots.NOON));
        api = new LiveApi(vertx, folder, PATIENT, listening);
    }

    @Override
    @AfterEach
    void close() {
        api.close();
    }

    /** One more row, {@code later} than the one before, which every client was sent that may have it. */
    private void hear(Duration later) {
        api.clock.advance(later);
        listening.hear(api.clock.utc(), CARRIER_HZ, DOPPLER_HZ, true);
        listening.awaitTaken();
    }

    private static int seq(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt(8);
    }

    @Test
    void a_subscriber_gets_rows_that_can_be_read_by_the_document_alone() {
        RpcClient client = api.client();
        client.result("events.subscribe", "{\"topics\":[\"spectrum\"],\"maxRateHz\":5}");
        hear(Duration.ofMillis(250));
        byte[] sent = client.binary();
        ByteBuffer frame = ByteBuffer.wrap(sent);

        assertThat(sent).startsWith('S', 'L', 'W', 'S', 1, 1);
        int columns = Short.toUnsignedInt(frame.getShort(6));
        assertThat(columns).isEqualTo(FakeListening.COLUMNS);
        assertThat(seq(sent)).isEqualTo(1);
        assertThat(frame.getLong(12)).isEqualTo(api.clock.utc().toEpochMilli());
        assertThat(frame.getDouble(20)).isEqualTo(FakeListening.TRANSMITTED_HZ);
        double spanHz = frame.getDouble(28);
        assertThat(spanHz).isEqualTo(FakeListening.COLUMNS * FakeListening.COLUMN_HZ);
        int brightest = 0;
        for (int i = 1; i < columns; i++) {
            brightest = Byte.toUnsignedInt(sent[44 + i]) > Byte.toUnsignedInt(sent[44 + brightest]) ? i : brightest;
        }
        assertThat((brightest - columns / 2.0) * spanHz / columns).isEqualTo(CARRIER_HZ);
        double brightestDb = frame.getFloat(36) + frame.getFloat(40) * Byte.toUnsignedInt(sent[44 + brightest]);
        assertThat(brightestDb).isCloseTo(10 * Math.log10(FakeListening.CARRIER), within(0.25));
        assertThat(frame.getDouble(44 + columns)).isEqualTo(DOPPLER_HZ);
        assertThat(client.events).isEmpty();
    }

    @Test
    void rows_that_come_sooner_than_asked_for_are_counted_and_left_out() {
        RpcClient often = api.client();
        RpcClient seldom = api.client();
        RpcClient never = api.client();
        often.result("events.subscribe", "{\"topics\":[\"spectrum\"],\"maxRateHz\":20}");
        seldom.result("events.subscribe", "{\"topics\":[\"spectrum\"],\"maxRateHz\":2}");
        never.result("events.subscribe", "{\"topics\":[\"state\"],\"maxRateHz\":20}");
        for (int i = 1; i <= 9; i++) {
            hear(Duration.ofMillis(50));
        }

        // Ten a second at most, and two: one of them at once.
        assertThat(seqs(often, 5)).containsExactly(1, 3, 5, 7, 9);
        assertThat(seqs(seldom, 2)).containsExactly(1, 9);
        never.result("station.snapshot", "{}");
        assertThat(never.binaries()).isZero();
    }

    private static List<Integer> seqs(RpcClient client, int count) {
        List<Integer> seqs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seqs.add(seq(client.binary()));
        }
        // All that was sent before the answer is there.
        client.result("station.snapshot", "{}");
        assertThat(client.binaries()).isZero();
        return seqs;
    }

    @Test
    void rows_end_when_they_are_no_longer_wanted_and_the_rest_goes_on() {
        RpcClient client = api.client();
        client.result("events.subscribe", "{\"topics\":[\"state\",\"spectrum\"],\"maxRateHz\":5}");
        hear(Duration.ofMillis(250));
        assertThat(seq(client.binary())).isEqualTo(1);
        client.result("events.unsubscribe", "{\"topics\":[\"spectrum\"]}");
        hear(Duration.ofMillis(250));
        api.station.publish(Snapshots.idle(1, api.clock.utc()));

        assertThat(client.eventsOf("state")).hasSize(1);
        assertThat(client.binaries()).isZero();
        client.result("events.subscribe", "{\"topics\":[\"spectrum\"],\"maxRateHz\":5}");
        hear(Duration.ofMillis(250));
        assertThat(seq(client.binary())).isEqualTo(2);
    }

    @Test
    void a_client_that_does_not_read_loses_rows_and_nothing_else() {
        RpcClient slow = api.client();
        RpcClient witness = api.client();
        slow.result("events.subscribe", "{\"topics\":[\"device\",\"alert\",\"spectrum\"],\"maxRateHz\":20}");
        witness.result("events.subscribe", "{\"topics\":[\"state\",\"spectrum\"],\"maxRateHz\":20}");
        hear(Duration.ofMillis(250));
        assertThat(seq(slow.binary())).isEqualTo(1);
        slow.socket.pause();
        fillTheWay(witness);
        for (int i = 0; i < 4; i++) {
            hear(Duration.ofMillis(250));
        }
        api.station.publish(Snapshots.withAlerts(1_000, List.of(Snapshots.alert(1))));

        // The others do not notice.
        assertThat(seqs(witness, 5)).containsExactly(1, 2, 3, 4, 5);
        slow.socket.resume();
        while (slow.events.stream().noneMatch(SpectrumLiveTest::isAlert)) {
            slow.event();
        }
        slow.result("station.snapshot", "{}");
        assertThat(slow.binaries()).isZero();
        assertThat(slow.events.stream().filter(SpectrumLiveTest::isAlert)).hasSize(1);
        hear(Duration.ofMillis(250));
        assertThat(seq(slow.binary())).isEqualTo(6);
        assertThat(slow.isOpen()).isTrue();
    }

    /** Sends large events until the system takes no more for who does not read; each after the one before was seen by another. */
    private void fillTheWay(RpcClient witness) {
        for (int i = 1; i <= 600; i++) {
            api.clock.advance(Duration.ofMillis(50));
            api.station.publish(Snapshots.talkative(i));
            witness.event();
        }
    }

    private static boolean isAlert(JsonObject event) {
        return event.getJsonObject("params").getString("topic").equals("alert");
    }

    @Test
    void what_there_is_to_be_heard_and_where_from_is_told_on_asking() {
        RpcClient client = api.client();
        assertThat(client.result("receiver.spectrum", "{}").getString("configured"))
                .isEqualTo("rtl_tcp:localhost:1234");
        assertThat(client.result("receiver.spectrum", "{}").getValue("listening"))
                .isNull();
        hear(Duration.ofMillis(250));
        assertThat(client.result("receiver.spectrum", "{}")
                        .getJsonObject("listening")
                        .getString("followed"))
                .isEqualTo("ISS (ZARYA)");
        listening.comeFrom(Optional.empty());
        assertThat(client.result("receiver.spectrum", "{}").getValue("configured"))
                .isNull();
    }
}

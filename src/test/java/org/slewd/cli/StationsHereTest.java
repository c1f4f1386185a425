package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.TestKinds;
import org.slewd.link.LinkAddress;
import org.slewd.setup.Device;
import org.slewd.time.SystemClock;

class StationsHereTest {

    @TempDir
    Path folder;

    private StationsHere stations() {
        return new StationsHere(List.of(
                new DaemonClient(folder.resolve("nothing-runs-here"), new SystemClock()),
                new DaemonClient(folder, new SystemClock())));
    }

    private static Device at(String link) {
        return new Device(TestKinds.ROTATORS.get(0), LinkAddress.parse(link), OptionalInt.empty());
    }

    private FakeDaemon running(String rotator, String receiver) throws IOException {
        return new FakeDaemon(
                folder,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"device\":{\"rotator\":{\"address\":\"" + rotator
                        + "\"},\"receiver\":" + receiver + "}}}\n");
    }

    @Test
    void a_device_of_a_station_that_runs_is_left_alone_whatever_it_is_called() throws IOException {
        Path real = Files.createFile(folder.resolve("ttyUSB7"));
        Path named = Files.createSymbolicLink(folder.resolve("rotator"), real);
        try (FakeDaemon daemon =
                running("serial:" + named + " and tcp:box:4001", "{\"address\":\"serial:/dev/radio\"}")) {
            assertThat(stations().objection(at("serial:" + real)))
                    .hasValueSatisfying(why -> assertThat(why).contains("the slewd that runs on this machine has it"));
            assertThat(stations().objection(at("tcp:box:4001"))).isPresent();
            assertThat(stations().objection(at("serial:/dev/radio"))).isPresent();
            assertThat(stations().objection(at("tcp:box:4002"))).isEmpty();
            assertThat(daemon.requests()).allMatch(request -> request.contains("station.snapshot"));
        }
    }

    @Test
    void where_nothing_runs_or_no_receiver_is_there_nothing_speaks_against_it() throws IOException {
        assertThat(stations().objection(at("tcp:box:4001"))).isEmpty();
        try (FakeDaemon daemon = running("tcp:other:4001", "null")) {
            assertThat(stations().objection(at("tcp:box:4001"))).isEmpty();
            assertThat(daemon.requests()).hasSize(1);
        }
    }
}

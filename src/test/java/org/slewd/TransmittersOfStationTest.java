package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.feeds.TransmitterDelivery;
import org.slewd.transmitter.TransmitterReader;
import org.slewd.transmitter.Transmitters;

class TransmittersOfStationTest {

    private static final String LIST = """
            [{"uuid": "a", "norad_cat_id": 25544, "description": "voice", "alive": true, "status": "active",
              "downlink_low": 145800000, "mode": "FM"},
             {"uuid": "b", "norad_cat_id": 25544, "description": "packet", "alive": true, "status": "active",
              "downlink_low": 437550000, "mode": "AFSK"}]
            """;

    @TempDir
    Path folder;

    private final List<Transmitters> told = new ArrayList<>();

    @Test
    void files_come_before_sources_and_a_damaged_one_is_left_out() throws Exception {
        Path good = Files.writeString(folder.resolve("list.json"), LIST);
        Path bad = Files.writeString(folder.resolve("bad.json"), "<html>not here</html>");
        Path empty = Files.createFile(folder.resolve("empty.json.gz"));
        TransmittersOfStation transmitters =
                TransmittersOfStation.begin(List.of(bad, empty, good, folder.resolve("missing.yaml")), told::add);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).of(25_544))
                .extracting(one -> one.transmitter().description())
                .containsExactly("voice", "packet");

        String newer = LIST.replace("voice", "other").replace("\"b\"", "\"c\"");
        transmitters.take(new TransmitterDelivery(
                "satnogs",
                50,
                Instant.EPOCH,
                TransmitterReader.read(newer.getBytes(java.nio.charset.StandardCharsets.UTF_8), "satnogs")
                        .transmitters()));

        assertThat(told).hasSize(2);
        assertThat(told.get(1).of(25_544))
                .extracting(one -> one.transmitter().description())
                .containsExactly("voice", "packet", "packet");
    }
}

package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;

class TransmittersCommandTest {

    @TempDir
    Path folder;

    private Path list;

    @BeforeEach
    void writes_a_list() throws Exception {
        list = Files.writeString(folder.resolve("list.json"), """
                [{"uuid":"v","norad_cat_id":25544,"downlink_low":437800000,"uplink_low":145990000,"mode":"FM",
                  "description":"Voice, and more","alive":true,"status":"active"},
                 {"uuid":"b","norad_cat_id":25544,"downlink_low":145825000,"mode":"AFSK","baud":1200.0,
                  "description":"APRS beacon","alive":true,"status":"active"},
                 {"uuid":"broken","norad_cat_id":25544},
                 {"uuid":"l","norad_cat_id":43803,"downlink_low":145950000,"downlink_high":145970000,"mode":"USB",
                  "uplink_low":435130000,"uplink_high":435150000,"invert":true,"description":"Linear"}]
                """);
    }

    @Test
    void the_table_marks_what_is_listened_to_and_damaged_records_are_named() {
        Result result = Cli.run("transmitters", "--file", list.toString(), "--object", "25544");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines().toList())
                .contains(
                        "   object  downlink MHz  uplink MHz  mode  baud  status  description",
                        "    25544      437.8000    145.9900  FM          active  Voice, and more",
                        "*   25544      145.8250           -  AFSK  1200  active  APRS beacon");
        assertThat(result.err())
                .contains("record 3 (\"broken\"): has neither a downlink nor an uplink; it was left out.");
    }

    @Test
    void csv_and_json_have_the_same_names() throws Exception {
        List<String> csv = Cli.run("transmitters", "--file", list.toString(), "--format", "csv")
                .out()
                .lines()
                .toList();
        assertThat(csv.get(0)).startsWith("uuid,catalog_number,description,downlink_low_hz,downlink_high_hz,");
        assertThat(csv.get(1)).startsWith("v,25544,\"Voice, and more\",437800000,437800000,145990000,145990000,FM,");
        assertThat(csv).hasSize(4);

        Result json = Cli.run("transmitters", "--file", list.toString(), "--object", "43803", "--format", "json");
        assertThat(((List<?>) Json.read(json.out())).get(0))
                .extracting("uuid", "inverting", "receiver_mode", "chosen", "baud")
                .containsExactly("l", true, "USB", true, null);
    }

    @Test
    void a_file_of_the_station_corrects_a_list() throws Exception {
        Path own = Files.writeString(folder.resolve("own.yaml"), """
                transmitters:
                  - {uuid: mine, object: 25544, description: Ours, downlinkHz: 145500000, mode: FM}
                corrections:
                  - {uuid: b, disabled: true}
                  - {uuid: v, preferred: true, frequencyOffsetHz: 600}
                """);
        Result result = Cli.run(
                "transmitters", "--file", list.toString(), own.toString(), "--object", "25544", "--format", "json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("\"mine\"", "\"frequency_offset_hz\":600.0,\"disabled\":false,\"chosen\":true");
    }

    @Test
    void what_is_no_list_is_a_failure_with_a_sentence() throws Exception {
        Path page = Files.writeString(folder.resolve("page.json"), "<html>");
        Result result = Cli.run("transmitters", "--file", page.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is damaged or no JSON at all");
        assertThat(Cli.run("transmitters", "--file", list.toString(), "--object", "7")
                        .err())
                .contains("no transmitter of object 7 is in the files");
    }
}

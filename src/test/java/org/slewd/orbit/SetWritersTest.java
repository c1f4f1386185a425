package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.SharedData;

class SetWritersTest {

    @Test
    void two_lines_come_out_as_they_went_in() {
        for (String file : List.of("stations/stations_2022-01-22.3le", "stations/stations_2023-10-09.3le")) {
            List<String> lines = SharedData.text(file)
                    .lines()
                    .filter(line -> line.matches("[12] .*"))
                    .toList();
            List<String> written = new ArrayList<>();
            for (ElementSet set : Sets.real(file)) {
                written.addAll(TleWriter.lines(set).orElseThrow());
            }
            assertThat(written).isEqualTo(lines);
        }
    }

    @Test
    void numbers_from_a_hundred_thousand_are_written_with_a_letter_and_end_at_339999() {
        assertThat(number(99_999)).isEqualTo("99999");
        assertThat(number(100_000)).isEqualTo("A0000");
        assertThat(number(270_330)).isEqualTo("T0330");
        assertThat(number(339_999)).isEqualTo("Z9999");
        assertThat(TleWriter.lines(numbered(340_000))).isEmpty();
        assertThat(TleWriter.lines(numbered(999_999_999))).isEmpty();
    }

    private static ElementSet numbered(int number) {
        return Sets.set(number, 15.5, 0.0007, 51.6, 150, 60, 300, -3.6e-4);
    }

    private static String number(int number) {
        List<String> lines = TleWriter.lines(numbered(number)).orElseThrow();
        assertThat(Sets.of(String.join("\n", lines)).get(0).catalogNumber()).isEqualTo(number);
        return lines.get(0).substring(2, 7);
    }

    @Test
    void what_two_lines_cannot_hold_is_not_written() {
        ElementSet sound = numbered(1);
        assertThat(TleWriter.lines(changed(sound, "2021-035A", Sets.EPOCH, 1e-4, 0)))
                .isPresent();
        assertThat(TleWriter.lines(changed(sound, "", Sets.EPOCH, 0, 0))).isPresent();
        assertThat(TleWriter.lines(changed(sound, "UNKNOWN", Sets.EPOCH, 1e-4, 0)))
                .isEmpty();
        assertThat(TleWriter.lines(changed(sound, "2057-001A", Instant.parse("2057-01-02T00:00:00Z"), 1e-4, 0)))
                .isEmpty();
        assertThat(TleWriter.lines(changed(sound, "", Sets.EPOCH, 1e-4, 1.5))).isEmpty();
    }

    private static ElementSet changed(ElementSet set, String objectId, Instant epoch, double bstar, double dot) {
        return new ElementSet(
                set.catalogNumber(),
                "X",
                objectId,
                epoch,
                15.5,
                0.0007,
                51.6,
                150,
                60,
                300,
                bstar,
                dot,
                0,
                1,
                2,
                'U',
                "");
    }

    @Test
    void an_omm_is_read_back_unchanged() {
        List<ElementSet> sets = new ArrayList<>(Sets.real("omm/stations_2024-05-09.json"));
        sets.addAll(Sets.real("edge/alpha5_and_odd.3le"));
        sets.add(Sets.set(999_999_999, 15.5, 0.0007, 51.6, 150, 60, 300, -3.6e-4));
        sets.add(changed(sets.get(0), "1998-067A", Instant.parse("2024-10-01T01:02:03.123456789Z"), 1e-12, 1e-9));

        List<ElementSet> back = Sets.of(OmmWriter.json(sets));

        assertThat(back).usingRecursiveComparison().ignoringFields("origin").isEqualTo(sets);
    }
}

package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.SharedData;

class TleTextTest {

    private static final String LINE_1 = "1 90001U 24001A   24275.00000000  .00000000  00000-0  30000-3 0    17";
    private static final String LINE_2 = "2 90001  51.6400 150.0000 0007000  60.0000 300.0000 15.49800000    18";

    private static ElementBatch read(String... lines) throws ElementFormatException {
        return ElementReader.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "here");
    }

    @Test
    void reads_two_lines_with_and_without_a_name() throws Exception {
        ElementBatch batch =
                read(LINE_1, LINE_2, "", "0 STATION \r", LINE_1 + "  \r", LINE_2 + "\r", "FRAGMENT", LINE_1, LINE_2);

        assertThat(batch.problems()).isEmpty();
        assertThat(batch.sets()).extracting(ElementSet::name).containsExactly("90001", "STATION", "FRAGMENT");
        assertThat(batch.sets())
                .extracting(ElementSet::origin)
                .containsExactly("here line 1", "here line 5", "here line 8");
        ElementSet set = batch.sets().get(0);
        assertThat(set.objectId()).isEqualTo("2024-001A");
        assertThat(set.epoch()).isEqualTo(Instant.parse("2024-10-01T00:00:00Z"));
        assertThat(set.bstar()).isEqualTo(0.3e-3);
        assertThat(set.eccentricity()).isEqualTo(0.0007);
        assertThat(set.meanMotionRevPerDay()).isEqualTo(15.498);
        assertThat(set.elementSetNumber()).isEqualTo(1);
        assertThat(set.revolutionAtEpoch()).isEqualTo(1);
    }

    @Test
    void reads_real_oddities_as_they_are_meant() {
        List<ElementSet> odd = Sets.real("edge/alpha5_and_odd.3le");

        assertThat(odd).extracting(ElementSet::catalogNumber).containsExactly(270_330, 81_052, 47);
        assertThat(odd.get(0).objectId()).isEmpty();
        assertThat(odd.get(1).meanMotionDot()).isEqualTo(0.0000601);
        assertThat(odd.get(1).bstar()).isEqualTo(0.15745e-2);
        assertThat(odd.get(2).objectId()).isEqualTo("1960-007C");
    }

    @Test
    void refuses_wrong_checksums_of_real_lines_and_says_what_they_should_be() throws Exception {
        ElementBatch batch = ElementReader.read(SharedData.bytes("edge/alpha5_strf.3le"), "strf");

        assertThat(batch.sets()).isEmpty();
        assertThat(batch.problems()).hasSize(2).allMatch(problem -> problem.contains("the checksum of line 1 is 2"));
    }

    @ParameterizedTest
    @CsvSource({
        "A0000,100000",
        "B5544,115544",
        "H9999,179999",
        "J0000,180000",
        "N0000,220000",
        "P0000,230000",
        "Z9999,339999"
    })
    void reads_alpha_5(String text, int number) throws Exception {
        String line1 = Sets.sealed("1 " + text + LINE_1.substring(7));
        String line2 = Sets.sealed("2 " + text + LINE_2.substring(7));

        assertThat(read(line1, line2).sets())
                .singleElement()
                .extracting(ElementSet::catalogNumber)
                .isEqualTo(number);
        // Some programs write small letters; the checksum counts neither.
        assertThat(read(
                                line1.replaceFirst(text, text.toLowerCase(java.util.Locale.ROOT)),
                                line2.replaceFirst(text, text.toLowerCase(java.util.Locale.ROOT)))
                        .sets())
                .singleElement()
                .extracting(ElementSet::catalogNumber)
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I0000", "O0000"})
    void knows_the_letters_that_alpha_5_leaves_out(String text) throws Exception {
        ElementBatch batch =
                read(Sets.sealed("1 " + text + LINE_1.substring(7)), Sets.sealed("2 " + text + LINE_2.substring(7)));

        assertThat(batch.sets()).isEmpty();
        assertThat(batch.problems()).singleElement().asString().contains("is not a catalogue number");
    }

    @Test
    void takes_a_launch_of_1957_and_one_of_2056_for_what_they_are() {
        assertThat(EpochText.parseTle("57001.00000000")).isEqualTo(Instant.parse("1957-01-01T00:00:00Z"));
        assertThat(EpochText.parseTle("56366.99999999")).isEqualTo(Instant.parse("2056-12-31T23:59:59.999136Z"));
        assertThat(EpochText.parseTle(" 0179.78495062")).isEqualTo(Instant.parse("2000-06-27T18:50:19.733568Z"));
    }

    @Test
    void leaves_aside_what_stands_behind_the_last_column() throws Exception {
        assertThat(read(LINE_1, LINE_2 + "     0.00      4320.0        360.00").sets())
                .hasSize(1);
        assertThat(read(LINE_1, LINE_2 + "7").problems())
                .singleElement()
                .asString()
                .contains("line 2 has 70 characters instead of 69");
    }

    @Test
    void names_each_kind_of_damage_and_goes_on() throws Exception {
        ElementBatch batch = read(
                "# a comment",
                LINE_1.substring(0, 68) + "8",
                LINE_2,
                "CUT",
                LINE_1,
                LINE_2.substring(0, 40),
                LINE_2,
                LINE_1,
                LINE_1,
                Sets.sealed(LINE_2.replace("90001", "90002")),
                "LEFT ALONE",
                "NAME",
                Sets.sealed(LINE_1.replace("24275", "24367")),
                LINE_2,
                "GOOD",
                LINE_1,
                LINE_2,
                LINE_1);

        assertThat(batch.sets()).extracting(ElementSet::name).containsExactly("GOOD");
        assertThat(batch.problems())
                .containsExactly(
                        "here line 2: the checksum of line 1 is 8 and should be 7",
                        "here line 5 (CUT): line 2 has 40 characters instead of 69",
                        "here line 7: is a second line of elements without its first; left out",
                        "here line 8: is a first line of elements without its second; left out",
                        "here line 9: the two lines are of different objects, 90001 and 90002",
                        "here line 11: \"LEFT ALONE\" is not followed by elements; left out",
                        "here line 13 (catalogue number 90001): EPOCH \"24367.00000000\" is not a UTC time",
                        "here line 18: is a first line of elements without its second; left out");
    }

    @Test
    void survives_every_possible_cut_and_every_damaged_character() throws Exception {
        String whole = LINE_1 + "\n" + LINE_2;
        for (int end = 8; end < whole.length(); end++) {
            assertThat(read(whole.substring(0, end)).sets())
                    .as("cut at %s", end)
                    .isEmpty();
        }
        for (int i = 8; i < whole.length(); i++) {
            if (whole.charAt(i) == '\n') {
                continue;
            }
            // One digit more changes the checksum by one, so that no such damage may pass.
            char damaged = Character.isDigit(whole.charAt(i)) ? (char) ('0' + (whole.charAt(i) - '0' + 1) % 10) : '7';
            ElementBatch batch = read(whole.substring(0, i) + damaged + whole.substring(i + 1));
            assertThat(batch.sets()).as("at %s", i).isEmpty();
            assertThat(batch.problems()).as("at %s", i).isNotEmpty();
        }
    }

    @Test
    void does_not_take_names_for_lines() throws Exception {
        ElementBatch batch = read("1 KUNS-PF", LINE_1, LINE_2, "2 FAST 2 FURIOUS", LINE_1, LINE_2);

        assertThat(batch.problems()).isEmpty();
        assertThat(batch.sets()).extracting(ElementSet::name).containsExactly("1 KUNS-PF", "2 FAST 2 FURIOUS");
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @CsvSource({
        "full_2021-10-01.3le.gz,22272",
        "full_2022-01-22.3le.gz,23939",
        "full_2022-08-16.3le.gz,23995",
        "full_2023-03-25.3le.gz,24516",
        "full_2023-10-09.3le.gz,26140"
    })
    void reads_whole_catalogues_without_a_problem(String file, int objects) throws Exception {
        ElementBatch batch = ElementReader.read(unpacked("catalog/" + file), file);

        assertThat(batch.problems()).isEmpty();
        assertThat(Catalogue.empty().with(batch.sets()).size()).isEqualTo(objects);
    }

    private static byte[] unpacked(String file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(SharedData.bytes(file)))) {
            return in.readAllBytes();
        }
    }
}

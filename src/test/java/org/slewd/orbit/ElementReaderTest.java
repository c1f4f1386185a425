package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.SharedData;

/** What is true of all forms, on real files and on damaged ones. */
class ElementReaderTest {

    private static final String JSON = """
            {"OBJECT_NAME":"STATION","OBJECT_ID":"2024-001A","EPOCH":"2024-10-01T00:00:00.000001",
            "MEAN_MOTION":15.498,"ECCENTRICITY":0.0007,"INCLINATION":51.64,"RA_OF_ASC_NODE":150,
            "ARG_OF_PERICENTER":60,"MEAN_ANOMALY":300,"CLASSIFICATION_TYPE":"U","NORAD_CAT_ID":900000001,
            "ELEMENT_SET_NO":7,"REV_AT_EPOCH":8,"BSTAR":0.0003,"MEAN_MOTION_DOT":1e-4,"MEAN_MOTION_DDOT":0}""";

    private static final String HEADER = "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,"
            + "RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR";
    private static final String ROW = "STATION,2024-001A,2024-10-01T00:00:00,15.498,.0007,51.64,150,60,300,90001,.3E-3";

    private static ElementBatch read(String text) throws ElementFormatException {
        return ElementReader.read(text.getBytes(StandardCharsets.UTF_8), "here");
    }

    private static String refusal(String text) {
        try {
            return "was read: " + read(text);
        } catch (ElementFormatException e) {
            return e.getMessage();
        }
    }

    @Test
    void reads_one_and_the_same_set_from_all_five_forms_of_a_provider() {
        ElementSet json = Sets.real("omm/celestrak_iss_2026-06-20.json").get(0);
        assertThat(json.catalogNumber()).isEqualTo(25_544);
        assertThat(json.name()).isEqualTo("ISS (ZARYA)");
        assertThat(json.objectId()).isEqualTo("1998-067A");
        assertThat(json.epoch()).isEqualTo(Instant.parse("2026-06-20T09:57:02.757600Z"));
        assertThat(json.meanMotionDot()).isEqualTo(0.8813e-4);
        assertThat(json.elementSetNumber()).isEqualTo(999);

        for (String form : List.of("csv", "xml", "kvn", "3le")) {
            assertThat(Sets.real("omm/celestrak_iss_2026-06-20." + form))
                    .as(form)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                    .containsExactly(json);
        }
    }

    @Test
    void reads_the_same_station_list_from_three_forms() {
        List<ElementSet> json = Sets.real("omm/stations_2024-05-09.json");
        assertThat(json).hasSize(27);
        assertThat(Sets.real("omm/stations_2024-05-09.csv"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                .isEqualTo(json);
        // A TLE has no room for all digits of the second derivative and of two names.
        assertThat(Sets.real("omm/stations_2024-05-09.tle"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "origin", "meanMotionDot", "meanMotionDdot", "name")
                .isEqualTo(json);
    }

    @Test
    void reads_keywords_with_units_and_a_day_of_the_year() {
        ElementSet kvn = Sets.real("omm/spacetrack_iss_2020-12-13.kvn").get(0);
        ElementSet tle = Sets.real("omm/spacetrack_iss_2020-12-13.3le").get(0);
        assertThat(kvn).usingRecursiveComparison().ignoringFields("origin").isEqualTo(tle);

        ElementSet goes = Sets.real("omm/ccsds/OMMExample1.txt").get(0);
        assertThat(goes.epoch()).isEqualTo(Instant.parse("2007-03-05T10:34:41.4264Z"));
        assertThat(goes.elementSetNumber()).isEqualTo(925);
        for (String same : List.of("OMMExample2.txt", "OMMExample2.xml", "OMM-with-units.xml")) {
            assertThat(Sets.real("omm/ccsds/" + same).get(0).meanAnomalyDeg()).isEqualTo(goes.meanAnomalyDeg());
        }
        assertThat(Sets.real("omm/ccsds/OMM-empty-object-id.txt").get(0).objectId())
                .isEmpty();
        assertThat(Sets.real("omm/ccsds/OMM-empty-object-id.xml").get(0).bstar())
                .isEqualTo(-0.47102e-5);
    }

    @Test
    void keeps_nine_digits_and_microseconds_and_says_where_a_set_comes_from() throws Exception {
        ElementSet set = read(JSON).sets().get(0);

        assertThat(set.catalogNumber()).isEqualTo(900_000_001);
        assertThat(set.epoch()).isEqualTo(Instant.parse("2024-10-01T00:00:00.000001Z"));
        assertThat(set.origin()).isEqualTo("here record 1");
        assertThat(set.revolutionAtEpoch()).isEqualTo(8);
    }

    @Test
    void takes_numbers_in_quotes_nulls_and_records_one_after_the_other() throws Exception {
        String quoted = JSON.replaceAll("\":([0-9][0-9.e-]*)", "\":\"$1\"").replace("\"U\"", "null");
        assertThat(quoted).contains("\"15.498\"").contains("null");

        ElementBatch batch = read(quoted + "\n" + JSON);

        assertThat(batch.problems()).isEmpty();
        assertThat(batch.sets()).hasSize(2);
        assertThat(batch.sets().get(0))
                .usingRecursiveComparison()
                .ignoringFields("origin")
                .isEqualTo(batch.sets().get(1));
    }

    @Test
    void loads_the_rest_when_one_record_is_bad_and_names_the_bad_one() throws Exception {
        ElementBatch batch = read("[" + JSON + "," + JSON.replace("0.0007", "NaN") + ","
                + JSON.replace("\"MEAN_MOTION\":15.498,", "") + "," + JSON.replace("51.64", "181") + ",3,"
                + JSON.replace("900000001", "1000000000") + "," + JSON + "]");

        assertThat(batch.sets()).hasSize(2);
        assertThat(batch.problems())
                .containsExactly(
                        "here record 2 (catalogue number 900000001): ECCENTRICITY \"NaN\" is not a number",
                        "here record 3 (catalogue number 900000001): MEAN_MOTION is missing",
                        "here record 4 (catalogue number 900000001): inclination 181.0 is outside 0 to 180 degrees",
                        "here record 5: is \"3\", not an object",
                        "here record 6 (catalogue number 1000000000): catalogue number 1000000000 is outside 1 to"
                                + " 999999999");
    }

    @Test
    void keeps_what_was_complete_when_an_array_breaks_off_and_says_so() throws Exception {
        String whole = "[" + JSON + "," + JSON + "," + JSON + "]";
        int third = whole.lastIndexOf("{\"OBJECT_NAME\"");
        for (int end = third; end < whole.length(); end++) {
            ElementBatch batch = read(whole.substring(0, end));
            assertThat(batch.sets()).as("cut at %s", end).hasSize(end == whole.length() - 1 ? 3 : 2);
            assertThat(batch.problems())
                    .as("cut at %s", end)
                    .singleElement()
                    .asString()
                    .contains("breaks off");
        }
        assertThat(read(whole).problems()).isEmpty();
        assertThat(read(whole + " <html>").sets()).hasSize(3);
    }

    @Test
    void keeps_what_was_complete_when_xml_breaks_off() throws Exception {
        String whole = SharedData.text("omm/celestrak_iss_2026-06-20.xml");
        int start = whole.indexOf("<omm ");
        int end = whole.indexOf("</omm>") + 6;
        String omm = whole.substring(start, end);
        String two = whole.substring(0, end) + omm;

        assertThat(read(two + "</ndm>").sets()).hasSize(2);
        ElementBatch cut = read(two.substring(0, two.length() - 200));
        assertThat(cut.sets()).hasSize(1);
        assertThat(cut.problems())
                .singleElement()
                .asString()
                .contains("record 2")
                .contains("breaks off");
        assertThat(refusal(whole.substring(0, end - 200)))
                .contains("breaks off")
                .contains("Fetch it again");
    }

    @Test
    void names_a_short_line_of_a_table_and_one_with_a_stray_quotation_mark() throws Exception {
        ElementBatch batch = read(String.join(
                "\r\n",
                HEADER,
                ROW,
                ROW.substring(0, 60),
                "",
                "\"" + ROW,
                ROW.replace("STATION", "\"STATION, THE\"").replace("90001", "000090002"),
                ROW.replace("2024-10-01", "2024-13-01")));

        assertThat(batch.sets()).extracting(ElementSet::name).containsExactly("STATION", "STATION, THE");
        assertThat(batch.sets().get(1).catalogNumber()).isEqualTo(90_002);
        assertThat(batch.problems()).hasSize(3);
        assertThat(batch.problems().get(0)).startsWith("here line 3: has 7 fields where the first line names 11");
        assertThat(batch.problems().get(1)).startsWith("here line 5: ");
        assertThat(batch.problems().get(2))
                .isEqualTo("here line 7 (catalogue number 90001): EPOCH \"2024-13-01T00:00:00\" is not a UTC time");
    }

    @Test
    void keeps_brackets_of_a_name_where_units_are_cut() throws Exception {
        String record = """
                CCSDS_OMM_VERS = 2.0
                COMMENT made up
                OBJECT_NAME = DEB [SPX-28 IPA]
                EPOCH = 2024-275T12:00:00Z
                MEAN_MOTION = 15.498 [rev/day]
                ECCENTRICITY = .0007
                INCLINATION = 51.64 [deg]
                RA_OF_ASC_NODE = 1 [deg]
                ARG_OF_PERICENTER = 2 [deg]
                MEAN_ANOMALY = 3 [deg]
                NORAD_CAT_ID = 123456789
                BSTAR = 1e-4 [1/ER]
                """;
        ElementBatch batch = read(record + record + "garbage\n" + record.substring(0, record.indexOf("INCL")));

        assertThat(batch.sets()).hasSize(2);
        assertThat(batch.sets().get(0).name()).isEqualTo("DEB [SPX-28 IPA]");
        assertThat(batch.sets().get(0).epoch()).isEqualTo(Instant.parse("2024-10-01T12:00:00Z"));
        assertThat(batch.problems()).hasSize(2);
        assertThat(batch.problems().get(0)).isEqualTo("here line 25: \"garbage\" is not a keyword and its value");
        assertThat(batch.problems().get(1)).startsWith("here line 26: ").endsWith("is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"MEAN_ELEMENT_THEORY\":\"SGP4-XP\"",
                "\"EPHEMERIS_TYPE\":4",
                "\"MEAN_ELEMENT_THEORY\":\"DSST\"",
                "\"REF_FRAME\":\"EME2000\"",
                "\"TIME_SYSTEM\":\"TAI\"",
                "\"CENTER_NAME\":\"MOON\"",
                "\"CLASSIFICATION_TYPE\":\"X\"",
                "\"ELEMENT_SET_NO\":\"1e9\"",
                "\"EPOCH\":\"2024-10-01T23:59:60\"",
                "\"EPOCH\":\"2023-366T00:00:00\"",
                "\"BSTAR\":\"0x1p3\"",
                "\"MEAN_MOTION\":-1",
                "\"RA_OF_ASC_NODE\":360.001",
                "\"NORAD_CAT_ID\":0",
                "\"NORAD_CAT_ID\":\"I0001\""
            })
    void leaves_out_a_record_that_sgp4_must_not_be_given(String field) throws Exception {
        ElementBatch batch = read("[" + JSON.substring(0, JSON.length() - 1) + "," + field + "}," + JSON + "]");

        assertThat(batch.sets()).hasSize(1);
        assertThat(batch.problems()).hasSize(1);
    }

    @Test
    void refuses_what_is_no_element_set_at_all_with_a_sentence() {
        assertThat(refusal("")).isEqualTo("here is empty. Nothing was read. Fetch it again, or check the address.");
        assertThat(refusal(" \r\n\t")).startsWith("here is empty.");
        assertThat(refusal("<!DOCTYPE HTML><title>503</title>")).startsWith("here is a web page, not element sets.");
        assertThat(refusal("<?xml version='1.0'?>\n<html/>")).startsWith("here is a web page");
        assertThat(refusal("Invalid query: \"GROUP=station\"\n(GROUP \"station\" not found)"))
                .startsWith("here is not element sets; it says \"Invalid query: \"GROUP=station\" (GROUP");
        assertThat(refusal("GP data has not updated since your last successful download of GROUP=active."))
                .contains("GP data has not updated since your last successful download");
        assertThat(refusal("{\"error\":\"You must be logged in to complete this action\"}"))
                .contains("it says \"You must be logged in");
        assertThat(refusal("{\"a\":1}")).contains("no field of an OMM");
        assertThat(refusal("{")).contains("breaks off");
        assertThat(refusal("<ndm></ndm>")).contains("is not element sets");
        assertThat(refusal("\u0000\u0001\u0002")).contains("is not text");
        assertThat(refusal("x".repeat(1_000_000))).hasSizeLessThan(400);
        assertThatThrownBy(() -> ElementReader.read(new byte[] {0x1f, (byte) 0x8b, 8}, "here"))
                .isInstanceOf(ElementFormatException.class)
                .hasMessageContaining("gzip");
        assertThatThrownBy(() -> ElementReader.read(new byte[ElementReader.MAX_BYTES + 1], "here"))
                .isInstanceOf(ElementFormatException.class)
                .hasMessageContaining("32 MiB");
    }

    @Test
    void fetches_nothing_and_expands_nothing_in_xml() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE ndm [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<ndm><omm><body><OBJECT_NAME>&x;</OBJECT_NAME></body></omm></ndm>";

        assertThat(refusal(bomb)).startsWith("here ").contains("Nothing was read");
    }

    @Test
    void says_that_an_empty_answer_is_empty() throws Exception {
        assertThat(read("[]").sets()).isEmpty();
        assertThat(read("[]").problems()).containsExactly("here holds no element sets");
        assertThat(read(HEADER + "\n").problems()).containsExactly("here holds no element sets");
    }

    @Test
    void reads_what_a_windows_shell_saved() throws Exception {
        assertThat(ElementReader.read(("\uFEFF" + JSON).getBytes(StandardCharsets.UTF_16LE), "here")
                        .sets())
                .hasSize(1);
        assertThat(read("\uFEFF" + JSON).sets()).hasSize(1);
    }

    @Test
    void lists_a_bounded_number_of_problems_and_counts_the_others() throws Exception {
        ElementBatch batch = read(HEADER + "\n" + (ROW + ",x\n").repeat(250) + ROW);

        assertThat(batch.sets()).hasSize(1);
        assertThat(batch.problems()).hasSize(BatchBuilder.MAX_PROBLEMS + 1);
        assertThat(batch.problems().get(BatchBuilder.MAX_PROBLEMS)).isEqualTo("here: and 150 more problems");
    }

    @Test
    void stops_at_a_hundred_thousand_records() throws Exception {
        ElementBatch batch = read(HEADER + "\n" + (ROW + "\n").repeat(BatchBuilder.MAX_RECORDS + 2));

        assertThat(batch.sets()).hasSize(BatchBuilder.MAX_RECORDS);
        assertThat(batch.problems()).containsExactly("here holds more than 100000 records; the rest was not read");
    }
}

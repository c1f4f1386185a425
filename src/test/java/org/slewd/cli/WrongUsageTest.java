package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.cli.Cli.Result;

class WrongUsageTest {

    private static final String PASSES = "passes --elements e --site 0,0,0 --from 2026-11-24T18:30:00Z --hours 1";
    private static final String LOOK =
            "look --elements e --site 0,0,0 --object 1 --from 2026-11-24T18:30:00Z --to 2026-11-24T18:31:00Z --step 1";

    private static final String PLAN = "plan --elements e --site 0,0,0 --object 1 --at 2026-11-24T18:30:00Z"
            + " --axis az=0:450@6.2 --axis el=0:180@2.7";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--hours NaN | Invalid value for option '--hours': 'NaN' is not a number",
                "--hours Infinity | Invalid value for option '--hours': 'Infinity' is not a number",
                "--hours 1e999 | Invalid value for option '--hours': '1e999' is not a number",
                "--hours 0x1p3 | Invalid value for option '--hours': '0x1p3' is not a number",
                "--hours 1,5 | Invalid value for option '--hours': '1,5' is not a number",
                "--hours 0 | --hours must be above 0 and at most 8784",
                "--hours -1 | --hours must be above 0 and at most 8784",
                "--hours 8785 | --hours must be above 0 and at most 8784",
                "--from now | Invalid value for option '--from': 'now' is not a UTC time such as 2026-11-24T18:30:00Z",
                "--from 2026-11-24 | Invalid value for option '--from': '2026-11-24' is not a UTC time such as 2026-11-24T18:30:00Z",
                "--from 2026-02-30T00:00:00Z | Invalid value for option '--from': '2026-02-30T00:00:00Z' is not a UTC time such as 2026-11-24T18:30:00Z",
                "--from 1956-12-31T23:59:59Z | Invalid value for option '--from': '1956-12-31T23:59:59Z' is outside the years 1957 to 2199",
                "--from +999999999-12-31T23:59:59Z | Invalid value for option '--from': '+999999999-12-31T23:59:59Z' is outside the years 1957 to 2199",
                "--site 48.1,11.6 | Invalid value for option '--site': '48.1,11.6' is not LAT,LON,ALT_M such as -33.9,151.2,50 (degrees, degrees, metres)",
                "--site 91,0,0 | Invalid value for option '--site': latitude 91.0 is outside [-90, 90] degrees",
                "--site NaN,0,0 | Invalid value for option '--site': 'NaN' is not a number",
                "--site 0,0,9001 | Invalid value for option '--site': altitude 9001.0 is outside [-500, 9000] metres",
                "--min-elevation nan | Invalid value for option '--min-elevation': 'nan' is not a number",
                "--min-elevation 90 | --min-elevation must be at least -5 and below 90 degrees",
                "--min-elevation -5.1 | --min-elevation must be at least -5 and below 90 degrees",
                "--object 0 | Invalid value for option '--object' (N): '0' is not a catalogue number, 1 to 999999999",
                "--object 1000000000 | Invalid value for option '--object' (N): '1000000000' is not a catalogue number, 1 to 999999999",
                "--format xml | Invalid value for option '--format': expected one of [TABLE, CSV, JSON, ICS] (case-insensitive) but was 'xml'",
                "--elements | --elements needs at least one file",
                "--elements x --formta csv | Unknown options: '--formta', 'csv'; did you mean --format",
                "extra | Unmatched argument at index 9: 'extra'",
            })
    void passes_refuses_with_one_sentence_and_code_2(String more, String sentence) {
        assertRefused(with(PASSES, more), "passes", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--axis az=0:450 | Invalid value for option '--axis' (AXIS): 'az=0:450' is not az=MIN:MAX@DEG_PER_S or el=MIN:MAX@DEG_PER_S, such as az=0:450@6.2 (degrees, degrees per second)",
                "--axis az=450:0@6 | Invalid value for option '--axis' (AXIS): 'az=450:0@6' is not a travel from -720 to 720 degrees, the lower end first",
                "--axis el=0:300@6 | Invalid value for option '--axis' (AXIS): 'el=0:300@6' is not a travel from -90 to 270 degrees, the lower end first",
                "--axis az=0:NaN@6 | Invalid value for option '--axis' (AXIS): 'NaN' is not a number",
                "--axis az=0:360@0 | Invalid value for option '--axis' (AXIS): 'az=0:360@0' does not turn with 0.01 to 100 degrees per second",
                "--beam-deg 0 | --beam-deg must be from 0.1 to 180 degrees",
                "--objective most | --objective is peak or loss",
                "--at now | Invalid value for option '--at': 'now' is not a UTC time such as 2026-11-24T18:30:00Z",
                "--format ics | --format is table, csv or json here",
            })
    void plan_refuses_with_one_sentence_and_code_2(String more, String sentence) {
        assertRefused(with(PLAN, more), "plan", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--step 0 | --step must be from 0.001 to 86400 seconds",
                "--step -inf | Invalid value for option '--step': '-inf' is not a number",
                "--step 0.00001 | --step must be from 0.001 to 86400 seconds",
                "--to 2026-11-24T18:29:59Z | --to must not lie before --from",
                "--to 2027-11-24T18:30:00Z | --step 1.000 would give 31536001 rows, and at most 1000000 are written",
                "--downlink-hz NaN | Invalid value for option '--downlink-hz': 'NaN' is not a number",
                "--downlink-hz 0 | Invalid value for option '--downlink-hz': '0' is not a frequency, 1 to 300e9 Hz",
                "--format ics | --format is table, csv or json here",
            })
    void look_refuses_with_one_sentence_and_code_2(String more, String sentence) {
        assertRefused(with(LOOK, more), "look", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "point | point | Missing required parameters: 'AZ', 'EL'",
                "point 1 | point | Missing required parameter: 'EL'",
                "point NaN 5 | point | Invalid value for positional parameter at index 0 (AZ): 'NaN' is not a number",
                "point 5 Infinity | point | Invalid value for positional parameter at index 1 (EL): 'Infinity' is not a number",
                "point -x 5 | point | Invalid value for positional parameter at index 0 (AZ): '-x' is not a number",
                "point 1 2 3 | point | Unmatched argument at index 3: '3'",
                "echoes --elements x --site 0,0,0 --object 1 --hours 500 | echoes | --hours must be above 0 and at most 240",
                "bench samples --source sigmf:a.sigmf-meta | bench samples | --source is rtl_tcp:HOST:PORT here",
                "bench samples --source rtl_tcp:a:1 --seconds 0 | bench samples | --seconds must be from 1 to 86400",
                "track ISS | track | Invalid value for positional parameter at index 0 (N): 'ISS' is not a catalogue number, 1 to 999999999",
                "track 1 --mode ssb | track | Invalid value for option '--mode': expected one of [LSB, USB, AM, CW, FM, WFM] (case-insensitive) but was 'ssb'",
                "check | check | Missing required parameter: 'FILE'",
                "reset | reset | Missing required parameter: 'KIND'",
                "park --dta x | park | Unknown options: '--dta', 'x'; did you mean --data",
            })
    void the_others_refuse_with_one_sentence_and_code_2(String line, String command, String sentence) {
        assertRefused(line, command, sentence);
    }

    @Test
    void the_command_itself_may_be_missing_or_misspelt() {
        assertThat(Cli.run()).isEqualTo(new Result(2, "", "slewd: Missing command; see 'slewd --help'.\n"));
        assertThat(Cli.run("pases").exitCode()).isEqualTo(2);
        assertThat(Cli.run("pases").err())
                .startsWith("slewd: Unmatched argument at index 0: 'pases'; did you mean passes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "passes --help",
                "look --help",
                "check --help",
                "status --help",
                "stop --help",
                "track --help",
                "point --help",
                "park --help",
                "hold --help",
                "reset --help"
            })
    void help_goes_to_standard_output(String line) {
        Result result = Cli.run(line.split(" ", -1));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("Usage: slewd").doesNotContain("\u001b");
    }

    @Test
    void the_version_is_told() {
        assertThat(Cli.run("--version")).isEqualTo(new Result(0, "slewd development\n", ""));
    }

    @Test
    void files_that_cannot_be_read_are_a_failure() throws IOException {
        Path absent = folder.resolve("absent.json");
        assertThat(Cli.run("passes", "--site", "-33.9,151.2,50", "--elements", absent.toString()))
                .isEqualTo(new Result(
                        1, "", "slewd passes: cannot read " + absent + "; check that it is there and may be read.\n"));

        assertThat(Cli.run("passes", "--site", "-33.9,151.2,50", "--elements", folder.toString()))
                .isEqualTo(
                        new Result(1, "", "slewd passes: " + folder + " is a folder; name a file of element sets.\n"));

        Path empty = Files.createFile(folder.resolve("empty.json"));
        Result result = Cli.run("passes", "--site=-33.9,151.2,50", "--elements", empty.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("slewd passes: " + empty).hasLineCount(1);
    }

    /** {@code line} with {@code more} at its end, in the place of an option of the same name. */
    private static String with(String line, String more) {
        return line.replaceAll(more.split(" ", -1)[0] + " \\S+ ?", "").strip() + ' ' + more;
    }

    private static void assertRefused(String line, String command, String sentence) {
        Result result = Cli.run(line.split(" ", -1));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("slewd " + command + ": " + sentence)
                .hasLineCount(1);
        assertThat(result.err()).endsWith("'slewd " + command + " --help'.\n");
    }
}

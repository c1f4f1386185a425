package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.MadeUpPairs;

/** The even numbers have fresh sets, the odd ones are stale; the made-up air is not what the old sets were fitted to. */
class OlderElementsTest {

    /** The evening after the fresh sets, whose epochs are of the morning. */
    private static final String FROM = "2024-10-05T18:00:00Z";

    private static final IntPredicate EVEN = number -> number % 2 == 0;
    private static final IntPredicate ODD = EVEN.negate();

    @TempDir
    Path folder;

    @Test
    void passes_of_stale_objects_come_nearer_to_the_truth() throws IOException {
        Path old = file("old.json", MadeUpPairs.OLD);
        Path mixed = file("mixed.json", with(some(MadeUpPairs.FRESH, EVEN), some(MadeUpPairs.OLD, ODD)));
        Path truth = file("truth.json", MadeUpPairs.FRESH);

        Result plain = passes(mixed);
        Result corrected = passes(mixed, "--older-elements", old.toString());

        assertThat(plain.err()).isEmpty();
        // The factors as python-sgp4 2.15 has them: 1.2524 and 0.7590.
        assertThat(corrected.err())
                .isEqualTo("The drag of 24 of 24 stale sets is corrected by 24 pairs of an older and a fresh set: "
                        + "350 to 450 km: 12 pairs, drag times 1.25; 450 to 550 km: 12 pairs, drag times 0.76.\n");
        List<String[]> real = rows(passes(truth));
        assertThat(meanErrorMs(rows(plain), real)).isGreaterThan(2 * meanErrorMs(rows(corrected), real));
        assertThat(fresh(corrected)).isNotEmpty().isEqualTo(fresh(plain));
    }

    @Test
    void objects_that_are_not_asked_for_teach_those_that_are() throws IOException {
        Path old = file("old.json", MadeUpPairs.OLD);
        Path mixed = file("mixed.json", with(some(MadeUpPairs.FRESH, EVEN), some(MadeUpPairs.OLD, ODD)));

        assertThat(passes(mixed, "--object", "1", "--object", "2", "--older-elements", old.toString())
                        .err())
                .startsWith("The drag of 1 of 1 stale set is corrected by 24 pairs");
    }

    @Test
    void a_set_in_two_files_is_one_pair() throws IOException {
        Path old = file("old.json", MadeUpPairs.OLD);
        Path again = file("again.json", MadeUpPairs.OLD);
        Path mixed = file("mixed.json", with(some(MadeUpPairs.FRESH, EVEN), some(MadeUpPairs.OLD, ODD)));

        assertThat(passes(mixed, "--older-elements", old.toString(), again.toString()))
                .isEqualTo(passes(mixed, "--older-elements", old.toString()));
    }

    @Test
    void old_sets_of_other_days_count_in_the_same_band() throws IOException {
        Path old = file("old.json", MadeUpPairs.OLD);
        Path dayBefore = file(
                "day-before.json",
                MadeUpPairs.OLD.stream()
                        .map(OlderElementsTest::fifteenRevolutionsEarlier)
                        .toList());
        Path mixed = file("mixed.json", with(some(MadeUpPairs.FRESH, EVEN), some(MadeUpPairs.OLD, ODD)));

        assertThat(passes(mixed, "--older-elements", old.toString(), dayBefore.toString())
                        .err())
                .matches(
                        "The drag of 24 of 24 stale sets is corrected by 46 pairs of an older and a fresh set: "
                                + "350 to 450 km: 24 pairs, drag times 0.\\d\\d to 1.25; 450 to 550 km: 22 pairs, drag times 0.76 to 1.\\d\\d\\.\n");
    }

    @Test
    void too_few_pairs_change_nothing_and_are_said_to_be_few() throws IOException {
        IntPredicate five = number -> number < 12 && EVEN.test(number);
        Path old = file("old.json", some(MadeUpPairs.OLD, five));
        Path mixed = file("mixed.json", with(some(MadeUpPairs.FRESH, five), some(MadeUpPairs.OLD, ODD)));

        Result result = passes(mixed, "--older-elements", old.toString());

        assertThat(result.err())
                .isEqualTo(
                        "No set is corrected: 5 pairs of an older and a fresh set can tell the drag, and it takes 6 of "
                                + "one altitude and the same half days, the fresh ones from the day before 2024-10-05 18:00:00 "
                                + "UTC. Name --older-elements with more objects, 12 hours to 14 days older than --elements.\n");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(passes(mixed).out());
    }

    @Test
    void the_option_needs_a_file_that_can_be_read() throws IOException {
        Path old = file("old.json", MadeUpPairs.OLD);

        Result none = passes(old, "--older-elements");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).startsWith("slewd passes: --older-elements needs at least one file");
        Result absent = passes(old, "--older-elements", folder.resolve("absent").toString());
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.err()).endsWith("absent; check that it is there and may be read.\n");
    }

    private static Result passes(Path elements, String... more) {
        return Cli.run(Stream.concat(
                        Stream.of(
                                "passes", "--elements", elements.toString(), "--site", "48.1,11.6,520", "--from", FROM),
                        Stream.concat(
                                Stream.of("--hours", "12", "--min-elevation", "10", "--format", "csv"),
                                Stream.of(more)))
                .toArray(String[]::new));
    }

    /**
     * How far off culminations of stale objects are, on average; a pass that only one list has does not count. No median:
     * above 450 km the errors are a few seconds either way, and it would tell of those alone.
     */
    private static double meanErrorMs(List<String[]> passes, List<String[]> real) {
        List<Long> errorsMs = new ArrayList<>();
        for (String[] pass : passes) {
            real.stream()
                    .filter(other -> ODD.test(Integer.parseInt(pass[0])) && other[0].equals(pass[0]))
                    .mapToLong(other -> Math.abs(millisBetween(pass[3], other[3])))
                    .filter(errorMs -> errorMs < Duration.ofMinutes(30).toMillis())
                    .forEach(errorsMs::add);
        }
        assertThat(errorsMs).hasSizeGreaterThan(20);
        return errorsMs.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static long millisBetween(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).toMillis();
    }

    private static List<String> fresh(Result result) {
        return rows(result).stream()
                .filter(row -> EVEN.test(Integer.parseInt(row[0])))
                .map(row -> String.join(",", row))
                .toList();
    }

    private static List<String[]> rows(Result result) {
        return result.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static List<ElementSet> some(List<ElementSet> sets, IntPredicate wanted) {
        return sets.stream().filter(set -> wanted.test(set.catalogNumber())).toList();
    }

    private static List<ElementSet> with(List<ElementSet> sets, List<ElementSet> more) {
        return Stream.concat(sets.stream(), more.stream()).toList();
    }

    /** Near enough to where the object was: what its drag then lacks differs, and is of a size that counts. */
    private static ElementSet fifteenRevolutionsEarlier(ElementSet set) {
        return new ElementSet(
                set.catalogNumber(),
                set.name(),
                set.objectId(),
                set.epoch().minusMillis(Math.round(15 * set.periodSeconds() * 1000)),
                set.meanMotionRevPerDay(),
                set.eccentricity(),
                set.inclinationDeg(),
                set.raanDeg(),
                set.argOfPericenterDeg(),
                set.meanAnomalyDeg(),
                set.bstar(),
                0,
                0,
                0,
                0,
                'U',
                "test");
    }

    private Path file(String name, Collection<ElementSet> sets) throws IOException {
        String records = sets.stream().map(OlderElementsTest::omm).collect(Collectors.joining(",\n", "[", "]\n"));
        return Files.writeString(folder.resolve(name), records);
    }

    private static String omm(ElementSet set) {
        return """
                {"OBJECT_NAME": "MADE UP", "OBJECT_ID": "", "EPOCH": "%s", "MEAN_MOTION": %s, "ECCENTRICITY": %s,
                 "INCLINATION": %s, "RA_OF_ASC_NODE": %s, "ARG_OF_PERICENTER": %s, "MEAN_ANOMALY": %s, "BSTAR": %s,
                 "NORAD_CAT_ID": %d, "EPHEMERIS_TYPE": 0, "CLASSIFICATION_TYPE": "U", "ELEMENT_SET_NO": 1,
                 "REV_AT_EPOCH": 1, "MEAN_MOTION_DOT": 0, "MEAN_MOTION_DDOT": 0}""".formatted(
                        LocalDateTime.ofInstant(set.epoch(), ZoneOffset.UTC),
                        set.meanMotionRevPerDay(),
                        set.eccentricity(),
                        set.inclinationDeg(),
                        set.raanDeg(),
                        set.argOfPericenterDeg(),
                        set.meanAnomalyDeg(),
                        set.bstar(),
                        set.catalogNumber());
    }
}

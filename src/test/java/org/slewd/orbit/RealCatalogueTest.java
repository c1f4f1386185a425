package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.SharedData;
import org.slewd.sky.TemeState;

/** The public catalogues of two days, of which the counts are known. */
class RealCatalogueTest {

    private static final Instant JANUARY = Instant.parse("2022-01-23T00:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2023-10-10T00:00:00Z");

    private static List<ElementSet> full(String date) {
        byte[] packed = SharedData.bytes("catalog/full_" + date + ".3le.gz");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Sets.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_full_catalogue_is_taken_in_whole_and_its_groups_are_found() {
        Catalogue catalogue = Catalogue.empty().with(new Source("catalogue", 0), JANUARY, full("2022-01-22"));

        assertThat(catalogue.size()).isEqualTo(23_939);
        assertThat(count(catalogue, "1982-092*")).isEqualTo(1216);
        assertThat(count(catalogue, "82092*")).isEqualTo(1216);
        assertThat(count(catalogue, "COSMOS 1408 DEB and 1982-092*")).isEqualTo(1214);
        assertThat(count(catalogue, "cosmos-1408 and not *DEB")).isEqualTo(2);
        assertThat(count(catalogue, "stations")).isEqualTo(2);
        assertThat(count(catalogue, "not 1982-092*")).isEqualTo(23_939 - 1216);
    }

    private static int count(Catalogue catalogue, String group) {
        return catalogue.in(Groups.builtIn().parse(group)).size();
    }

    @Test
    @Tag("whole-pass")
    void in_a_full_catalogue_hardly_anything_is_absurd_or_ahead() {
        List<ElementSet> sets = full("2022-01-22");
        TemeState state = new TemeState();

        Set<Integer> absurd = sets.stream()
                .filter(set -> Judgement.absurdity(set).isPresent())
                .map(ElementSet::catalogNumber)
                .collect(Collectors.toSet());
        assertThat(absurd).containsExactly(50_463); // JWST
        assertThat(sets).noneMatch(set -> Judgement.isAhead(set, JANUARY));
        // What is taken for sound without asking the model has a position at its epoch.
        assertThat(sets)
                .filteredOn(set -> !absurd.contains(set.catalogNumber()))
                .allMatch(set -> Sgp4.of(set).propagate(0.0, state));
    }

    @Test
    @Tag("whole-pass")
    void two_days_a_year_apart_make_one_catalogue_and_every_set_is_written_back() {
        List<ElementSet> newer = full("2023-10-09");
        Catalogue catalogue = Catalogue.empty()
                .with(new Source("2022", 0), JANUARY, full("2022-01-22"))
                .with(new Source("2023", 0), OCTOBER, newer);

        assertThat(newer).hasSize(26_140);
        assertThat(newer).allMatch(set -> catalogue.find(set.catalogNumber()).equals(Optional.of(set)));
        assertThat(catalogue.size()).isGreaterThan(newer.size());
    }

    @Test
    @Tag("whole-pass")
    void every_set_of_a_full_catalogue_is_written_as_two_lines_that_say_the_same() {
        List<ElementSet> sets = full("2023-10-09");
        StringBuilder text = new StringBuilder();
        for (ElementSet set : sets) {
            List<String> lines = TleWriter.lines(set).orElseThrow();
            text.append(set.name()).append('\n');
            text.append(lines.get(0)).append('\n').append(lines.get(1)).append('\n');
        }
        List<ElementSet> back = Sets.of(text.toString());
        assertThat(back).hasSameSizeAs(sets);
        for (int i = 0; i < sets.size(); i++) {
            assertThat(saysTheSame(back.get(i), sets.get(i)))
                    .as(sets.get(i).origin())
                    .isTrue();
        }
    }

    private static boolean saysTheSame(ElementSet back, ElementSet set) {
        return back.isSameOrbitAs(set)
                && back.objectId().equals(set.objectId())
                && back.meanMotionDot() == set.meanMotionDot()
                && back.meanMotionDdot() == set.meanMotionDdot()
                && back.elementSetNumber() == set.elementSetNumber()
                && back.revolutionAtEpoch() == set.revolutionAtEpoch();
    }
}

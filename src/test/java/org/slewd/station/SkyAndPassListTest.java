package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.demo.DemoSky;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.pass.PassSearch;
import org.slewd.sky.Daylight;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.station.PassQuestion.Only;
import org.slewd.track.Satellite;

/** Lists of passes and the view of the sky, on a made-up sky. */
class SkyAndPassListTest {

    private static final Instant NOW = Instant.parse("2022-01-22T17:00:00Z");
    private static final Site SITE = new Site(52, 13, 50);
    private static final Catalogue SKY = DemoSky.over(SITE, NOW, 1);
    private static final Groups GROUPS =
            Groups.builtIn().with("cloud", "FRAGMENT*").with("half", "FRAGMENT 0*");

    private final Predictions predictions = new Predictions(
            new StationConfig("test", SITE, 0, HorizonMask.FLAT, false, List.of(), GROUPS),
            Optional.empty(),
            Runnable::run,
            Runnable::run);

    SkyAndPassListTest() {
        predictions.use(SKY);
    }

    private static PassQuestion question(String group, double minElevationDeg, Set<Only> only, int offset, int limit) {
        return new PassQuestion(
                NOW,
                NOW.plus(Duration.ofHours(6)),
                Optional.of(group).filter(text -> !text.isEmpty()).map(GROUPS::parse),
                OptionalInt.empty(),
                minElevationDeg,
                only,
                offset,
                limit,
                false);
    }

    private PassPage ask(PassQuestion question) {
        return predictions.passes(question).toCompletableFuture().join();
    }

    private SkyView look(SkyQuestion question) {
        return predictions.sky(question).toCompletableFuture().join();
    }

    @Test
    void pages_of_a_list_are_the_list_of_a_plain_search() {
        List<Integer> plain = SKY.sets().stream()
                .flatMap(set ->
                        new PassSearch(new SiteFrame(SITE), 0).find(set, NOW, NOW.plus(Duration.ofHours(6))).stream())
                .sorted(java.util.Comparator.comparing(pass -> pass.aos().utc()))
                .map(pass -> pass.catalogNumber())
                .toList();
        List<Integer> paged = new java.util.ArrayList<>();
        for (int offset = 0; offset < plain.size() + 100; offset += 100) {
            PassPage page = ask(question("", 0, Set.of(), offset, 100));
            assertThat(page.total()).isEqualTo(plain.size());
            page.passes().forEach(pass -> paged.add(pass.pass().catalogNumber()));
        }
        assertThat(paged).hasSizeGreaterThan(200).isEqualTo(plain);
    }

    @Test
    void turning_a_page_or_asking_for_less_searches_no_more() {
        PassPage all = ask(question("cloud", 0, Set.of(), 0, 10_000));
        PassPage part = ask(question("cloud", 20, EnumSet.of(Only.SUNLIT), 0, 10_000));

        assertThat(part.passes()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.pass().maxElevationDeg()).isGreaterThanOrEqualTo(20);
            assertThat(one.described().facts().orElseThrow().isSunlit()).isTrue();
        });
        // The very same objects: nothing was found or described a second time.
        assertThat(all.passes().stream().map(PassPath::described).toList())
                .containsAll(part.passes().stream().map(PassPath::described).toList());
        assertThat(part.passes().get(0).described())
                .isSameAs(all.passes().stream()
                        .map(PassPath::described)
                        .filter(part.passes().get(0).described()::equals)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void new_elements_are_searched_anew() {
        int before = ask(question("", 0, Set.of(), 0, 1)).total();
        predictions.use(Catalogue.empty().with(SKY.sets().subList(0, 1)));

        assertThat(ask(question("", 0, Set.of(), 0, 1)).total()).isBetween(1, before - 1);
    }

    @Test
    void without_a_rotator_nothing_is_said_to_be_reachable() {
        assertThat(ask(question("", 0, EnumSet.of(Only.REACHABLE), 0, 10)).total())
                .isZero();
    }

    @Test
    void it_is_dark_after_five_and_light_at_noon_in_january() {
        PassQuestion day = new PassQuestion(
                NOW,
                NOW.plus(Duration.ofHours(23)),
                Optional.empty(),
                OptionalInt.of(DemoSky.ISS_LIKE),
                0,
                Set.of(),
                0,
                1,
                false);
        List<DaylightSpan> light = ask(day).daylight();

        assertThat(light)
                .extracting(DaylightSpan::light)
                .containsExactly(
                        Daylight.ASTRONOMICAL_TWILIGHT,
                        Daylight.NIGHT,
                        Daylight.ASTRONOMICAL_TWILIGHT,
                        Daylight.NAUTICAL_TWILIGHT,
                        Daylight.CIVIL_TWILIGHT,
                        Daylight.DAY,
                        Daylight.CIVIL_TWILIGHT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1800, -86_400, 86_400})
    void the_view_of_the_sky_is_what_each_object_says_of_itself_at_that_moment(long aheadS) {
        Instant utc = NOW.plusSeconds(aheadS);
        SkyView view = look(new SkyQuestion(utc, Optional.empty(), 0, 3000));

        SiteFrame site = new SiteFrame(SITE);
        List<Integer> up = SKY.sets().stream()
                .filter(set -> new Satellite(set, site).look(utc).orElseThrow().elevationDeg() > 0)
                .map(set -> set.catalogNumber())
                .toList();
        assertThat(view.objects())
                .extracting(SkyView.Body::catalogNumber)
                .containsExactlyInAnyOrderElementsOf(up)
                .hasSizeGreaterThan(5);
        assertThat(view.objects())
                .isSortedAccordingTo((a, b) ->
                        Double.compare(b.look().elevationDeg(), a.look().elevationDeg()));
        SkyView.Body first = view.objects().get(0);
        assertThat(first.elementEpoch())
                .isEqualTo(SKY.find(first.catalogNumber()).orElseThrow().epoch());
        assertThat(first.look().rangeM())
                .isCloseTo(
                        new Satellite(SKY.find(first.catalogNumber()).orElseThrow(), site)
                                .look(utc)
                                .orElseThrow()
                                .rangeM(),
                        within(1e-3));
    }

    @Test
    void groups_are_counted_whichever_was_asked_for_and_the_cap_is_told() {
        Instant utc = NOW.plusSeconds(1800);
        SkyView all = look(new SkyQuestion(utc, Optional.empty(), 0, 3000));
        SkyView half = look(new SkyQuestion(utc, Optional.of(GROUPS.parse("half")), 0, 2));

        assertThat(half.groups()).isEqualTo(all.groups());
        assertThat(half.total())
                .isEqualTo(all.groups().stream()
                        .filter(count -> count.group().equals("half"))
                        .findFirst()
                        .orElseThrow()
                        .up());
        assertThat(half.objects()).hasSize(2);
        assertThat(half.total()).isGreaterThan(2).isLessThan(all.total());
    }
}

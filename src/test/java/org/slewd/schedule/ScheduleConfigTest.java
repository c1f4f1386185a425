package org.slewd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.orbit.Groups;

class ScheduleConfigTest {

    @TempDir
    Path folder;

    private ScheduleConfig read(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("s.yaml"), yaml);
        return Configuration.read(file, root -> ScheduleConfig.read(root, Groups.builtIn()));
    }

    @Test
    void without_the_section_nothing_is_wished_for() throws Exception {
        assertThat(read("{}")).isEqualTo(ScheduleConfig.NONE);
    }

    @Test
    void the_least_of_a_wish_is_a_name_and_objects() throws Exception {
        ScheduleConfig config = read("""
                schedule:
                  wishes:
                    - {name: crewed, objects: stations}
                """);

        assertThat(config.automatic()).isFalse();
        assertThat(config.wishes())
                .containsExactly(Wish.of("crewed", "stations", Groups.builtIn().parse("stations")));
    }

    @Test
    void every_key_counts() throws Exception {
        ScheduleConfig config = read("""
                schedule:
                  automatic: true
                  wishes:
                    - name: crewed
                      objects: 25544
                      weight: 5
                      minElevationDeg: 20
                      only: visible
                      hoursUtc: [18:00-23:30, 22:00-04:00]
                      passesPerDay: 4
                      passesPerDayOfObject: 2
                      needs: [receiver, samples]
                      trim: false
                      leastUsefulS: 90
                      preempts: true
                """);

        assertThat(config.automatic()).isTrue();
        assertThat(config.wishes())
                .containsExactly(new Wish(
                        "crewed",
                        "25544",
                        Groups.builtIn().parse("25544"),
                        5,
                        20,
                        Wish.Light.VISIBLE,
                        List.of(
                                new DailyHours(LocalTime.of(18, 0), LocalTime.of(23, 30)),
                                new DailyHours(LocalTime.of(22, 0), LocalTime.of(4, 0))),
                        new Wish.Quota(OptionalInt.of(4), OptionalInt.of(2)),
                        Set.of(Resource.ROTATOR, Resource.RECEIVER, Resource.SAMPLES),
                        new Wish.Trim(false, 90),
                        true));
    }

    @Test
    void what_is_wrong_is_told_with_its_line_and_key() {
        assertThatThrownBy(() -> read("""
                        schedule:
                          wishes:
                            - name: Crewed
                              objects: or or
                              weight: 0
                              hoursUtc: [8-10]
                              needs: [transmitter]
                            - {name: noaa, objects: NOAA*}
                            - {name: noaa, objects: NOAA*}
                        """))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        thrown -> assertThat(thrown.problems().stream().map(Object::toString))
                                .hasSize(6)
                                .anyMatch(problem ->
                                        problem.contains(":3") && problem.contains("schedule.wishes[0].name"))
                                .anyMatch(problem -> problem.contains("schedule.wishes[0].objects"))
                                .anyMatch(problem -> problem.contains("weight"))
                                .anyMatch(problem -> problem.contains("is not like 20:00-04:30"))
                                .anyMatch(problem -> problem.contains("is not one of receiver, samples"))
                                .anyMatch(problem -> problem.contains("that of another wish")));
    }

    @Test
    void hours_may_go_through_midnight() {
        DailyHours night = DailyHours.parse("22:00-04:00");

        assertThat(night.contains(Skies.NIGHT.plusSeconds(5 * 3600))).isTrue();
        assertThat(night.contains(Skies.NIGHT.plusSeconds(10 * 3600))).isFalse();
        assertThat(DailyHours.parse("17:00-18:00").contains(Skies.NIGHT)).isFalse();
        assertThat(DailyHours.parse("18:00-18:01").contains(Skies.NIGHT)).isTrue();
    }
}

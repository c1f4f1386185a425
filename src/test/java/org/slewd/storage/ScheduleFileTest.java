package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.orbit.Groups;
import org.slewd.schedule.AgendaRequest.Followed;
import org.slewd.schedule.Wish;
import org.slewd.station.AgendaMemory;
import org.slewd.station.AgendaMemory.Kept;
import org.slewd.station.OwnWishes;
import org.slewd.station.StationOrder;

class ScheduleFileTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final Kept KEPT = new Kept(
            new OwnWishes(
                    Optional.of(true),
                    List.of(
                            Wish.of(
                                    "old-ones",
                                    "NOAA 1* or stations",
                                    Groups.builtIn().parse("NOAA 1* or stations")),
                            Wish.of("iss", "25544", Groups.builtIn().parse("25544"))
                                    .weighing(2.5)
                                    .above(12, Wish.Light.VISIBLE))),
            List.of(
                    new Followed("iss", 25_544, NOW.minusMillis(3_600_250)),
                    new Followed("old-ones", 25_338, NOW.minusSeconds(60))),
            Optional.of(new AgendaMemory.Held(StationOrder.STOP, "Ada of the club", Optional.empty())),
            Optional.of(new AgendaMemory.GoingOn(new Followed("iss", 25_544, NOW), NOW.plusSeconds(300))));

    @TempDir
    Path folder;

    private ScheduleFile file() {
        return new ScheduleFile(folder.resolve("schedule.state"), Groups.builtIn(), NOW);
    }

    @Test
    void what_was_kept_is_known_after_a_restart() {
        assertThat(file().recall()).isEqualTo(Kept.NOTHING);

        file().keep(KEPT);

        assertThat(file().recall()).isEqualTo(KEPT);
    }

    @Test
    void a_damaged_file_is_put_aside_and_not_believed() throws Exception {
        file().keep(KEPT);
        Path path = folder.resolve("schedule.state");
        Files.writeString(path, Files.readString(path).replace("true", "fals"));

        Kept recalled = file().recall();
        assertThat(recalled.wishes()).isEqualTo(Kept.NOTHING.wishes());
        // Somebody may have stopped the antenna for a reason: the agenda waits for a person, over restarts too.
        AgendaMemory.Held held = recalled.held().orElseThrow();
        assertThat(held.what()).isEqualTo(StationOrder.STOP);
        assertThat(held.until()).isEmpty();
        file().keep(recalled);
        assertThat(file().recall().held()).contains(held);
        assertThat(folder.resolve("schedule.state.damaged-2026-11-26T12-00-00Z"))
                .exists();
    }
}

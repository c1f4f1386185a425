package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.config.Problem;

class SourcesReaderTest {

    @TempDir
    Path folder;

    private List<SourceConfig> read(String sources) throws ConfigException {
        return Configuration.readText(
                sources, "s.yaml", root -> SourcesReader.read(root, folder.resolve("s.yaml"), List.of(25_544)));
    }

    private List<String> problems(String sources) {
        try {
            return List.of("sound: " + read(sources));
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void each_sort_of_source_is_read() throws ConfigException, IOException {
        Files.writeString(folder.resolve("login"), "me\nsecret\n");
        Files.setPosixFilePermissions(folder.resolve("login"), PosixFilePermissions.fromString("rw-------"));

        assertThat(read("""
                        sources:
                          - {name: a, file: a.json, priority: 80}
                          - {name: b, folder: in, enabled: false}
                          - {name: c, celestrakGroup: amateur}
                          - {name: d, celestrakName: "COSMOS 1408", refreshHours: 2}
                          - {name: e, url: "https://example.org/tle.txt?key=k3y", refreshHours: 1.5}
                          - {name: f, spaceTrackCredentialsFile: login}
                        """))
                .containsExactly(
                        new SourceConfig("a", new Origin.LocalFile(folder.resolve("a.json")), Duration.ZERO, true, 80),
                        new SourceConfig("b", new Origin.LocalFolder(folder.resolve("in")), Duration.ZERO, false, 50),
                        new SourceConfig(
                                "c",
                                Origin.Web.celestrak(Origin.Web.CELESTRAK_BASE, "GROUP", "amateur"),
                                Duration.ofHours(4),
                                true,
                                50),
                        new SourceConfig(
                                "d",
                                Origin.Web.celestrak(Origin.Web.CELESTRAK_BASE, "NAME", "COSMOS 1408"),
                                Duration.ofHours(2),
                                true,
                                50),
                        new SourceConfig(
                                "e",
                                Origin.Web.url("https://example.org/tle.txt?key=k3y"),
                                Duration.ofMinutes(90),
                                true,
                                50),
                        new SourceConfig(
                                "f",
                                new Origin.SpaceTrack(Origin.SpaceTrack.BASE, folder.resolve("login"), List.of(25_544)),
                                Duration.ofHours(4),
                                true,
                                50));
    }

    @Test
    void celestrak_is_asked_for_the_form_that_has_room_for_long_numbers() {
        assertThat(Origin.Web.celestrak(Origin.Web.CELESTRAK_BASE, "NAME", "COSMOS 1408")
                        .query())
                .hasToString("https://celestrak.org/NORAD/elements/gp.php?NAME=COSMOS%201408&FORMAT=json");
    }

    @Test
    void an_address_of_celestrak_is_held_to_its_rules() {
        assertThat(problems("""
                        sources:
                          - {name: a, url: "https://www.celestrak.org/NORAD/elements/gp.php?GROUP=x", refreshHours: 1}
                        """))
                .containsExactly("s.yaml:2  sources[0].refreshHours = 1 is below 2; write one from 2 to 168");
    }

    @Test
    void what_may_be_secret_of_an_address_is_not_shown() {
        assertThat(Origin.Web.url("https://example.org:8443/a?key=k3y#x").address())
                .isEqualTo("https://example.org:8443/a");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(problems("""
                        sources:
                          - name: a/b
                            file: x.json
                            refreshHours: 5
                          - name: imported
                            celestrakGroup: amateur
                            refreshHours: 1.9
                          - name: twice
                            url: http://example.org/tle.txt
                          - name: Twice
                            url: https://me:secret@example.org/tle.txt
                          - name: c
                          - name: d
                            file: x.json
                            celestrakGroup: amateur
                          - name: e
                            url: https://www.space-track.org/basicspacedata
                          - name: f
                            url: nonsense
                          - name: g
                            spaceTrackCredentialsFile: none
                          - name: h
                            celestrakGroup: amateur
                            priority: 101
                            enabled: perhaps
                            baseUrl: https://example.org
                        """))
                .containsExactly(
                        "s.yaml:2  sources[0].name = a/b cannot be a name; use at most 40 letters a to z, digits, - and _",
                        "s.yaml:4  sources[0].refreshHours = 5 means nothing for files, which are read when they change;"
                                + " take it out",
                        "s.yaml:5  sources[1].name = imported is the name of what was imported by hand; choose another",
                        "s.yaml:7  sources[1].refreshHours = 1.9 is below 2; write one from 2 to 168",
                        "s.yaml:9  sources[2].url = http://example.org/tle.txt is not safe against changes on the way; use"
                                + " https",
                        "s.yaml:10  sources[3].name = Twice is the name of another source too; choose another",
                        "s.yaml:11  sources[3].url holds a password, which does not"
                                + " belong into a configuration; take it out",
                        "s.yaml:12  sources[4].file is missing; write one of file, folder, celestrakGroup, celestrakName,"
                                + " url, spaceTrackCredentialsFile, transmitters",
                        "s.yaml:15  sources[5].celestrakGroup = amateur stands beside file; make it a source of its own",
                        "s.yaml:17  sources[6].url = https://www.space-track.org/basicspacedata needs a login; use"
                                + " spaceTrackCredentialsFile instead",
                        "s.yaml:19  sources[7].url = nonsense is not an address; write https://HOST/PATH",
                        "s.yaml:21  sources[8].spaceTrackCredentialsFile = none is not a file ("
                                + folder.resolve("none")
                                + "); put the name in its first line and the password in its second, and chmod 600 it",
                        "s.yaml:22  sources[9].name = h asks the same as another source; take one of them out",
                        "s.yaml:24  sources[9].priority = 101 is above 100; write one from 0 to 100",
                        "s.yaml:25  sources[9].enabled = perhaps is not true or false",
                        "s.yaml:26  sources[9].baseUrl is not a known key; known here: name, file, folder, celestrakGroup,"
                                + " celestrakName, url, spaceTrackCredentialsFile, transmitters, enabled, priority, refreshHours");
    }

    @Test
    void transmitters_come_from_the_satnogs_db_or_from_an_address() throws ConfigException {
        List<SourceConfig> sources = read("""
                sources:
                  - {name: db, transmitters: satnogs}
                  - {name: own, transmitters: "https://example.org/list.json", refreshHours: 12}
                """);
        assertThat(sources.get(0))
                .isEqualTo(new SourceConfig(
                        "db",
                        new Origin.TransmitterList(Origin.TransmitterList.SATNOGS),
                        Duration.ofHours(24),
                        true,
                        50));
        assertThat(sources.get(1).refresh()).isEqualTo(Duration.ofHours(12));
        assertThat(problems("""
                        sources:
                          - {name: a, transmitters: satnogs, refreshHours: 1}
                          - {name: b, transmitters: "satnogs db"}
                        """)).hasSize(2).anyMatch(problem -> problem.contains("is neither satnogs nor an address"));
    }
}

package org.slewd.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.link.LinkAddress;

class ConditionsReaderTest {

    private static List<ConditionInput> read(String text) throws ConfigException {
        return Configuration.readText(
                text, "s.yaml", root -> ConditionsReader.read(root, Path.of("/etc/slewd/s.yaml")));
    }

    @Test
    void inputs_are_read_from_wherever_they_come() throws ConfigException {
        List<ConditionInput> inputs = read("""
                conditions:
                  - {name: wind, kind: number, unit: km/h, unsafeFrom: 60, safeBelow: 45, whenUnsafe: stow, url: "https://gauge/w?x=1",
                     json: wind.gust, everySeconds: 1, staleAfterSeconds: 20, holdSeconds: 600, credentialsFile: gauge.secret}
                  - {name: anemometer, kind: number, unit: kn, unsafeFrom: 33, safeBelow: 25, plausibleMax: 120, whenUnsafe: stow,
                     line: "serial:/dev/wind", baud: 4800, pattern: "WIMWV,[0-9.]*,R,([0-9.]+),N,A"}
                  - {name: rain, kind: contact, safeWhen: [Dry], unsafeWhen: [rain], whenUnsafe: stow, mqtt: "mqtts://broker", topic: roof/rain}
                  - {name: mast door, kind: contact, whenUnsafe: stop, file: door}
                """);
        assertThat(inputs)
                .containsExactly(
                        new ConditionInput(
                                "wind",
                                new Rule.Limit(Unit.KILOMETRES_PER_HOUR, 60, 45, 0, 360),
                                Extract.Json.path("wind.gust"),
                                new Origin.Web(
                                        URI.create("https://gauge/w?x=1"),
                                        Duration.ofSeconds(1),
                                        Optional.of(Path.of("/etc/slewd/gauge.secret"))),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(600),
                                Action.STOW),
                        new ConditionInput(
                                "anemometer",
                                new Rule.Limit(Unit.KNOTS, 33, 25, 0, 120),
                                Extract.InPattern.of("WIMWV,[0-9.]*,R,([0-9.]+),N,A"),
                                new Origin.Line(new LinkAddress.Serial("/dev/wind"), 4800),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(300),
                                Action.STOW),
                        new ConditionInput(
                                "rain",
                                new Rule.Contact(List.of("dry"), List.of("rain")),
                                new Extract.Whole(),
                                new Origin.Broker(
                                        "broker", 8883, true, "roof/rain", Optional.empty(), Optional.empty()),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(300),
                                Action.STOW),
                        new ConditionInput(
                                "mast door",
                                new Rule.Contact(List.of("true", "1", "safe"), List.of("false", "0", "unsafe")),
                                new Extract.Whole(),
                                new Origin.InFile(Path.of("/etc/slewd/door"), Duration.ofSeconds(2)),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(300),
                                Action.STOP));
        assertThat(read("conditions: []")).isEmpty();
    }

    @Test
    void what_is_wrong_is_said_at_once_and_no_password_with_it() {
        assertThatThrownBy(() -> read("""
                conditions:
                  - {name: a, kind: number, unit: m/s, unsafeFrom: 10, safeBelow: 12, whenUnsafe: stow, file: a}
                  - {name: a, kind: number, unit: m/s, unsafeFrom: 12, safeBelow: 10, whenUnsafe: flee, file: a}
                  - {name: b, kind: contact, safeWhen: [x], whenUnsafe: stow, file: a}
                  - {name: c, kind: contact, safeWhen: [X], unsafeWhen: [x], whenUnsafe: stow, file: a}
                  - {name: d, kind: contact, whenUnsafe: stow, url: "http://me:hunter2@gauge/"}
                  - {name: e, kind: contact, whenUnsafe: stow, url: "http://gauge/", file: a}
                  - {name: f, kind: contact, whenUnsafe: stow, line: simulated}
                  - {name: g, kind: contact, whenUnsafe: stow, mqtt: "mqtt://broker", topic: "roof/#"}
                  - {name: h, kind: contact, whenUnsafe: stow}
                  - {name: i, kind: contact, whenUnsafe: stow, file: a, everySeconds: 3, staleAfterSeconds: 2}
                  - {name: j, kind: number, unit: m/s, unsafeFrom: 12, safeBelow: 10, plausibleMax: 11, whenUnsafe: stow, file: a}
                  - {name: k, kind: contact, whenUnsafe: stow, file: a, json: "a..b"}
                """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("conditions[0].safeBelow = 12 is above unsafeFrom")
                .hasMessageContaining("conditions[1].name = a is the name of another input")
                .hasMessageContaining("conditions[1].whenUnsafe")
                .hasMessageContaining("conditions[2].unsafeWhen is missing")
                .hasMessageContaining("conditions[3].safeWhen has a word")
                .hasMessageContaining("conditions[4].url: the address holds a name or a password")
                .hasMessageContaining("conditions[5].file = a cannot stand beside url")
                .hasMessageContaining("conditions[6].line: there is no simulated gauge")
                .hasMessageContaining("conditions[7].topic = \"roof/#\" stands for many topics")
                .hasMessageContaining("conditions[8].url is missing")
                .hasMessageContaining("conditions[9].everySeconds = 3 lets each value grow stale")
                .hasMessageContaining("conditions[10].unsafeFrom = 12 is more than any value can be")
                .hasMessageContaining("conditions[11].json: \"a..b\" is no path")
                .message()
                .doesNotContain("hunter2");
    }
}

package org.slewd.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;

class HookTest {

    private static List<Hook> read(String text) throws ConfigException {
        return Configuration.readText(text, "s.yaml", Hook::read);
    }

    @Test
    void programs_are_read_with_their_arguments_and_their_time() throws ConfigException {
        assertThat(read("""
                hooks:
                  - {at: pass-risen, run: [/opt/record, --rate, "48000"], withinSeconds: 900}
                  - {at: fault-raised, run: [/opt/tell]}
                """))
                .containsExactly(
                        new Hook("pass-risen", List.of("/opt/record", "--rate", "48000"), Duration.ofSeconds(900)),
                        new Hook("fault-raised", List.of("/opt/tell"), Duration.ofSeconds(30)));
        assertThat(read("hooks: []")).isEmpty();
    }

    @Test
    void what_is_wrong_is_said_with_line_and_key() {
        assertThatThrownBy(() -> read("""
                hooks:
                  - {at: moonrise, run: [/opt/tell]}
                  - {at: parked, run: []}
                  - {at: parked, run: [tell me]}
                  - {at: parked, run: [/opt/tell], withinSeconds: 0}
                  - {at: parked, run: /opt/tell -x}
                """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("hooks[0].at")
                .hasMessageContaining("hooks[1].run is missing")
                .hasMessageContaining("hooks[2].run[0] = tell me is no absolute path")
                .hasMessageContaining("hooks[3].withinSeconds")
                .hasMessageContaining("hooks[4].run = ")
                .hasMessageContaining("5 problems");
    }
}

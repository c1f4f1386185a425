package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForeignDaemonTest {

    @Test
    void what_is_measured_is_started_as_the_service_is() throws Exception {
        assertThat(Files.readAllLines(Path.of("systemd/slewd.service")))
                .contains(
                        "Environment=\"SLEWD_JAVA_OPTS=" + ForeignDaemon.AS_THE_SERVICE + "\"",
                        "Environment=" + ForeignDaemon.ARENAS.getKey() + "=" + ForeignDaemon.ARENAS.getValue());
    }
}

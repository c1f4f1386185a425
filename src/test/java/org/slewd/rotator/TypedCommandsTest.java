package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedCommandsTest {

    private final TypedCommands commands = new TypedCommands(4);
    private final List<String> heard = new ArrayList<>();

    private List<String> type(String text) {
        commands.push(text.getBytes(StandardCharsets.ISO_8859_1), heard::add);
        return heard;
    }

    @Test
    void a_return_ends_a_command_in_any_chunking() {
        type("C");
        type("2\rS");
        assertThat(type("\r")).containsExactly("C2", "S");
    }

    @Test
    void small_letters_are_capitals_and_line_feeds_are_nothing() {
        assertThat(type("\nc\n2\r\n")).containsExactly("C2");
    }

    @Test
    void a_line_feed_ends_no_command() {
        assertThat(type("C2\nC2\n")).isEmpty();
    }

    @Test
    void a_return_alone_is_no_command() {
        assertThat(type("\r\r\n\r")).isEmpty();
    }

    @Test
    void what_runs_over_is_handed_over_too_long_to_be_any_command() {
        assertThat(type("M123456789\rS\r")).containsExactly("M1234", "S");
    }

    @Test
    void half_a_command_is_forgotten_on_demand() {
        type("M1");
        commands.clear();
        assertThat(type("C2\r")).containsExactly("C2");
    }
}

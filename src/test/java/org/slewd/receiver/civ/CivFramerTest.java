package org.slewd.receiver.civ;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.Vectors;

class CivFramerTest {

    private final List<String> heard = new ArrayList<>();
    private final CivFramer framer = new CivFramer();

    private final CivFramer.Listener listener = new CivFramer.Listener() {
        @Override
        public void frame(CivFrame frame) {
            heard.add(String.format("%02x<%02x ", frame.to(), frame.from())
                    + HexFormat.of().formatHex(frame.payload()));
        }

        @Override
        public void jam() {
            heard.add("jam");
        }
    };

    private List<String> hear(String hex) {
        heard.clear();
        framer.push(Vectors.hex(hex), listener);
        return List.copyOf(heard);
    }

    @Test
    void cuts_glued_frames_and_joins_split_ones() {
        assertThat(hear("fe fe e0 96 fb fd fe fe e0 96 03 00 00")).containsExactly("e0<96 fb");
        assertThat(hear("90 45 01")).isEmpty();
        assertThat(hear("fd")).containsExactly("e0<96 030000904501");
    }

    @Test
    void takes_any_number_of_preamble_bytes_from_two_on() {
        assertThat(hear("fe fe fe fe fe e0 96 fb fd")).containsExactly("e0<96 fb");
        assertThat(hear("fe e0 96 fb fd")).isEmpty();
        assertThat(hear("fe 00 fe e0 96 fb fd")).isEmpty();
    }

    @Test
    void finds_its_feet_after_garbage_and_after_a_frame_cut_short() {
        assertThat(hear("13 37 fd fe 42 fe fe e0 96 fb fd")).containsExactly("e0<96 fb");
        assertThat(hear("fe fe e0 96 03 00 00 fe fe e0 96 fa fd")).containsExactly("e0<96 fa");
        assertThat(hear("fe fe e0 96 03 00 fe 00 90 45 01 fd fe fe e0 96 fa fd"))
                .containsExactly("e0<96 fa");
        assertThat(hear("96 03 00 00 90 45 01 fd")).isEmpty();
    }

    @Test
    void drops_frames_without_a_command_and_frames_of_spectrum_data_whole() {
        assertThat(hear("fe fe fd fe fe e0 fd fe fe e0 96 fd")).isEmpty();
        assertThat(hear("fe fe e0 96 27 " + "00 ".repeat(400) + "fd fe fe e0 96 fb fd"))
                .containsExactly("e0<96 fb");
        assertThat(hear("fe fe e0 96 27 " + "00 ".repeat(29) + "fd")).hasSize(1);
        assertThat(hear("fe fe e0 96 27 " + "00 ".repeat(30) + "fd")).isEmpty();
    }

    @Test
    void tells_of_a_jam_once_however_long_it_lasts_and_drops_the_spoilt_frame() {
        assertThat(hear("fe fe e0 96 03 00 fc fc fc fc fd fe fe e0 96 fb fd")).containsExactly("jam", "e0<96 fb");
        assertThat(hear("fc 00 fc")).containsExactly("jam", "jam");
    }

    @Test
    void forgets_what_has_begun_when_told_to() {
        hear("fe fe e0 96 03 00 00");
        framer.clear();

        assertThat(hear("90 45 01 fd")).isEmpty();
    }
}

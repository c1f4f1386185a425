package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowingTest {

    @Test
    void says_whether_the_agenda_is_followed_and_why_not_now() {
        assertThat(Following.sentence(Map.of("automatic", false)))
                .isEqualTo("Nothing is followed by itself; 'slewd automatic on' changes that.");
        assertThat(Following.sentence(Map.of("automatic", true)))
                .isEqualTo("The antenna follows the agenda by itself.");
        assertThat(Following.sentence(Map.of("automatic", true, "waiting", "Ada stopped the antenna")))
                .isEqualTo("The antenna follows the agenda by itself, but not now: Ada stopped the antenna.");
    }
}

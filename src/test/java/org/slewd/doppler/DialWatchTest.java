package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slewd.doppler.DialWatch.Ours;
import org.slewd.doppler.DialWatch.Suspected;
import org.slewd.doppler.DialWatch.Turned;
import org.slewd.doppler.DialWatch.Unsteady;

class DialWatchTest {

    private static final long MS = 1_000_000L;

    private final DialWatch watch = new DialWatch(10);

    @Test
    void our_own_settings_are_ours_whichever_of_them_is_reported() {
        // Five settings a second going down, read once a second; the report is that of any of them.
        for (int i = 0; i < 5; i++) {
            watch.sent(437_800_000 - 40L * i, 200 * MS * i);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(watch.read(437_800_000 - 40L * i, (1_000 + i) * MS)).isEqualTo(new Ours());
        }
    }

    @Test
    void the_radio_may_round_to_its_own_step() {
        watch.sent(437_800_004, 0);
        assertThat(watch.read(437_800_000, 100 * MS)).isEqualTo(new Ours());
        assertThat(watch.read(437_800_009, 200 * MS)).isEqualTo(new Ours());
    }

    @Test
    void a_turn_is_believed_when_it_is_read_twice() {
        watch.sent(437_800_000, 0);
        assertThat(watch.read(437_803_000, 300 * MS)).isEqualTo(new Suspected(437_803_000));
        assertThat(watch.read(437_803_000, 600 * MS)).isEqualTo(new Turned(3_000));
        assertThat(watch.read(437_803_000, 900 * MS)).isEqualTo(new Ours());
    }

    @Test
    void a_single_garbled_reply_is_no_turn() {
        watch.sent(437_800_000, 0);
        assertThat(watch.read(437_808_000, 300 * MS)).isEqualTo(new Suspected(437_808_000));
        assertThat(watch.read(437_800_000, 600 * MS)).isEqualTo(new Ours());
        assertThat(watch.read(437_808_000, 900 * MS)).isEqualTo(new Suspected(437_808_000));
    }

    @Test
    void a_hand_that_is_still_turning_is_left_alone_until_it_rests() {
        watch.sent(437_800_000, 0);
        for (int i = 1; i <= 4; i++) {
            assertThat(watch.read(437_800_000 + 700L * i, 300 * MS * i)).isInstanceOf(Suspected.class);
        }
        assertThat(watch.read(437_802_800, 1_500 * MS)).isEqualTo(new Turned(2_800));
    }

    @Test
    void a_turn_counts_from_the_last_setting_and_not_from_the_last_report() {
        watch.sent(437_800_000, 0);
        watch.read(437_800_000, 100 * MS);
        watch.sent(437_799_900, 200 * MS);
        watch.read(437_800_900, 300 * MS);
        assertThat(watch.read(437_800_900, 500 * MS)).isEqualTo(new Turned(1_000));
    }

    @Test
    void a_report_of_the_setting_before_may_come_late() {
        watch.sent(437_800_000, 0);
        watch.sent(437_799_900, 200 * MS);
        assertThat(watch.read(437_799_900, 300 * MS)).isEqualTo(new Ours());
        assertThat(watch.read(437_800_000, 400 * MS)).as("late by 0.2 s").isEqualTo(new Ours());
    }

    @Test
    void a_setting_of_long_ago_is_no_excuse() {
        watch.sent(437_800_000, 0);
        watch.sent(437_799_900, 200 * MS);
        watch.read(437_799_900, 300 * MS);
        watch.read(437_800_000, 5_000 * MS);
        assertThat(watch.read(437_800_000, 6_000 * MS)).isEqualTo(new Turned(100));
    }

    @Test
    void reports_that_never_agree_are_named_and_not_obeyed() {
        watch.sent(437_800_000, 0);
        for (int i = 1; i < 10; i++) {
            assertThat(watch.read(437_000_000L + 1_000_003L * i % 977_777, 300 * MS * i))
                    .isInstanceOf(Suspected.class);
        }
        assertThat(watch.read(100, 3_000 * MS)).isEqualTo(new Unsteady());
    }

    @Test
    void before_anything_was_set_and_after_a_reconnect_all_reports_are_welcome() {
        assertThat(watch.read(145_800_000, 0)).isEqualTo(new Ours());
        watch.sent(437_800_000, 100 * MS);
        watch.forget();
        assertThat(watch.read(145_800_000, 200 * MS)).isEqualTo(new Ours());
    }

    @Test
    void a_radio_that_does_not_take_our_settings_was_turned_by_nobody() {
        watch.read(145_900_000, 0);
        for (int i = 1; i <= 20; i++) {
            watch.sent(435_850_000 - 40L * i, 500 * MS * i);
            assertThat(watch.read(145_900_000, (500 * i + 300) * MS)).isEqualTo(new DialWatch.Unmoved());
        }
    }

    @Test
    void a_radio_that_takes_no_more_settings_was_turned_by_nobody() {
        watch.sent(437_800_000, 0);
        assertThat(watch.read(437_800_000, 300 * MS)).isEqualTo(new Ours());
        for (int i = 1; i <= 20; i++) {
            watch.sent(437_800_000 - 400L * i, 2_000 * MS * i);
            assertThat(watch.read(437_800_000, (2_000 * i + 1_900) * MS))
                    .isInstanceOfAny(Ours.class, DialWatch.Unmoved.class);
        }
    }

    @Test
    void another_band_is_no_turn() {
        watch.sent(437_800_000, 0);
        for (int i = 1; i < 10; i++) {
            assertThat(watch.read(145_900_000, 300 * MS * i)).isEqualTo(new Suspected(145_900_000));
        }
        assertThat(watch.read(145_900_000, 3_000 * MS)).isEqualTo(new Unsteady());
    }

    @Test
    void remembers_a_bounded_number_of_settings() {
        for (int i = 0; i < 10_000; i++) {
            watch.sent(437_800_000 - 10L * i, i * MS);
        }
        assertThat(watch.read(437_700_010, 10_000 * MS)).isEqualTo(new Ours());
        assertThat(watch.read(437_800_000, 10_001 * MS)).isEqualTo(new Suspected(437_800_000));
    }
}

package org.slewd.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.link.Contact;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.DialState.Sample;

class DialTest {

    private static final long MS = 1_000_000L;
    private static final long HOLD_MS = 150;
    private static final long READ_BACK_MS = 50;
    private static final long A = 145_800_000;
    private static final long B = 145_801_000;

    /** The monotonic count overflows after 200 ms. */
    private long now = Long.MAX_VALUE - 200 * MS;

    private final Dial dial = new Dial("R", HOLD_MS * MS, READ_BACK_MS * MS, now);

    private static Tuning hz(long hz) {
        return new Tuning(hz, Optional.empty());
    }

    private Ask next() {
        return dial.next(Contact.ANSWERING, now);
    }

    private void expect(Ask ask) {
        assertThat(next()).isEqualTo(ask);
        if (ask != Ask.NOTHING) {
            dial.sent(ask, now);
        }
    }

    /** The first reading, at 145.9 MHz. */
    private void start() {
        expect(Ask.READ_FREQUENCY);
        dial.reported(145_900_000, true, now);
    }

    private void pass(long ms) {
        now += ms * MS;
    }

    private DialState state() {
        return dial.state();
    }

    private void setAndAccept() {
        expect(Ask.SET_FREQUENCY);
        dial.accepted(Ask.SET_FREQUENCY, now);
        pass(READ_BACK_MS);
        expect(Ask.READ_FREQUENCY);
    }

    @Test
    void takes_a_tuning_exactly_when_it_would_be_the_next_thing_to_be_sent() {
        assertThat(dial.takesTuning(Contact.ANSWERING, now))
                .as("nothing read yet")
                .isFalse();
        start();
        for (int ms = 0; ms < 1000; ms++) {
            boolean takes = dial.takesTuning(Contact.ANSWERING, now);
            dial.want(hz(A + ms));
            Ask next = next();
            assertThat(next == Ask.SET_FREQUENCY).as("after %d ms", ms).isEqualTo(takes);
            if (next != Ask.NOTHING) {
                dial.sent(next, now);
            }
            if (next == Ask.SET_FREQUENCY) {
                dial.accepted(Ask.SET_FREQUENCY, now);
            } else if (next == Ask.READ_FREQUENCY) {
                dial.reported(A + ms, true, now);
            }
            pass(1);
        }
        assertThat(dial.takesTuning(Contact.SILENT, now)).as("a silent radio").isFalse();
    }

    @Test
    void gives_the_radio_its_time_before_it_reads_back_and_sets_nothing_else_meanwhile() {
        start();
        dial.want(hz(A));
        expect(Ask.SET_FREQUENCY);
        dial.want(hz(B));
        dial.accepted(Ask.SET_FREQUENCY, now);
        pass(READ_BACK_MS - 1);
        expect(Ask.NOTHING);
        pass(1);
        expect(Ask.READ_FREQUENCY);
        dial.reported(A, true, now);

        assertThat(state().verified()).isTrue();
        expect(Ask.NOTHING);
        pass(HOLD_MS * 2 / 3 - READ_BACK_MS);
        expect(Ask.SET_FREQUENCY);
        assertThat(state().commanded()).contains(new Sample(B, now));
        assertThat(state().verified()).isFalse();
    }

    @Test
    void an_old_broadcast_confirms_nothing_and_contradicts_nothing() {
        start();
        dial.want(hz(A));
        expect(Ask.SET_FREQUENCY);
        dial.reported(145_900_000, false, now);
        assertThat(state().verified()).isFalse();
        dial.accepted(Ask.SET_FREQUENCY, now);
        pass(READ_BACK_MS);
        expect(Ask.READ_FREQUENCY);
        dial.reported(145_900_000, true, now);

        pass(HOLD_MS);
        expect(Ask.SET_FREQUENCY);
    }

    @Test
    void a_contradiction_is_not_repeated_when_something_else_is_wanted_by_now() {
        start();
        dial.want(hz(A));
        setAndAccept();
        dial.want(hz(145_900_000));
        dial.reported(145_900_000, true, now);

        pass(400);
        expect(Ask.NOTHING);
        assertThat(dial.trouble()).isEmpty();
    }

    @Test
    void a_refusal_of_the_old_does_not_cancel_the_new() {
        start();
        dial.want(hz(A));
        expect(Ask.SET_FREQUENCY);
        dial.want(hz(B));
        dial.refused(Ask.SET_FREQUENCY, "FA", now);

        expect(Ask.NOTHING);
        pass(500);
        expect(Ask.READ_FREQUENCY);
        dial.reported(145_900_000, true, now);
        pass(499);
        expect(Ask.NOTHING);
        pass(1);
        setAndAccept();
        dial.reported(B, true, now);
        assertThat(dial.trouble()).isEmpty();
    }

    @Test
    void lost_settings_are_looked_after_and_repeated_without_blaming_the_radio() {
        start();
        dial.want(hz(A));
        for (int i = 0; i < 10; i++) {
            expect(Ask.SET_FREQUENCY);
            pass(300);
            dial.lost(Ask.SET_FREQUENCY, now);
            expect(Ask.READ_FREQUENCY);
            dial.reported(145_900_000, true, now);
        }

        assertThat(dial.trouble()).isEmpty();
        setAndAccept();
        dial.reported(A, true, now);
        assertThat(state().verified()).isTrue();
    }

    @Test
    void a_radio_that_answers_questions_and_no_setting_is_named_at_last() {
        start();
        dial.want(hz(A));
        for (int i = 0; i < 20; i++) {
            expect(Ask.SET_FREQUENCY);
            pass(300);
            dial.lost(Ask.SET_FREQUENCY, now);
            expect(Ask.READ_FREQUENCY);
            dial.reported(145_900_000, true, now);
        }

        assertThat(dial.trouble().orElseThrow()).contains("answers nothing to", "20 times");
        expect(Ask.NOTHING);
    }

    @Test
    void what_nobody_wants_any_more_is_left_alone() {
        start();
        dial.want(hz(A));
        dial.release();

        assertThat(dial.isWanted()).isFalse();
        expect(Ask.NOTHING);
        dial.restart(now);
        expect(Ask.READ_FREQUENCY);
        dial.reported(145_900_000, true, now);
        expect(Ask.NOTHING);
    }

    @Test
    void a_lost_setting_that_arrived_all_the_same_is_not_repeated() {
        start();
        dial.want(hz(A));
        expect(Ask.SET_FREQUENCY);
        pass(300);
        dial.lost(Ask.SET_FREQUENCY, now);
        expect(Ask.READ_FREQUENCY);
        dial.reported(A, true, now);

        assertThat(state().verified()).isTrue();
        pass(400);
        expect(Ask.NOTHING);
    }

    @Test
    void a_radio_that_never_changes_its_mode_is_asked_three_times() {
        start();
        dial.want(new Tuning(145_900_000, Optional.of(Mode.USB)));
        expect(Ask.READ_MODE);
        dial.reportedMode(Optional.of(Mode.FM), now);
        for (int i = 0; i < 3; i++) {
            expect(Ask.SET_MODE);
            dial.accepted(Ask.SET_FREQUENCY, now);
            pass(READ_BACK_MS);
            expect(Ask.READ_FREQUENCY);
            dial.reported(145_900_000, true, now);
            expect(Ask.READ_MODE);
            dial.reportedMode(Optional.of(Mode.FM), now);
        }

        expect(Ask.NOTHING);
        assertThat(dial.trouble())
                .contains("R accepts mode USB and does not change to it. slewd tries again with the next tuning. Check"
                        + " whether another program sets the mode.");
    }

    @Test
    void a_refused_mode_is_told_by_its_name_even_when_no_mode_is_wanted_any_more() {
        start();
        dial.want(new Tuning(145_900_000, Optional.of(Mode.WFM)));
        expect(Ask.READ_MODE);
        dial.reportedMode(Optional.empty(), now);
        expect(Ask.SET_MODE);
        dial.want(hz(145_900_000));
        dial.refused(Ask.SET_MODE, "FA", now);

        assertThat(dial.trouble().orElseThrow()).startsWith("R refused mode WFM (FA).");
        expect(Ask.NOTHING);
    }

    @Test
    void a_frequency_that_a_new_mode_has_shifted_is_set_again() {
        start();
        dial.want(new Tuning(A, Optional.of(Mode.CW)));
        setAndAccept();
        dial.reported(A, true, now);
        expect(Ask.READ_MODE);
        dial.reportedMode(Optional.of(Mode.FM), now);
        expect(Ask.SET_MODE);
        dial.accepted(Ask.SET_FREQUENCY, now);
        pass(READ_BACK_MS);
        expect(Ask.READ_FREQUENCY);
        dial.reported(A - 600, true, now);

        expect(Ask.SET_FREQUENCY);
    }

    @Test
    void a_mode_changed_by_hand_is_seen_and_left_alone_until_the_next_tuning() {
        start();
        dial.want(new Tuning(145_900_000, Optional.of(Mode.FM)));
        expect(Ask.READ_MODE);
        dial.reportedMode(Optional.of(Mode.FM), now);
        for (int i = 0; i < 4; i++) {
            pass(500);
            expect(Ask.READ_FREQUENCY);
            dial.reported(145_900_000, true, now);
        }
        expect(Ask.READ_MODE);
        dial.reportedMode(Optional.of(Mode.AM), now);
        expect(Ask.NOTHING);

        dial.want(new Tuning(145_900_000, Optional.of(Mode.FM)));
        expect(Ask.SET_MODE);
    }

    @Test
    void a_radio_that_does_not_tell_its_frequency_is_tuned_all_the_same() {
        expect(Ask.READ_FREQUENCY);
        dial.want(hz(A));
        dial.refused(Ask.READ_FREQUENCY, "FA", now);
        assertThat(dial.trouble().orElseThrow()).startsWith("R does not tell its frequency (FA).");
        setAndAccept();
        dial.refused(Ask.READ_FREQUENCY, "FA", now);

        assertThat(state().verified()).isFalse();
        pass(499);
        expect(Ask.NOTHING);
    }

    @Test
    void nothing_known_survives_a_reconnect_but_what_is_wanted() {
        start();
        dial.want(new Tuning(A, Optional.of(Mode.FM)));
        setAndAccept();
        dial.reported(A, true, now);
        dial.restart(now);

        assertThat(state()).isEqualTo(DialState.UNKNOWN);
        expect(Ask.READ_FREQUENCY);
        dial.reported(A, true, now);
        expect(Ask.READ_MODE);
        dial.reportedMode(Optional.of(Mode.FM), now);
        expect(Ask.NOTHING);
    }

    @Test
    void writes_megahertz_with_six_decimals() {
        assertThat(Dial.mhz(145_800_001)).isEqualTo("145.800001 MHz");
        assertThat(Dial.mhz(9)).isEqualTo("0.000009 MHz");
    }
}

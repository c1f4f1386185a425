package org.slewd.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.link.Contact;
import org.slewd.receiver.Dial.Ask;

/** What a protocol can say with the driver that all radios share, shown with made-up ones. */
class DialDriverTest {

    private static final long MS = 1_000_000L;
    private static final ReceiverTraits TRAITS = new ReceiverTraits(100_000_000, 500_000_000, 1, 100 * MS).withUplink();

    /** A radio of one-letter words: it is told in capitals, asked in small letters, and answers what the test says. */
    private static class Letters extends DialDriver {

        final boolean silent;
        final List<Words> opening = new ArrayList<>();
        boolean hasMeter;

        Letters(boolean tells, boolean silent) {
            super(TRAITS, new Manners("Letters", tells, 300 * MS, 20 * MS, 0), 0);
            this.silent = silent;
        }

        @Override
        protected List<Words> opening() {
            return opening;
        }

        @Override
        protected Optional<Words> meterQuestion() {
            return hasMeter ? Optional.of(Words.answered(bytes("l"))) : Optional.empty();
        }

        @Override
        protected List<Words> words(Leg leg, Ask ask, Optional<Tuning> wanted) {
            String letter = leg == Leg.DOWNLINK ? "d" : "u";
            return switch (ask) {
                case READ_FREQUENCY -> List.of(Words.answered(bytes(letter)));
                case SET_FREQUENCY -> {
                    byte[] set = bytes(letter.toUpperCase(Locale.ROOT)
                            + wanted.orElseThrow().hz());
                    yield List.of(Words.silent(bytes("s")), silent ? Words.silent(set) : Words.answered(set));
                }
                default -> List.of(Words.answered(bytes("m")));
            };
        }

        @Override
        protected void forget(long nowNanos) {}

        @Override
        protected void gaveUp(long nowNanos) {}

        @Override
        protected String silence() {
            return "Letters does not answer. Check it.";
        }

        @Override
        public void onBytes(byte[] received, long nowNanos) {
            String said = new String(received, StandardCharsets.US_ASCII);
            if (said.equals("ok")) {
                took(nowNanos);
            } else if (said.startsWith("l")) {
                signalIs(Double.parseDouble(said.substring(1)), nowNanos);
            } else if (said.equals("no")) {
                refused("no", nowNanos);
            } else if (said.equals("?")) {
                busy("?", 30 * MS, nowNanos);
            } else {
                frequencyIs(Long.parseLong(said), nowNanos);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private long nowNanos;

    /** What is said within the next {@code ms}. */
    private List<String> step(DialDriver driver, int ms) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < ms; i++) {
            nowNanos += MS;
            driver.step(nowNanos, bytes -> said.add(new String(bytes, StandardCharsets.US_ASCII)));
        }
        return said;
    }

    private List<String> answer(DialDriver driver, String text, int ms) {
        driver.onBytes(bytes(text), nowNanos);
        return step(driver, ms);
    }

    private static void tune(DialDriver driver, Leg leg, long hz) {
        driver.tune(leg, new Tuning(hz, Optional.empty()));
    }

    @Test
    void says_its_words_one_after_the_other_with_the_settle_time_between_them() {
        Letters driver = new Letters(true, false);
        assertThat(step(driver, 30)).containsExactly("d");
        assertThat(answer(driver, "145000000", 30)).isEmpty();
        tune(driver, Leg.DOWNLINK, 145_800_000);
        assertThat(step(driver, 19)).containsExactly("s");
        assertThat(step(driver, 5)).containsExactly("D145800000");
        assertThat(step(driver, 50)).isEmpty();
        assertThat(answer(driver, "ok", 30)).containsExactly("d");
        answer(driver, "145800000", 1);
        assertThat(driver.state(nowNanos).downlink().verified()).isTrue();
    }

    @Test
    void a_setting_that_is_read_back_in_the_same_write_is_verified_at_once_and_its_latency_known() {
        Letters driver = new Letters(true, false);
        step(driver, 5);
        answer(driver, "145000000", 30);
        tune(driver, Leg.DOWNLINK, 145_800_000);
        step(driver, 70);
        answer(driver, "145800000", 1);
        assertThat(driver.state(nowNanos).downlink().verified()).isTrue();
        assertThat(driver.state(nowNanos).latencyNanos().orElseThrow()).isBetween(60 * MS, 70 * MS);
        assertThat(driver.takesTuning(Leg.DOWNLINK, nowNanos + 100 * MS)).isTrue();
    }

    @Test
    void a_silent_setting_is_read_afterwards_and_that_is_its_latency() {
        Letters driver = new Letters(true, true);
        step(driver, 5);
        answer(driver, "145000000", 30);
        tune(driver, Leg.DOWNLINK, 145_800_000);
        assertThat(step(driver, 80)).containsExactly("s", "D145800000", "d");
        assertThat(driver.state(nowNanos).latencyNanos()).isEmpty();
        answer(driver, "145800000", 1);
        assertThat(driver.state(nowNanos).downlink().verified()).isTrue();
        assertThat(driver.state(nowNanos).latencyNanos().orElseThrow()).isBetween(70 * MS, 80 * MS);
    }

    @Test
    void a_radio_that_tells_nothing_is_asked_nothing_and_never_verified() {
        Letters driver = new Letters(false, true);
        assertThat(step(driver, 3_000)).isEmpty();
        tune(driver, Leg.UPLINK, 435_000_000);
        tune(driver, Leg.DOWNLINK, 145_800_000);
        assertThat(step(driver, 200)).containsExactly("s", "D145800000", "s", "U435000000");
        ReceiverState state = driver.state(nowNanos);
        assertThat(state.contact()).isEqualTo(Contact.UNKNOWN);
        assertThat(state.downlink().commanded().orElseThrow().hz()).isEqualTo(145_800_000);
        assertThat(state.downlink().verified()).isFalse();
        assertThat(state.downlink().measured()).isEmpty();
        assertThat(state.latencyNanos()).isEmpty();
        tune(driver, Leg.DOWNLINK, 145_800_000);
        assertThat(step(driver, 1_000)).as("it has what is wanted").isEmpty();
    }

    @Test
    void a_busy_radio_hears_the_same_once_more_and_then_has_refused() {
        Letters driver = new Letters(true, false);
        step(driver, 5);
        answer(driver, "145000000", 30);
        tune(driver, Leg.DOWNLINK, 145_800_000);
        step(driver, 30);
        assertThat(answer(driver, "?", 28)).isEmpty();
        assertThat(step(driver, 5)).containsExactly("D145800000");
        answer(driver, "?", 1);
        assertThat(driver.state(nowNanos).trouble().orElseThrow()).startsWith("Letters refused 145.800000 MHz (?).");
        assertThat(step(driver, 600)).as("not said again").containsExactly("d");
        assertThat(answer(driver, "145000000", 600)).containsExactly("d");

        tune(driver, Leg.DOWNLINK, 145_900_000);
        assertThat(answer(driver, "145000000", 45)).containsExactly("s", "D145900000");
        assertThat(answer(driver, "?", 40)).containsExactly("D145900000");
        assertThat(answer(driver, "ok", 30)).containsExactly("d");
        answer(driver, "145900000", 1);
        assertThat(driver.state(nowNanos).downlink().verified()).isTrue();
        assertThat(driver.state(nowNanos).trouble()).isEmpty();
    }

    @Test
    void the_legs_take_turns_and_the_downlink_begins() {
        Letters driver = new Letters(true, false);
        tune(driver, Leg.UPLINK, 435_000_000);
        tune(driver, Leg.DOWNLINK, 145_800_000);
        assertThat(step(driver, 5)).containsExactly("d");
        assertThat(answer(driver, "145000000", 30)).containsExactly("u");
        assertThat(answer(driver, "435500000", 50)).containsExactly("s", "D145800000");
        assertThat(answer(driver, "ok", 50)).containsExactly("s", "U435000000");
        assertThat(answer(driver, "ok", 30)).containsExactly("d");
        assertThat(answer(driver, "145800000", 30)).containsExactly("u");
        answer(driver, "435000000", 1);
        assertThat(driver.state(nowNanos).downlink().verified()).isTrue();
        assertThat(driver.state(nowNanos).dial(Leg.UPLINK).verified()).isTrue();
    }

    @Test
    void an_opening_that_nobody_answers_is_said_once_a_second() {
        Letters driver = new Letters(true, false);
        driver.opening.add(DialDriver.Words.answered(bytes("o")));
        driver.onConnect(0);
        assertThat(step(driver, 5_000)).hasSizeBetween(4, 6).containsOnly("o");
        assertThat(driver.state(nowNanos).trouble()).contains("Letters does not answer. Check it.");
        while (step(driver, 1).isEmpty()) {
            assertThat(nowNanos).isLessThan(7_000 * MS);
        }
        assertThat(answer(driver, "ok", 30)).containsExactly("d");
    }

    @Test
    void a_meter_is_believed_within_its_scale_and_left_alone_when_the_radio_has_none() {
        Letters driver = new Letters(true, false);
        driver.hasMeter = true;
        step(driver, 5);
        assertThat(answer(driver, "145000000", 30)).containsExactly("l");
        answer(driver, "l0.25", 1);
        assertThat(driver.state(nowNanos).signal().orElseThrow().share()).isEqualTo(0.25);
        for (String nonsense : List.of("l1.5", "l-1", "lNaN")) {
            while (!step(driver, 1).contains("l")) {
                driver.onBytes(bytes("145000000"), nowNanos);
            }
            answer(driver, nonsense, 1);
            assertThat(driver.state(nowNanos).signal().orElseThrow().share()).isEqualTo(0.25);
        }
        while (!step(driver, 1).contains("l")) {
            driver.onBytes(bytes("145000000"), nowNanos);
        }
        List<String> said = new ArrayList<>(answer(driver, "no", 30));
        for (int i = 0; i < 5_000; i++) {
            driver.onBytes(bytes("145000000"), nowNanos);
            said.addAll(step(driver, 1));
        }
        assertThat(said).containsOnly("d");
        assertThat(driver.state(nowNanos).trouble()).isEmpty();
    }
}

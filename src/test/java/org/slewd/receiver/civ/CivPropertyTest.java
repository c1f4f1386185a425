package org.slewd.receiver.civ;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.receiver.Bench;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits.Band;
import org.slewd.receiver.Tuning;

class CivPropertyTest {

    /**
     * A bus with noise between frames, frames cut short, frames jammed in the middle, frames of others, cut into chunks
     * anyhow. What the framer and codec make of it must have been on it.
     */
    @Test
    void no_noise_makes_a_frequency_that_was_not_sent() {
        SplittableRandom random = new SplittableRandom(20_261_124);
        Set<Long> truths = new HashSet<>();
        Set<Long> heard = new HashSet<>();
        CivFramer framer = new CivFramer();
        CivFramer.Listener listener = new CivFramer.Listener() {
            @Override
            public void frame(CivFrame frame) {
                if (frame.from() == 0x96
                        && CivCodec.decode(frame.payload()) instanceof CivReply.FrequencyIs frequency) {
                    heard.add(frequency.hz());
                }
            }

            @Override
            public void jam() {}
        };

        boolean cut = false;
        for (int round = 0; round < 20_000; round++) {
            ByteArrayOutputStream bus = new ByteArrayOutputStream();
            long hz = random.nextLong(1, CivCodec.MAX_HZ);
            byte[] payload = new byte[6];
            payload[0] = CivCodec.READ_FREQUENCY;
            CivCodec.putHz(hz, payload, 1);
            byte[] frame = new CivFrame(CivFrame.CONTROLLER, 0x96, payload).bytes();
            byte[] noise = new byte[random.nextInt(12)];
            random.nextBytes(noise);
            for (byte b : noise) {
                // A frame cut short to which noise adds the right digits and an end is whole: there is no checksum.
                bus.write(cut && (b & 0xFF) == CivFrame.END ? 0 : b);
            }
            int damage = random.nextInt(5);
            cut = damage == 0;
            switch (damage) {
                case 0 -> bus.write(frame, 0, random.nextInt(frame.length));
                case 1 -> {
                    int at = random.nextInt(1, frame.length - 1);
                    bus.write(frame, 0, at);
                    bus.write(CivFrame.JAM);
                    bus.write(frame, at, frame.length - at);
                }
                case 2 -> {
                    int lost = random.nextInt(2, frame.length - 1);
                    bus.write(frame, 0, lost);
                    bus.write(frame, lost + 1, frame.length - lost - 1);
                }
                case 3 -> bus.writeBytes(new CivFrame(CivFrame.CONTROLLER, 0xA2, payload).bytes());
                default -> {
                    bus.writeBytes(frame);
                    truths.add(hz);
                }
            }
            byte[] bytes = bus.toByteArray();
            for (int at = 0; at < bytes.length; ) {
                int length = random.nextInt(1, bytes.length - at + 1);
                framer.push(Arrays.copyOfRange(bytes, at, at + length), listener);
                at += length;
            }
        }

        Set<Long> invented = new HashSet<>(heard);
        invented.removeAll(truths);
        assertThat(invented).as("seed 20261124").isEmpty();
        assertThat(heard).as("noise before a frame must not hide it").hasSizeGreaterThan(truths.size() * 95 / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IC-R8600", "IC-9700"})
    void a_storm_of_tunings_on_a_bad_bus_emits_nothing_but_the_closed_list(String title) {
        CivProfile profile = title.equals("IC-9700") ? CivProfile.IC_9700 : CivProfile.IC_R8600;
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CivSimulator radio = new CivSimulator(profile, random.nextBoolean());
            CivDriver driver = new CivDriver(profile, 0);
            Bench bench = new Bench(driver, radio, seed, random.nextLong());
            Set<String> allowed = new HashSet<>();
            allowed.addAll(CivWords.all(145_000_000)
                    .filter(request -> !(request instanceof CivRequest.SetFrequency))
                    .map(request -> hex(request.bytes(profile.address())))
                    .toList());
            bench.connect();
            Mode[] modes = profile.traits().modes().toArray(Mode[]::new);
            long last = 0;
            for (int i = 0; i < 400; i++) {
                Band band = profile.traits()
                        .bands()
                        .get(random.nextInt(profile.traits().bands().size()));
                last = random.nextLong(band.minHz(), band.maxHz() + 1);
                Optional<Mode> mode =
                        random.nextBoolean() ? Optional.empty() : Optional.of(modes[random.nextInt(modes.length)]);
                driver.tune(Leg.DOWNLINK, new Tuning(last, mode));
                allowed.add(hex(new CivRequest.SetFrequency(last).bytes(profile.address())));
                switch (random.nextInt(12)) {
                    case 0 -> radio.jam(random.nextInt(8));
                    case 1 -> radio.faults().deaf(random.nextInt(4));
                    case 2 -> bench.inject(noise(random));
                    case 3 -> radio.turnDial(profile.traits().minHz() + random.nextInt(1_000_000), bench.nowNanos());
                    case 4 -> bench.connect();
                    default -> {}
                }
                bench.run(random.nextInt(120));
            }
            radio.jam(0);
            radio.faults().deaf(0);
            bench.run(5_000);
            driver.tune(Leg.DOWNLINK, new Tuning(last, Optional.empty()));
            bench.run(3_000);

            assertThat(bench.sent().stream().map(CivPropertyTest::hex).collect(Collectors.toSet()))
                    .as(bench::story)
                    .isSubsetOf(allowed);
            assertThat(radio.keyingAttempts()).as(bench::story).isZero();
            assertThat(radio.tunedHz()).as(bench::story).isEqualTo(last);
            assertThat(bench.state().downlink().measured().orElseThrow().hz())
                    .as(bench::story)
                    .isEqualTo(last);
        }
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(1, 40)];
        random.nextBytes(noise);
        return noise;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

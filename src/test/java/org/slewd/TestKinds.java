package org.slewd;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slewd.link.ByteSink;
import org.slewd.link.Contact;
import org.slewd.receiver.DialState;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.ReceiverState;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;

/** Tables of kinds with traits and nothing behind them, for tests of what is read rather than driven. */
public final class TestKinds {

    private TestKinds() {}

    public static final List<RotatorKind> ROTATORS = List.of(
            rotator("testbox", 9600, new AxisRange(0, 450), new AxisRange(0, 180)),
            rotator("netbox", 0, new AxisRange(-180, 540), new AxisRange(-20, 210)),
            rotator("southbox", 600, new AxisRange(-540, -10), new AxisRange(10, 60)));

    public static final List<ReceiverKind> RECEIVERS = List.of(
            receiver("testradio", 19_200, new ReceiverTraits(100_000, 3_000_000_000L, 1, 1)),
            receiver("netradio", 0, new ReceiverTraits(1, 6_000_000_000L, 1, 1)),
            receiver(
                    "fmradio",
                    19_200,
                    new ReceiverTraits(
                            List.of(new ReceiverTraits.Band(144_000_000, 148_000_000)), Set.of(Mode.FM), 1, 1)));

    private static RotatorKind rotator(String name, int baud, AxisRange azimuth, AxisRange elevation) {
        RotatorTraits traits = new RotatorTraits(azimuth, elevation, 1, 1, 0, true);
        return new RotatorKind(name, name, baud, nanos -> new StillRotator(traits), axes -> {
            throw new UnsupportedOperationException("no simulator behind " + name);
        });
    }

    private static ReceiverKind receiver(String name, int baud, ReceiverTraits traits) {
        return new ReceiverKind(name, name, baud, nanos -> new StillReceiver(traits), () -> {
            throw new UnsupportedOperationException("no simulator behind " + name);
        });
    }

    private record StillRotator(RotatorTraits traits) implements RotatorDriver {
        @Override
        public void onConnect(long nowNanos) {}

        @Override
        public void onBytes(byte[] received, long nowNanos) {}

        @Override
        public void step(long nowNanos, ByteSink out) {}

        @Override
        public void aim(Pointing target) {}

        @Override
        public void stop() {}

        @Override
        public long stopRepeatNanos() {
            return 250_000_000L;
        }

        @Override
        public byte[] stopBytes() {
            return new byte[0];
        }

        @Override
        public RotatorState state(long nowNanos) {
            return new RotatorState(Contact.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private record StillReceiver(ReceiverTraits traits) implements ReceiverDriver {
        @Override
        public void onConnect(long nowNanos) {}

        @Override
        public void onBytes(byte[] received, long nowNanos) {}

        @Override
        public void step(long nowNanos, ByteSink out) {}

        @Override
        public void release(Leg leg) {}

        @Override
        public void tune(Leg leg, Tuning wanted) {}

        @Override
        public boolean takesTuning(Leg leg, long nowNanos) {
            return true;
        }

        @Override
        public ReceiverState state(long nowNanos) {
            return new ReceiverState(
                    Contact.UNKNOWN,
                    DialState.UNKNOWN,
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}

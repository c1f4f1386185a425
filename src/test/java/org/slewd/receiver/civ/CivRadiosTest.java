package org.slewd.receiver.civ;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.slewd.receiver.Half;
import org.slewd.receiver.RadioContract;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.ReceiverOptions;
import org.slewd.receiver.Vectors;

/** Each kind of CI-V radio keeps the promises of all drivers. */
class CivRadiosTest {

    private abstract static class Contract extends RadioContract {

        private final ReceiverKind kind;
        private final CivProfile profile;

        Contract(ReceiverKind kind, CivProfile profile) {
            this.kind = kind;
            this.profile = profile;
        }

        @Override
        protected ReceiverKind kind() {
            return kind;
        }

        private String address() {
            return "\\x{" + Integer.toHexString(profile.address()) + "}";
        }

        @Override
        protected Pattern mayWrite() {
            String bcd = "[\\x{00}-\\x{99}]{5}";
            String mode = "[\\x00-\\x06]";
            return Pattern.compile(
                    "\\xfe\\xfe" + address() + "\\xe0(\\x03|\\x04|\\x05" + bcd + "|\\x06" + mode
                            + "|\\x07[\\xd0\\xd1\\xb0]|\\x15\\x02|\\x16\\x5a(\\x01)?|\\x25\\x01(" + bcd
                            + ")?|\\x26\\x01("
                            + mode
                            + "\\x00\\x01)?)\\xfd",
                    Pattern.DOTALL);
        }

        @Override
        protected Pattern setsDownlink() {
            return Pattern.compile("\\xfe\\xfe" + address() + "\\xe0\\x05.{5}\\xfd", Pattern.DOTALL);
        }

        @Override
        protected List<byte[]> keying() {
            String frame = String.format("fe fe %02x e0 ", profile.address());
            return List.of(
                    Vectors.hex(frame + "1c 00 01 fd"),
                    Vectors.hex(frame + "1c 01 02 fd"),
                    Vectors.hex(frame + "17 43 51 fd"),
                    Vectors.hex(frame + "28 00 01 fd"),
                    Vectors.hex("fe fe 00 e0 1c 00 01 fd"));
        }
    }

    @Nested
    class IcR8600 extends Contract {
        IcR8600() {
            super(Civ.IC_R8600, CivProfile.IC_R8600);
        }
    }

    @Nested
    class Ic9700 extends Contract {
        Ic9700() {
            super(Civ.IC_9700, CivProfile.IC_9700);
        }
    }

    @Nested
    class Ic9700WithTheDownlinkOnMainAndAnotherAddress extends Contract {
        private static final ReceiverOptions OPTIONS =
                new ReceiverOptions(OptionalInt.of(0x42), Optional.of(Half.MAIN));

        Ic9700WithTheDownlinkOnMainAndAnotherAddress() {
            super(Civ.IC_9700.fitted(OPTIONS), CivProfile.IC_9700.fitted(OPTIONS));
        }
    }

    @Nested
    class Ic705 extends Contract {
        Ic705() {
            super(Civ.IC_705, CivProfile.IC_705);
        }
    }

    @Nested
    class Ic910h extends Contract {
        Ic910h() {
            super(Civ.IC_910H, CivProfile.IC_910H);
        }
    }
}

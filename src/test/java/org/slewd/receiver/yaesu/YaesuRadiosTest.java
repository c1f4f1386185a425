package org.slewd.receiver.yaesu;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.slewd.receiver.RadioContract;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.Vectors;

/** Each radio of the folder keeps the promises of all drivers. */
class YaesuRadiosTest {

    private static final String DIGITS = "[\\x{00}-\\x{99}]{4}";
    private static final String MODE = "[\\x00-\\x02\\x04\\x06\\x08]\\x00{3}";

    private abstract static class Contract extends RadioContract {

        private final ReceiverKind kind;

        Contract(ReceiverKind kind) {
            this.kind = kind;
        }

        @Override
        protected ReceiverKind kind() {
            return kind;
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile(DIGITS + "\\x01|" + MODE + "\\x07|\\x00{4}[\\x03\\x{e7}]", Pattern.DOTALL);
        }

        @Override
        protected Pattern setsDownlink() {
            return Pattern.compile(".{4}[\\x01\\x11\\x1e]", Pattern.DOTALL);
        }

        /** Steps of 10 Hz would come upon the endings that are left out. */
        @Override
        protected long strideHz() {
            return 50;
        }

        @Override
        protected boolean refuses() {
            return false;
        }

        @Override
        protected List<byte[]> keying() {
            return List.of(
                    Vectors.hex("00 00 00 00 08"),
                    Vectors.hex("01 00 00 00 08"),
                    Vectors.hex("00 14 59 12 08 01"),
                    Vectors.hex("00 00 00 00 03 00 00 00 08 08"),
                    Vectors.hex("00 00 00 07 08 00 00 00 07"));
        }
    }

    @Nested
    class Ft817 extends Contract {
        Ft817() {
            super(Yaesu.FT_817);
        }
    }

    @Nested
    class Ft857 extends Contract {
        Ft857() {
            super(Yaesu.FT_857);
        }
    }

    @Nested
    class Ft847 extends Contract {
        Ft847() {
            super(Yaesu.FT_847);
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile(
                    DIGITS + "[\\x01\\x11\\x21]|" + MODE
                            + "[\\x07\\x17\\x27]|\\x00{4}[\\x00\\x03\\x13\\x23\\x4e\\x{e7}]",
                    Pattern.DOTALL);
        }
    }

    @Nested
    class Ft736r extends Contract {
        Ft736r() {
            super(Yaesu.FT_736R);
        }

        @Override
        protected boolean tells() {
            return false;
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile(
                    "[\\x{00}-\\x{99}\\x{c4}-\\x{c9}][\\x{00}-\\x{99}]{3}[\\x01\\x1e\\x2e]|" + MODE
                            + "[\\x07\\x17\\x27]|\\x00{4}[\\x00\\x0e\\x{f7}]",
                    Pattern.DOTALL);
        }
    }
}

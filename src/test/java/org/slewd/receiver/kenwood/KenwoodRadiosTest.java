package org.slewd.receiver.kenwood;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.slewd.receiver.RadioContract;
import org.slewd.receiver.ReceiverKind;

/** Each radio of the folder keeps the promises of all drivers. */
class KenwoodRadiosTest {

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
            return Pattern.compile("AI0;|ID;|SM0?;|F[AB];|F[AB][0-9]{11};ID;|MD;|MD[1-5];ID;|SA;|FR0;FT1;ID;"
                    + "|FR1;MD;FR0;FT1;|FR1;MD[1-5];FR0;FT1;ID;");
        }

        @Override
        protected Pattern setsDownlink() {
            return Pattern.compile("FA[0-9]+;ID;");
        }

        @Override
        protected List<byte[]> keying() {
            return Stream.of("TX;", "TX0;", "TX1;", "KY TEST;", "MX1;", "AC111;", "VX1;", "PB1;", "SWT16;")
                    .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                    .toList();
        }
    }

    private abstract static class ShortWave extends Contract {
        ShortWave(ReceiverKind kind) {
            super(kind);
        }

        @Override
        protected long lowHz() {
            return 29_400_000;
        }

        @Override
        protected long highHz() {
            return 29_450_000;
        }
    }

    @Nested
    class Ts2000 extends Contract {
        Ts2000() {
            super(Kenwood.TS_2000);
        }
    }

    @Nested
    class Ts480 extends ShortWave {
        Ts480() {
            super(Kenwood.TS_480);
        }
    }

    @Nested
    class K3 extends ShortWave {
        K3() {
            super(Kenwood.K3);
        }
    }

    @Nested
    class Ft991a extends Contract {
        Ft991a() {
            super(Kenwood.FT_991A);
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile("AI0;|SM0;|FA;|FA[0-9]{9};ID;|MD0;|MD0[1-5];ID;");
        }

        @Override
        protected List<byte[]> keying() {
            return Stream.of("TX1;", "TX2;", "KY1;", "MX1;", "AC002;", "VX1;", "PB01;")
                    .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                    .toList();
        }
    }
}

package org.slewd.receiver.aor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.slewd.receiver.RadioContract;
import org.slewd.receiver.ReceiverKind;

/** Each receiver of the folder keeps the promises of all drivers. */
class AorRadiosTest {

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
            return Pattern.compile("RX\r|RF[0-9]{8}[05]0\r|MD\r|MD[0-5]\r|LM\r|\r");
        }

        @Override
        protected Pattern setsDownlink() {
            return Pattern.compile("RF[0-9]+\r");
        }

        @Override
        protected List<byte[]> keying() {
            return List.of("TX\r".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Nested
    class Ar8200 extends Contract {
        Ar8200() {
            super(Aor.AR8200);
        }
    }

    @Nested
    class Ar5000 extends Contract {
        Ar5000() {
            super(Aor.AR5000);
        }
    }

    @Nested
    class Sr2200 extends Contract {
        Sr2200() {
            super(Aor.SR2200);
        }
    }
}

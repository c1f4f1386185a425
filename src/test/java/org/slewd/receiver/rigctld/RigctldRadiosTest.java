package org.slewd.receiver.rigctld;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.slewd.receiver.RadioContract;
import org.slewd.receiver.ReceiverKind;

/** Each kind of program keeps the promises of all drivers. */
class RigctldRadiosTest {

    private static List<byte[]> lines(String... lines) {
        return Stream.of(lines)
                .map(line -> (line + "\n").getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

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
        protected Pattern setsDownlink() {
            return Pattern.compile("\\+?F \\d+\n");
        }
    }

    @Nested
    class Hamlib extends Contract {
        Hamlib() {
            super(Rigctld.RIGCTLD);
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile(
                    "(\\\\chk_vfo|\\+[fmix]|\\+[FI] \\d{1,12}|\\+[MX] [A-Z]{2,3} 0|\\+S 1 VFOB|\\+l STRENGTH)\n");
        }

        @Override
        protected List<byte[]> keying() {
            return lines("T 1", "+T 1", "T1", "\\set_ptt 2", "b CQ", "U TUNER 1", "w FEFE", "\\send_voice_mem 1");
        }
    }

    @Nested
    class Gqrx extends Contract {
        Gqrx() {
            super(Rigctld.GQRX);
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile("([fm]|F \\d{1,12}|M [A-Z]{2,3} 0|l STRENGTH)\n");
        }

        @Override
        protected List<byte[]> keying() {
            return lines("T 1");
        }
    }

    @Nested
    class SdrPlusPlus extends Contract {
        SdrPlusPlus() {
            super(Rigctld.SDRPP);
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile("([fm]|F \\d{1,12}|M [A-Z]{2,3} 0)\n");
        }

        @Override
        protected boolean refuses() {
            return false;
        }

        @Override
        protected List<byte[]> keying() {
            return lines("T 1", "\\set_ptt 1");
        }
    }
}

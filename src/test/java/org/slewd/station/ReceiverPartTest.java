package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.link.Link;
import org.slewd.link.LinkAddress;
import org.slewd.link.LinkStatus;
import org.slewd.link.Transcript;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.aor.Aor;
import org.slewd.receiver.yaesu.Yaesu;

class ReceiverPartTest {

    /** Writes down what it is handed, until it is closed. */
    private static final class PaperLink implements Link {

        private final List<String> sent = new ArrayList<>();
        private LinkStatus status;

        PaperLink(LinkStatus.State state) {
            status = new LinkStatus(state, 1, "");
        }

        @Override
        public String address() {
            return "paper";
        }

        @Override
        public void open(Runnable wake) {}

        @Override
        public LinkStatus status() {
            return status;
        }

        @Override
        public List<Received> receive() {
            return List.of();
        }

        @Override
        public boolean send(byte[] bytes) {
            return status.isUp() && sent.add(HexFormat.of().formatHex(bytes));
        }

        @Override
        public boolean sendUrgent(byte[] bytes) {
            return send(bytes);
        }

        @Override
        public void release() {}

        @Override
        public Transcript transcript() {
            return new Transcript();
        }

        @Override
        public void close() {
            status = new LinkStatus(LinkStatus.State.CLOSED, 1, "");
        }
    }

    private static List<String> sentAtTheEnd(ReceiverKind kind, LinkStatus.State state) {
        PaperLink link = new PaperLink(state);
        ReceiverConfig config = new ReceiverConfig(kind.name(), new LinkAddress.Simulated(), OptionalInt.empty());
        new ReceiverPart(config, kind.driver().apply(0), link).close();
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        return link.sent;
    }

    @Test
    void gives_a_radio_back_to_its_owner_at_the_end() {
        assertThat(sentAtTheEnd(Yaesu.FT_847, LinkStatus.State.UP)).containsExactly("0000000080");
        assertThat(sentAtTheEnd(Aor.AR8200, LinkStatus.State.UP)).containsExactly("45580d");
        assertThat(sentAtTheEnd(Yaesu.FT_817, LinkStatus.State.UP)).isEmpty();
    }

    @Test
    void says_nothing_on_a_wire_that_is_down() {
        assertThat(sentAtTheEnd(Yaesu.FT_847, LinkStatus.State.CONNECTING)).isEmpty();
    }
}

package org.slewd.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final Inbox inbox = new Inbox();

    @Test
    void hands_over_all_there_is_once() {
        add(3, 1);
        add(4, 2);
        assertThat(inbox.takeAll()).extracting(Link.Received::nanos).containsExactly(1L, 2L);
        assertThat(inbox.takeAll()).isEmpty();
    }

    @Test
    void drops_the_oldest_when_too_many_bytes_wait() {
        for (int i = 0; i <= 16; i++) {
            add(4_096, i);
        }
        List<Link.Received> kept = inbox.takeAll();
        assertThat(kept).hasSize(16).first().extracting(Link.Received::nanos).isEqualTo(1L);
    }

    @Test
    void drops_the_oldest_when_too_many_pieces_wait() {
        for (int i = 0; i < Inbox.MAX_PIECES + 5; i++) {
            add(1, i);
        }
        List<Link.Received> kept = inbox.takeAll();
        assertThat(kept)
                .hasSize(Inbox.MAX_PIECES)
                .first()
                .extracting(Link.Received::nanos)
                .isEqualTo(5L);
    }

    @Test
    void has_its_whole_room_again_after_it_was_emptied() {
        add(Inbox.MAX_BYTES, 1);
        inbox.takeAll();
        add(Inbox.MAX_BYTES, 2);
        assertThat(inbox.takeAll()).hasSize(1);
    }

    private void add(int bytes, long nanos) {
        inbox.add(new Link.Received(new byte[bytes], nanos));
    }
}

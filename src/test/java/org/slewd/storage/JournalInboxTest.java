package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slewd.storage.Entries.audit;
import static org.slewd.storage.Entries.event;
import static org.slewd.storage.Entries.now;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.slewd.journal.Keeping;

class JournalInboxTest {

    private final JournalInbox inbox = new JournalInbox(8);

    @Test
    void entries_stay_until_they_are_dealt_with() throws InterruptedException {
        inbox.post(event(1));
        inbox.post(event(2));
        assertThat(inbox.head(1, 1)).extracting(JournalInbox.Posted::entry).containsExactly(event(1));
        assertThat(inbox.size()).isEqualTo(2);
        inbox.done(1);
        assertThat(inbox.head(5, 1)).extracting(JournalInbox.Posted::entry).containsExactly(event(2));
    }

    @Test
    void events_leave_the_last_quarter_to_passes_and_audit() {
        for (int i = 0; i < 6; i++) {
            assertThat(inbox.post(event(i)).toCompletableFuture()).isNotDone();
        }
        assertThat(now(inbox.post(event(7)))).isInstanceOf(Keeping.Lost.class);
        assertThat(inbox.post(audit(1)).toCompletableFuture()).isNotDone();
        assertThat(inbox.post(audit(2)).toCompletableFuture()).isNotDone();
        assertThat(now(inbox.post(audit(3)))).isInstanceOf(Keeping.Lost.class);
        assertThat(inbox.lost()).isEqualTo(2);
        assertThat(inbox.size()).isEqualTo(8);
    }

    @Test
    void what_is_given_up_is_said_to_be_lost() {
        List<CompletionStage<Keeping>> posted = List.of(inbox.post(event(1)), inbox.post(audit(1)));
        inbox.close();
        inbox.abandon();
        assertThat(posted).allMatch(stage -> now(stage) instanceof Keeping.Lost);
        assertThat(inbox.lost()).isEqualTo(2);
        assertThat(inbox.size()).isZero();
    }

    @Test
    void nobody_waits_for_a_closed_one() throws InterruptedException {
        inbox.close();
        assertThat(inbox.head(1, Long.MAX_VALUE)).isEmpty();
        inbox.pause(Long.MAX_VALUE);
    }
}

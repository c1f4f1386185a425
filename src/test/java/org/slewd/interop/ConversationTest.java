package org.slewd.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines in whatever pieces, answers in order, and a stop that waits for nothing. */
class ConversationTest {

    private final List<String> sent = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<CompletableFuture<Answer>> pending = Optional.empty();
    private boolean slow;
    private boolean ended;

    private final Conversation conversation = new Conversation(
            new Grammar(List.of(
                    Command.telling(
                            "p",
                            "get_pos",
                            0,
                            none -> Answer.of(
                                    new Answer.Value("Azimuth", "10.00"), new Answer.Value("Elevation", "20.00"))),
                    new Command("P", "set_pos", 2, Command.Urgency.MOVES, words -> {
                        done.add("P" + words);
                        pending = Optional.of(
                                slow ? new CompletableFuture<>() : CompletableFuture.completedFuture(Answer.DONE));
                        return pending.get();
                    }),
                    new Command("S", "stop", 0, Command.Urgency.STOPS, none -> {
                        done.add("S");
                        return CompletableFuture.completedFuture(Answer.DONE);
                    }),
                    Command.telling("x", "broken", 0, none -> {
                        throw new IllegalStateException("a bug");
                    }),
                    new Command(
                            "q",
                            "quit",
                            0,
                            Command.Urgency.ENDS_SILENTLY,
                            none -> CompletableFuture.completedFuture(Answer.DONE)))),
            Runnable::run,
            new Conversation.Peer() {
                @Override
                public void send(String text) {
                    sent.add(text);
                }

                @Override
                public void end() {
                    ended = true;
                }
            },
            notes::add,
            (request, answer) -> {});

    private void say(String text) {
        conversation.onBytes(text.getBytes(ISO_8859_1));
    }

    @Test
    void a_line_may_come_in_any_pieces_and_an_answer_goes_out_in_one() {
        for (char c : "p\nP 1.5 2\r\n".toCharArray()) {
            say(String.valueOf(c));
        }
        assertThat(sent).containsExactly("10.00\n20.00\n", "RPRT 0\n");
        assertThat(done).containsExactly("P[1.5, 2]");
    }

    @Test
    void commands_that_come_at_once_are_answered_in_order() {
        slow = true;
        say("p\nP 1 2\np\n\\get_pos\n");
        assertThat(sent).containsExactly("10.00\n20.00\n");
        pending.orElseThrow().complete(Answer.refused(Answer.INVALID));
        assertThat(sent).containsExactly("10.00\n20.00\n", "RPRT -1\n", "10.00\n20.00\n", "10.00\n20.00\n");
    }

    @Test
    void a_stop_overtakes_what_waits_and_what_waits_moves_nothing_after_it() {
        slow = true;
        say("P 1 2\n");
        say("P 3 4\nP 5 6\nS\n");
        assertThat(done).containsExactly("P[1, 2]", "S");
        assertThat(sent).isEmpty();
        pending.orElseThrow().complete(Answer.refused(Answer.REJECTED));
        assertThat(sent).containsExactly("RPRT -9\n", "RPRT -9\n", "RPRT -9\n", "RPRT 0\n");
        assertThat(done).containsExactly("P[1, 2]", "S");
    }

    @Test
    void of_a_flood_of_targets_a_few_are_taken_so_that_a_stop_behind_it_is_read_soon() {
        slow = true;
        say("P 1 2\n");
        say("P 3 4\n".repeat(60));
        assertThat(conversation.isReady()).isTrue();
        for (int i = 0; i < 5; i++) {
            pending.orElseThrow().complete(Answer.DONE);
        }
        assertThat(done).hasSize(5);
        assertThat(sent).hasSize(61);
        assertThat(sent.subList(5, 61)).containsOnly("RPRT -14\n");
    }

    @Test
    void targets_in_one_piece_with_a_stop_behind_them_move_nothing() {
        say("P 1 2\nP 3 4\nS\nP 5 6\n");
        assertThat(done).containsExactly("S", "P[5, 6]");
        assertThat(sent).containsExactly("RPRT -9\n", "RPRT -9\n", "RPRT 0\n", "RPRT 0\n");
    }

    @Test
    void extended_answers_have_the_separator_that_was_asked_for() {
        say("+p\n;p\n|P 200 30\n");
        say(",\\stop\n+\\get_pos\n+P 7\n");
        assertThat(sent)
                .containsExactly(
                        "get_pos:\nAzimuth: 10.00\nElevation: 20.00\nRPRT 0\n",
                        "get_pos:;Azimuth: 10.00;Elevation: 20.00;RPRT 0\n",
                        "set_pos: 200 30|RPRT 0\n",
                        "stop:,RPRT 0\n",
                        "get_pos:\nAzimuth: 10.00\nElevation: 20.00\nRPRT 0\n",
                        "set_pos:\nRPRT -1\n");
    }

    @Test
    void what_is_missing_is_not_taken_from_the_next_line_and_what_is_unknown_is_answered() {
        say("P 10\np\nNOSUCH 1 2\n# a remark\n\n  p  p \n");
        assertThat(sent)
                .containsExactly("RPRT -1\n", "10.00\n20.00\n", "RPRT -11\n", "10.00\n20.00\n", "10.00\n20.00\n");
        assertThat(done).isEmpty();
    }

    @Test
    void a_line_without_an_end_is_taken_after_a_while_unless_a_number_may_be_cut_off() {
        say("P 10 2");
        conversation.onQuiet();
        assertThat(done).isEmpty();
        say("0\nS");
        assertThat(done).containsExactly("P[10, 20]");
        assertThat(conversation.isMidLine()).isTrue();
        conversation.onQuiet();
        assertThat(done).containsExactly("P[10, 20]", "S");
        say("\n");
        assertThat(sent).containsExactly("RPRT 0\n", "RPRT 0\n");
    }

    @Test
    void a_line_that_never_ends_ends_the_connection() {
        say("p".repeat(Conversation.MOST_LINE_BYTES));
        assertThat(ended).isFalse();
        say("pp\nS\n");
        assertThat(sent).containsExactly("RPRT -8\n");
        assertThat(ended).isTrue();
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST / HTTP/1.1\r\nHost: localhost\r\n\r\nP 10 20\n", "GET /\nP 10 20\n", "Host: x\nP 1 2\n"})
    void a_page_in_a_browser_moves_nothing(String request) {
        say(request);
        assertThat(ended).isTrue();
        assertThat(done).isEmpty();
        assertThat(sent).isEmpty();
        assertThat(notes).singleElement().asString().contains("HTTP");
    }

    @Test
    void a_bug_is_an_answer_and_the_conversation_goes_on() {
        say("x\np\nq\np\n");
        assertThat(sent).containsExactly("RPRT -7\n", "10.00\n20.00\n");
        assertThat(ended).isTrue();
    }

    @Test
    void nobody_is_read_from_who_waits_for_too_much() {
        slow = true;
        say("P 1 2\n" + "p\n".repeat(Conversation.MOST_WAITING));
        assertThat(conversation.isReady()).isFalse();
        pending.orElseThrow().complete(Answer.DONE);
        assertThat(conversation.isReady()).isTrue();
        assertThat(sent).hasSize(1 + Conversation.MOST_WAITING);
    }

    @Test
    void what_waits_when_the_connection_goes_is_not_carried_out() {
        slow = true;
        say("P 1 2\nP 3 4\n");
        conversation.onEnd();
        pending.orElseThrow().complete(Answer.DONE);
        assertThat(done).containsExactly("P[1, 2]");
        assertThat(sent).isEmpty();
    }
}

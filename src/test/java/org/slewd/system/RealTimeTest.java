package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whether the system grants it depends on who runs the tests; what is granted must be true, what is not must be mild. */
@EnabledOnOs(OS.LINUX)
class RealTimeTest {

    private static final String ORDINARY = "0 0";

    private record Result(RealTime.Grant grant, String schedule, String scheduleOfChild) {}

    @Test
    void a_thread_has_the_priority_that_it_was_granted_and_its_children_have_not() throws Exception {
        Result result = onAnotherThread(() -> {
            RealTime.Grant grant = RealTime.request();
            return new Result(grant, schedule(), onAnotherThread(RealTimeTest::schedule));
        });
        String expected = result.grant() == RealTime.Grant.GRANTED ? RealTime.PRIORITY + " 1" : ORDINARY;
        assertThat(result.schedule()).isEqualTo(expected);
        assertThat(result.scheduleOfChild()).isEqualTo(ORDINARY);
        assertThat(schedule()).isEqualTo(ORDINARY);
    }

    private static <T> T onAnotherThread(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        new Thread(() -> answer.complete(question.get())).start();
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** The real-time priority and the policy of the calling thread: fields 40 and 41 of its stat. */
    private static String schedule() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return afterName[37] + ' ' + (Long.parseLong(afterName[38]) & 0xff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

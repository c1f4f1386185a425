package org.slewd.feeds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** A provider in the same process: answers as it is told, and remembers by true time what it was asked. */
final class FakeProvider implements Transport {

    /** True time, whatever the clock of the station says. */
    private final Supplier<Duration> trueTime;

    final List<Question> questions = new ArrayList<>();
    final List<Duration> moments = new ArrayList<>();
    private final Map<String, Duration> newestByAddress = new HashMap<>();
    private Duration closest = Duration.ofDays(9999);
    private Function<Question, Reply> answer;
    private boolean silent;
    private CompletableFuture<Reply> pending = new CompletableFuture<>();

    FakeProvider(Supplier<Duration> trueTime, Function<Question, Reply> answer) {
        this.trueTime = trueTime;
        this.answer = answer;
    }

    static Reply.Answered answered(int status, String type, String content) {
        return new Reply.Answered(
                status, type, "", "", "", List.of(), content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static Reply.Answered json(String content) {
        return answered(200, "application/json", content);
    }

    void answerWith(Reply reply) {
        answer = question -> reply;
    }

    void answerWith(Function<Question, Reply> next) {
        answer = next;
    }

    /** From now on requests arrive and get no answer until {@link #speak}. */
    void fallSilent() {
        silent = true;
    }

    void speak(Reply reply) {
        silent = false;
        pending.complete(reply);
        pending = new CompletableFuture<>();
    }

    /** Least true time between two requests of one address. */
    Duration closest() {
        return closest;
    }

    @Override
    public CompletionStage<Reply> ask(Question question) {
        Reply reply = silent ? null : answer.apply(question);
        if (!(reply instanceof Reply.NotReached)) {
            Duration now = trueTime.get();
            questions.add(question);
            moments.add(now);
            Duration before = newestByAddress.put(question.address().toString(), now);
            if (before != null && now.minus(before).compareTo(closest) < 0) {
                closest = now.minus(before);
            }
        }
        return silent ? pending : CompletableFuture.completedFuture(reply);
    }
}

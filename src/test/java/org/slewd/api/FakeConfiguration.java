package org.slewd.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slewd.TestKinds;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;
import org.slewd.station.Outcome;

/** Accepts every change and notes it. */
final class FakeConfiguration implements ConfigurationDesk {

    /** What it was asked for, in order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public View view() {
        return new View(
                Optional.of(Path.of("/etc/slewd/slewd.yaml")),
                false,
                Snapshots.NOON,
                calls.size(),
                calls.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Change(Snapshots.NOON, "Ann", true, "it is in use")));
    }

    @Override
    public <T> CompletionStage<T> setup(Function<Setup, T> work) {
        return CompletableFuture.completedFuture(work.apply(
                new Setup(TestKinds.ROTATORS, TestKinds.RECEIVERS, List.of("/dev/ttyUSB0"), text -> List.of())));
    }

    @Override
    public CompletionStage<Outcome> writeFirst(SetupAnswers answers, String who) {
        calls.add("write " + answers.given().size() + " answers by " + who);
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }

    @Override
    public CompletionStage<Outcome> reload(boolean now, String who) {
        calls.add("reload " + now + " by " + who);
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }
}

package org.slewd.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slewd.TestKinds;
import org.slewd.rotator.Pointing;
import org.slewd.setup.Finding;
import org.slewd.setup.Question;
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
    public CompletionStage<Probing> probe(SetupAnswers device, String who) {
        calls.add("probe " + device.to(Question.ROTATOR_KIND).orElse("") + " at "
                + device.to(Question.ROTATOR_LINK).orElse("") + " by " + who);
        return CompletableFuture.completedFuture(
                device.to(Question.ROTATOR_BAUD).isPresent()
                        ? new Probing.Refused(new Outcome.Refused("busy", "another is asked", "wait"))
                        : new Probing.Made(new Finding(
                                Finding.Found.ANSWERS, Optional.of(new Pointing(12.346, 6)), "It answers.", "Look.")));
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

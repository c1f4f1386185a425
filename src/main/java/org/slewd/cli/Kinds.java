package org.slewd.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.Wiring;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.RotatorKind;

/** The kinds of hardware that a command may name. */
record Kinds(List<RotatorKind> rotators, List<ReceiverKind> receivers) {

    /** All that slewd knows. */
    static final Kinds ALL = new Kinds(Wiring.ROTATORS, Wiring.RECEIVERS);

    Optional<RotatorKind> rotator(String name) {
        return rotators.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    Optional<ReceiverKind> receiver(String name) {
        return receivers.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** Half a sentence for whoever named another one. */
    String noSimulatorOf(String name) {
        List<String> names = Stream.concat(
                        rotators.stream().map(RotatorKind::name),
                        receivers.stream().map(ReceiverKind::name))
                .toList();
        return "there is no simulator of " + name + "; there is one of " + String.join(", ", names);
    }
}

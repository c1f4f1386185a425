package org.slewd.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What all inputs together say: the worst of them counts. Immutable; any thread.
 *
 * @param inputs in the order of the configuration
 */
public record Verdict(List<InputState> inputs) {

    /** Of a station without inputs. */
    public static final Verdict NONE = new Verdict(List.of());

    public Verdict {
        inputs = List.copyOf(inputs);
    }

    public boolean isSafe() {
        return inputs.stream().allMatch(InputState::isSafe);
    }

    /** What the antenna has to do; empty when all is safe. A stop goes before a stow. */
    public Optional<Action> action() {
        return worst().map(state -> state.input().whenUnsafe());
    }

    /** Why it is not safe, for people; empty when it is. */
    public Optional<String> sentence() {
        return worst().map(InputState::sentence);
    }

    private Optional<InputState> worst() {
        return first(state -> state.input().whenUnsafe() == Action.STOP).or(() -> first(state -> true));
    }

    private Optional<InputState> first(Predicate<InputState> wanted) {
        return inputs.stream().filter(state -> !state.isSafe()).filter(wanted).findFirst();
    }
}

package org.slewd.cli;

/** The daemon refused a request; {@link #kind} is the word by which programs tell why. */
final class Refusal extends Failure {
    private static final long serialVersionUID = 1L;

    private final String kind;

    Refusal(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}

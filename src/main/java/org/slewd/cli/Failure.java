package org.slewd.cli;

/**
 * A command could not do what it was asked. The message is one sentence for the user: what happened, what to do. Ends in
 * exit code 1, without a stack trace.
 */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message, null, false, false);
    }
}

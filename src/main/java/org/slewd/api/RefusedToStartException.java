package org.slewd.api;

/** slewd does not start. The message is for an operator: what is wrong, what was not done, what to do. */
public final class RefusedToStartException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedToStartException(String message) {
        super(message);
    }

    public RefusedToStartException(String message, Throwable cause) {
        super(message, cause);
    }
}

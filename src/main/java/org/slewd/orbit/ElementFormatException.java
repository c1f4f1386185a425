package org.slewd.orbit;

/** The content as a whole is not element sets. The message is a sentence for an operator: what, where, what to do. */
public final class ElementFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    public ElementFormatException(String message) {
        super(message);
    }
}

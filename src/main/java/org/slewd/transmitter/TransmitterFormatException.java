package org.slewd.transmitter;

/** The content as a whole is no list of transmitters. The message is a sentence for an operator. */
public final class TransmitterFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    public TransmitterFormatException(String message) {
        super(message);
    }
}

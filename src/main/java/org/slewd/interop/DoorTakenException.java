package org.slewd.interop;

/** A port for a neighbour is taken; the message is a sentence for an operator. */
public final class DoorTakenException extends Exception {

    DoorTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}

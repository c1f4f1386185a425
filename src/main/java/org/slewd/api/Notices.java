package org.slewd.api;

/** Whom the network part tells what a person has to know. */
@FunctionalInterface
public interface Notices {

    /** For where nobody wants to know. */
    Notices NONE = (urgent, message) -> {};

    /**
     * Tells it: shown, logged and written down. Waits for nothing.
     *
     * @param urgent whether somebody has to do something
     * @param message a sentence
     */
    void tell(boolean urgent, String message);
}

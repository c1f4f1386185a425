package org.slewd.api;

/** A certificate or its key that cannot be used; the message is the rest of a sentence that begins with the name of the file. */
final class UnusableTlsException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean isKey;

    /** @param isKey whether it is the key that is wrong */
    UnusableTlsException(boolean isKey, String why) {
        super(why);
        this.isKey = isKey;
    }

    boolean isKey() {
        return isKey;
    }
}

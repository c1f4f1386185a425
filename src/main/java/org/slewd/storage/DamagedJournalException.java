package org.slewd.storage;

/** A file that is there and is not a journal that can be used: damaged, of another program, or of a later slewd. */
final class DamagedJournalException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedJournalException(String message) {
        super(message);
    }

    DamagedJournalException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.slewd.people;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the register survives a restart. Any thread; nothing here waits. */
public interface PeopleMemory {

    /** The register of before the start. */
    Register kept();

    /** What is to be told of how it was found, as a sentence; empty when all was well. */
    Optional<String> complaint();

    /**
     * Keeps it. What is asked for later is written later.
     *
     * @return completed when it is on the disk; false where it could not be brought there
     */
    CompletionStage<Boolean> keep(Register register);
}

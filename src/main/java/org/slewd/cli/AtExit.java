package org.slewd.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when the process is interrupted, until it is forgotten. */
final class AtExit {

    private static final Logger LOG = LoggerFactory.getLogger(AtExit.class);

    private final Thread hook;

    /** @param work done on a thread called {@code name}, perhaps while that of the command goes on */
    AtExit(String name, Runnable work) {
        this.hook = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending, and the hook with it", e);
        }
    }
}

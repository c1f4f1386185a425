package org.slewd.link;

import java.io.IOException;

/**
 * An open port that blocks: a serial device, a socket, a pseudo-terminal. Only the threads of {@link PumpedLink} touch it.
 * {@link #close} from another thread frees a blocked {@link #read} or {@link #write}.
 */
public interface BytePort extends AutoCloseable {

    /**
     * Waits for input.
     *
     * @return how many bytes were put into {@code buffer}, at least 1
     * @throws IOException when the other end is gone or the port was closed
     */
    int read(byte[] buffer) throws IOException;

    /**
     * Writes all of {@code bytes}, and returns when they have left this machine as far as the port can tell: only then
     * does a STOP wait for nothing but the one write before it.
     *
     * @throws IOException when the other end is gone or the port was closed
     */
    void write(byte[] bytes) throws IOException;

    @Override
    void close();

    /** Opens a port anew: a replugged adapter is another device behind the same name. */
    @FunctionalInterface
    interface Opener {

        /**
         * Opens the port.
         *
         * @throws IOException with a sentence for an operator: what failed and what to check
         */
        BytePort open() throws IOException;

        /**
         * A cheap look at what there is to open: a text that is another one when it is another device, or the same one
         * plugged in again; empty when there is nothing or nothing can be told. When it changes during the back-off, the
         * wait is cut short.
         */
        default String presence() {
            return "";
        }
    }
}

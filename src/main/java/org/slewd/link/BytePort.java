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
         * A cheap look at whether there is anything to open. When the answer turns from false to true during the
         * back-off, the wait is cut short: somebody has plugged the device in.
         */
        default boolean isPresent() {
            return true;
        }
    }
}

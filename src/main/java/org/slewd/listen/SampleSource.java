package org.slewd.listen;

import java.io.IOException;
import java.util.Optional;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;

/** Where samples come from. */
public interface SampleSource {

    /** What it is called by an operator: {@code rtl_tcp:localhost:1234}. */
    String address();

    /** Samples per second that it is asked for. */
    double rateHz();

    SampleFormat format();

    /** Whether it can wait until there is room, as a file can; others are read at their own pace and lose what finds no room. */
    boolean canWait();

    /**
     * Begins anew. Blocks for a few seconds at most.
     *
     * @param centreHz what shall be zero in the samples, where that can be chosen
     * @throws IOException with a sentence for an operator
     */
    Stream open(double centreHz) throws IOException;

    /** Samples that come. {@link #read} belongs to one thread, the rest to any. */
    interface Stream extends AutoCloseable {

        /**
         * Waits for as many samples as {@code buffer} holds, or for fewer at a gap or the end.
         *
         * @return a block in {@code buffer}; empty at the end, after which nothing comes any more
         * @throws IOException with a sentence for an operator, when the other end is gone or this was closed
         */
        Optional<IqBlock> read(byte[] buffer) throws IOException;

        /** What is at the other end, once it has said so. */
        String title();

        /** Samples that the other end has taken but never sent. */
        long lost();

        /**
         * Moves the middle of the band soon, where that can be done; does not wait. Each block tells where it really is, and what
         * comes while the receiver changes over is left out.
         */
        void tune(double centreHz);

        /** Ends it; a {@link #read} that waits returns with an exception. */
        @Override
        void close();
    }
}

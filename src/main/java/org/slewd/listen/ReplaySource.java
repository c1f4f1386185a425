package org.slewd.listen;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slewd.recording.SampleReader;
import org.slewd.recording.SigmfRecording;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recording that is played again, with the times at which it was made. */
public final class ReplaySource implements SampleSource {

    /** How fast. */
    public enum Pace {
        /** As fast as it was recorded. */
        REAL,
        /** As fast as it is processed. */
        FASTEST
    }

    private static final Logger LOG = LoggerFactory.getLogger(ReplaySource.class);

    private final SigmfRecording recording;
    private final Pace pace;
    private final Clock clock;

    public ReplaySource(SigmfRecording recording, Pace pace, Clock clock) {
        this.recording = recording;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "sigmf:" + recording.data();
    }

    @Override
    public double rateHz() {
        return recording.rateHz();
    }

    @Override
    public SampleFormat format() {
        return recording.format();
    }

    @Override
    public boolean canWait() {
        return true;
    }

    @Override
    public Stream open(double centreHz) throws IOException {
        return new Playing(new SampleReader(recording, clock.nanos()));
    }

    private final class Playing implements Stream {
        private final SampleReader reader;
        private final CountDownLatch closed = new CountDownLatch(1);

        Playing(SampleReader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<IqBlock> read(byte[] buffer) throws IOException {
            if (closed.getCount() == 0) {
                throw ended();
            }
            Optional<IqBlock> block = reader.next(buffer);
            if (pace == Pace.REAL && block.isPresent()) {
                waitUntil(block.get().nanosOf(block.get().samples()));
            }
            return block;
        }

        private void waitUntil(long nanos) throws IOException {
            try {
                if (closed.await(nanos - clock.nanos(), TimeUnit.NANOSECONDS)) {
                    throw ended();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ended();
            }
        }

        private static IOException ended() {
            return new IOException("the replay was ended");
        }

        @Override
        public String title() {
            return "recording";
        }

        @Override
        public long lost() {
            return 0;
        }

        @Override
        public void tune(double hz) {
            // What was recorded stays where it is; the oscillator does the rest.
        }

        @Override
        public void close() {
            closed.countDown();
            try {
                reader.close();
            } catch (IOException e) {
                LOG.debug("{}: closing failed", address(), e);
            }
        }
    }
}

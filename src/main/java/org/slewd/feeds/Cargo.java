package org.slewd.feeds;

import java.util.List;
import org.slewd.orbit.ElementBatch;
import org.slewd.orbit.ElementFormatException;
import org.slewd.orbit.ElementReader;
import org.slewd.transmitter.TransmitterBatch;
import org.slewd.transmitter.TransmitterFormatException;
import org.slewd.transmitter.TransmitterReader;

/** What an answer holds: all sources are asked alike, and differ in what they bring. */
sealed interface Cargo {

    /** How many sound records there are. */
    int size();

    /** What was left out, a sentence each. */
    List<String> problems();

    /** What its records are called: one of them, and several. */
    String noun(int count);

    /** Element sets. */
    record Elements(ElementBatch batch) implements Cargo {
        @Override
        public int size() {
            return batch.sets().size();
        }

        @Override
        public List<String> problems() {
            return batch.problems();
        }

        @Override
        public String noun(int count) {
            return count == 1 ? "set" : "sets";
        }
    }

    /** Transmitters. */
    record OnAir(TransmitterBatch batch) implements Cargo {
        @Override
        public int size() {
            return batch.transmitters().size();
        }

        @Override
        public List<String> problems() {
            return batch.problems();
        }

        @Override
        public String noun(int count) {
            return count == 1 ? "transmitter" : "transmitters";
        }
    }

    /** The content as a whole is not what {@code origin} should bring; the message is a sentence for an operator. */
    final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** What {@code origin} should bring, in the words of messages. */
    static String named(Origin.Remote origin) {
        return origin instanceof Origin.TransmitterList ? "transmitters" : "element sets";
    }

    /** Reads what {@code origin} gave, which is called {@code source} in messages. */
    static Cargo read(Origin.Remote origin, byte[] content, String source) throws UnreadableException {
        try {
            return origin instanceof Origin.TransmitterList
                    ? new OnAir(TransmitterReader.read(content, source))
                    : new Elements(ElementReader.read(content, source));
        } catch (ElementFormatException | TransmitterFormatException e) {
            throw new UnreadableException(e.getMessage());
        }
    }
}

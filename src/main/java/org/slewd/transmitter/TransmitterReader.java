package org.slewd.transmitter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slewd.json.FlatObject;

/**
 * Reads transmitters in the JSON form of the SatNOGS DB: an array of objects. A damaged record is named and left out, the
 * others are kept; a text that breaks off keeps what came before.
 */
public final class TransmitterReader {

    /** Longest content. The whole SatNOGS DB has 2 MB. */
    public static final int MAX_BYTES = 32 << 20;

    /** Most records: ten times the SatNOGS DB with everything that is no more. */
    static final int MAX_RECORDS = 100_000;

    /** Problems that are named one by one. */
    private static final int MAX_PROBLEMS = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    private final String source;
    private final List<Transmitter> transmitters = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> uuids = new HashSet<>();
    private int leftOut;

    private TransmitterReader(String source) {
        this.source = source;
    }

    /**
     * Reads {@code content}.
     *
     * @param source its name, for messages and for {@link Transmitter#source}
     * @throws TransmitterFormatException when it is no such list at all
     */
    public static TransmitterBatch read(byte[] content, String source) throws TransmitterFormatException {
        if (content.length > MAX_BYTES) {
            throw new TransmitterFormatException(
                    source + " is longer than " + (MAX_BYTES >> 20) + " MiB; is it the right file?");
        }
        TransmitterReader reader = new TransmitterReader(source);
        reader.readAll(content);
        return reader.batch();
    }

    private TransmitterBatch batch() {
        if (leftOut > MAX_PROBLEMS) {
            problems.add((leftOut - MAX_PROBLEMS) + " more records were left out");
        }
        return new TransmitterBatch(transmitters, problems);
    }

    private void readAll(byte[] content) throws TransmitterFormatException {
        int record = 0;
        try (JsonParser json = FACTORY.createParser(content)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new TransmitterFormatException(source + " is no list of transmitters: it does not begin with '['."
                        + " slewd reads the JSON of the SatNOGS DB; fetch it again.");
            }
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                record++;
                if (token == null) {
                    throw new IOException("the list is not closed");
                }
                if (record > MAX_RECORDS) {
                    problem("after record " + MAX_RECORDS, "there are more than slewd reads");
                    return;
                }
                if (token == JsonToken.START_OBJECT) {
                    take(FlatObject.read(json, name -> name), "record " + record);
                } else {
                    json.skipChildren();
                    problem("record " + record, "is not an object");
                }
            }
        } catch (IOException e) {
            if (transmitters.isEmpty()) {
                throw new TransmitterFormatException(
                        source + " is damaged or no JSON at all; nothing of it was used. Fetch it again.");
            }
            problem(
                    "at record " + record,
                    "the JSON breaks off or is damaged here; the records before it were kept. Fetch it again");
        }
    }

    private void take(Map<String, String> fields, String where) {
        String named = fields.containsKey("uuid") ? where + " (" + Words.quote(fields.get("uuid")) + ")" : where;
        try {
            Transmitter transmitter = SatnogsRecord.of(fields, source);
            if (uuids.add(transmitter.uuid())) {
                transmitters.add(transmitter);
            } else {
                problem(named, "has a uuid that came before; the first stays");
            }
        } catch (IllegalArgumentException e) {
            problem(named, e.getMessage());
        }
    }

    private void problem(String where, String why) {
        leftOut++;
        if (leftOut <= MAX_PROBLEMS) {
            problems.add(where + ": " + why);
        }
    }
}

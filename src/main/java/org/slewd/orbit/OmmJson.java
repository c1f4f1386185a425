package org.slewd.orbit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.slewd.json.FlatObject;

/** OMM as JSON: an array of objects, one object, or objects one after the other; numbers as numbers or as strings. */
final class OmmJson {

    private static final int MAX_DEPTH = 16;

    /** How much of a provider's error message is kept. */
    private static final String[] ERROR_FIELDS = {"ERROR", "MESSAGE", "DETAIL"};

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            // Not JSON, but what scripts write; taken in, so that it costs one record and not the rest of the file.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private OmmJson() {}

    static void read(String text, BatchBuilder batch) throws ElementFormatException {
        int record = 0;
        boolean anyRecord = false;
        try (JsonParser json = FACTORY.createParser(text)) {
            for (JsonToken token = json.nextToken(); token != null && !batch.isFull(); token = json.nextToken()) {
                if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                    continue;
                }
                record++;
                String where = "record " + record;
                if (token != JsonToken.START_OBJECT) {
                    batch.problem(where, "is " + ElementReader.quote(json.getText()) + ", not an object");
                    continue;
                }
                Map<String, String> fields = FlatObject.read(json, name -> name.toUpperCase(Locale.ROOT));
                if (!anyRecord) {
                    refuseErrorReply(fields, batch.source());
                }
                anyRecord = true;
                batch.add(fields, where);
            }
        } catch (IOException e) {
            if (!anyRecord) {
                throw ElementReader.refusal(
                        batch.source(),
                        "looks like JSON, but breaks off or is damaged before the end of its first record: it starts "
                                + ElementReader.quote(text),
                        "Fetch it again.");
            }
            batch.problem(
                    "after record " + record,
                    "the JSON breaks off or is damaged here; the records before it were kept. Fetch it again");
        }
    }

    private static void refuseErrorReply(Map<String, String> fields, String source) throws ElementFormatException {
        if (fields.keySet().stream().anyMatch(OmmMapper.FIELDS::contains)) {
            return;
        }
        for (String field : ERROR_FIELDS) {
            if (fields.containsKey(field)) {
                throw ElementReader.notElements(source, fields.get(field));
            }
        }
        throw ElementReader.refusal(
                source,
                "is JSON, but its first object has no field of an OMM",
                "slewd reads an array of OMM objects, as CelesTrak and Space-Track give them.");
    }
}

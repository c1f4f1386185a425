package org.slewd.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One record of a list: an object of names and plain values, which are kept as they are written. */
public final class FlatObject {

    private FlatObject() {}

    /**
     * Reads the object that {@code json} stands at the beginning of. Fields without a value are left out, and so is what is
     * nested.
     *
     * @param nameOf what a field is called in the answer, from its name in the text
     * @throws IOException when the text is damaged or ends within the object
     */
    public static Map<String, String> read(JsonParser json, UnaryOperator<String> nameOf) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (json.currentToken() == null) {
                throw new IOException("the text ends within an object");
            }
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == null) {
                throw new IOException("the text ends within an object");
            }
            if (value.isStructStart()) {
                json.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(nameOf.apply(name), json.getText());
            }
        }
        return fields;
    }
}

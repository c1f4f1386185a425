package org.slewd.orbit;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** OMM as lines of {@code KEYWORD = value [unit]}; each message starts with its version line. */
final class OmmKvn {

    private static final String FIRST_KEYWORD = "CCSDS_OMM_VERS";

    /** Free text, where brackets belong to the value: some names end in them. */
    private static final Set<String> WITHOUT_UNIT = Set.of("OBJECT_NAME", "OBJECT_ID");

    private static final Pattern UNIT = Pattern.compile("\\s*\\[[^\\]]*\\]$");

    private OmmKvn() {}

    static boolean recognises(String start) {
        return start.toUpperCase(Locale.ROOT).startsWith(FIRST_KEYWORD);
    }

    static void read(String text, BatchBuilder batch) {
        Map<String, String> fields = new HashMap<>();
        int number = 0;
        int first = 1;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext() && !batch.isFull(); ) {
            String line = lines.next().strip();
            number++;
            if (line.isEmpty() || line.startsWith("COMMENT")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0) {
                batch.problem("line " + number, ElementReader.quote(line) + " is not a keyword and its value");
                continue;
            }
            String keyword = line.substring(0, equals).strip().toUpperCase(Locale.ROOT);
            String value = line.substring(equals + 1).strip();
            if (keyword.equals(FIRST_KEYWORD)) {
                if (!fields.isEmpty()) {
                    batch.add(fields, "line " + first);
                }
                fields = new HashMap<>();
                first = number;
            }
            fields.put(
                    keyword,
                    WITHOUT_UNIT.contains(keyword) ? value : UNIT.matcher(value).replaceFirst(""));
        }
        if (!fields.isEmpty()) {
            batch.add(fields, "line " + first);
        }
    }
}

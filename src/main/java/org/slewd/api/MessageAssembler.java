package org.slewd.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts the frames of a WebSocket message together, as text and within bounds. The web server's own assembler drops a
 * message that is too long without telling the client and replaces bytes that are not UTF-8. One thread.
 */
final class MessageAssembler {

    /** Why a socket has to be closed, with the code of RFC 6455. */
    static final class Unacceptable extends Exception {
        private static final long serialVersionUID = 1L;
        private final short closeCode;

        Unacceptable(int closeCode, String message) {
            super(message, null, false, false);
            this.closeCode = (short) closeCode;
        }

        short closeCode() {
            return closeCode;
        }
    }

    private final ByteArrayOutputStream message = new ByteArrayOutputStream(256);
    private final int maxBytes;

    MessageAssembler(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes one data frame.
     *
     * @param isText whether it is text or continues a message
     * @return the message, once it is whole
     */
    Optional<String> push(byte[] frame, boolean isText, boolean isFinal) throws Unacceptable {
        if (!isText) {
            throw new Unacceptable(1003, "messages are text");
        }
        if (message.size() + frame.length > maxBytes) {
            throw new Unacceptable(1009, "a message has at most " + maxBytes + " bytes");
        }
        message.writeBytes(frame);
        if (!isFinal) {
            return Optional.empty();
        }
        byte[] whole = message.toByteArray();
        message.reset();
        return Optional.of(decode(whole));
    }

    private static String decode(byte[] utf8) throws Unacceptable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unacceptable(1007, "messages are UTF-8");
        }
    }
}

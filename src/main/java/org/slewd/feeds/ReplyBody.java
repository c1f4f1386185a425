package org.slewd.feeds;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The content of one reply while it comes, and its unpacking. Packed content is unpacked here and not by the client: a
 * packed megabyte can hold a gigabyte, and only who unpacks can stop in time.
 */
final class ReplyBody {

    private final int maxBytes;
    private final boolean isContent;
    private final Buffer packed = Buffer.buffer();

    /** @param isContent whether it is what was asked for, and not the text of a refusal */
    ReplyBody(int maxBytes, boolean isContent) {
        this.maxBytes = maxBytes;
        this.isContent = isContent;
    }

    /** Takes in a piece; false when there is no more room for it, and the rest is not wanted. */
    boolean add(Buffer piece) {
        int room = maxBytes - packed.length();
        packed.appendBuffer(piece, 0, Math.min(room, piece.length()));
        return piece.length() <= room;
    }

    Reply answer(int status, MultiMap headers) {
        byte[] content = packed.getBytes();
        String coding = header(headers, "Content-Encoding").toLowerCase(Locale.ROOT);
        if (coding.equals("gzip") || coding.equals("x-gzip")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
                content = in.readNBytes(isContent ? maxBytes + 1 : maxBytes);
            } catch (IOException e) {
                if (isContent) {
                    return new Reply.Unusable("its packed content is damaged (" + e.getMessage() + ")");
                }
                content = new byte[0];
            }
            if (content.length > maxBytes) {
                return tooLarge();
            }
        } else if (!coding.isEmpty() && !coding.equals("identity") && isContent) {
            return new Reply.Unusable("it is packed in a way that was not asked for (" + coding + ")");
        }
        List<String> cookies = headers.getAll("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .toList();
        return new Reply.Answered(
                status,
                header(headers, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                header(headers, "Location").split("[?#]", 2)[0],
                header(headers, "ETag"),
                header(headers, "Last-Modified"),
                cookies,
                content);
    }

    Reply tooLarge() {
        return new Reply.Unusable("it is more than " + (maxBytes >> 20) + " MiB and was broken off");
    }

    private static String header(MultiMap headers, String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}

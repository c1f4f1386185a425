package org.slewd.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A picture as a file: PNG, eight bits for each of red, green and blue. Source: W3C, PNG specification, second edition. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Each byte as its difference from the pixel above, which deflates well where rows resemble each other. */
    private static final byte FILTER_UP = 2;

    private Png() {}

    static byte[] of(Canvas canvas) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        ByteBuffer head = ByteBuffer.allocate(13)
                .putInt(canvas.width())
                .putInt(canvas.height())
                .put(new byte[] {8, 2, 0, 0, 0});
        chunk(file, "IHDR", head.array());
        chunk(file, "tEXt", "Software\0slewd".getBytes(StandardCharsets.ISO_8859_1));
        chunk(file, "IDAT", deflated(scanLines(canvas)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] scanLines(Canvas canvas) {
        int width = canvas.width();
        int[] pixels = canvas.pixels();
        ByteBuffer lines = ByteBuffer.allocate(canvas.height() * (1 + 3 * width));
        for (int y = 0; y < canvas.height(); y++) {
            lines.put(FILTER_UP);
            for (int x = 0; x < width; x++) {
                int pixel = pixels[y * width + x];
                int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
                for (int shift = 16; shift >= 0; shift -= 8) {
                    lines.put((byte) ((pixel >> shift) - (above >> shift)));
                }
            }
        }
        return lines.array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] piece = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(name);
        file.writeBytes(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}

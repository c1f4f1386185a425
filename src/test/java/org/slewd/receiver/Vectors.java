package org.slewd.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Golden vectors: stanzas of what is sent, what comes back, and what it means, as plain text with its provenance on top. */
public final class Vectors {

    /**
     * One stanza.
     *
     * @param section the words after {@code radio} above it
     * @param sent the text after {@code >}; empty if there is none
     * @param received the text after {@code <}; empty if there is none
     * @param meaning the words after {@code =}
     * @param place where it stands, for failures
     */
    public record Stanza(String section, String sent, String received, List<String> meaning, String place) {

        @Override
        public String toString() {
            return place + " " + String.join(" ", meaning);
        }
    }

    private Vectors() {}

    /** The stanzas of {@code vectors/receiver/name}, in order. */
    public static List<Stanza> read(String name) {
        String section = "";
        String sent = "";
        String received = "";
        List<Stanza> stanzas = new ArrayList<>();
        int number = 0;
        for (String line : text(name).lines().toList()) {
            number++;
            String rest = line.length() > 2 ? line.substring(2) : "";
            if (line.startsWith("radio ")) {
                section = line.substring("radio ".length());
            } else if (line.startsWith("> ")) {
                sent = rest;
            } else if (line.startsWith("< ")) {
                received = rest;
            } else if (line.startsWith("= ")) {
                stanzas.add(new Stanza(section, sent, received, List.of(rest.split(" ")), name + ":" + number));
                sent = "";
                received = "";
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(name + ":" + number + ": " + line);
            }
        }
        return stanzas;
    }

    /** Bytes from {@code fe fe 96}. */
    public static byte[] hex(String text) {
        return HexFormat.ofDelimiter(" ").parseHex(text);
    }

    /** Bytes from {@code F 145900000\n}. */
    public static byte[] escaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/receiver/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

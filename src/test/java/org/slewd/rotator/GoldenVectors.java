package org.slewd.rotator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What crosses the wire and what it means, from {@code vectors/rotator/NAME.txt}. A stanza is
 *
 * <pre>
 * # where this comes from
 * : codec driver                  users of the stanza; without this line codec, driver and simulator
 * > C2\r                          sent to the controller
 * < +0123+0045\r\n                received from it
 * = at 123 45                     meaning
 * </pre>
 */
public final class GoldenVectors {

    /** One stanza; {@code line} is where it begins in the file. */
    public record Stanza(String file, int line, Set<String> users, byte[] sent, byte[] received, List<String> meaning) {

        public String verb() {
            return meaning.get(0);
        }

        /** The two angles after the verb. */
        public Pointing pointing() {
            return new Pointing(Double.parseDouble(meaning.get(1)), Double.parseDouble(meaning.get(2)));
        }

        @Override
        public String toString() {
            return file + ":" + line + " " + String.join(" ", meaning);
        }
    }

    private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-f]{2}|.)");

    private GoldenVectors() {}

    /** The stanzas of {@code name} for {@code user}: {@code codec}, {@code driver} or {@code simulator}. */
    public static List<Stanza> read(String name, String user) {
        List<Stanza> stanzas = new ArrayList<>();
        Set<String> users = new TreeSet<>(Set.of("codec", "driver", "simulator"));
        byte[] sent = {};
        byte[] received = {};
        List<String> lines = text(name).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String rest = lines.get(i).length() > 2 ? lines.get(i).substring(2) : "";
            switch (lines.get(i).isEmpty() ? ' ' : lines.get(i).charAt(0)) {
                case ' ', '#' -> {}
                case ':' -> users = new TreeSet<>(List.of(rest.split(" ")));
                case '>' -> sent = unescape(rest);
                case '<' -> received = unescape(rest);
                case '=' -> {
                    if (users.contains(user)) {
                        stanzas.add(new Stanza(name, i + 1, users, sent, received, List.of(rest.split(" "))));
                    }
                    users = new TreeSet<>(Set.of("codec", "driver", "simulator"));
                    sent = new byte[0];
                    received = new byte[0];
                }
                default -> throw new IllegalArgumentException(name + ":" + (i + 1) + ": " + lines.get(i));
            }
        }
        return Collections.unmodifiableList(stanzas);
    }

    private static String text(String name) {
        try (InputStream in = GoldenVectors.class.getResourceAsStream("/vectors/rotator/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] unescape(String text) {
        String plain = ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group(1))));
        return plain.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String meaning(String escape) {
        return switch (escape.charAt(0)) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 'x' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            default -> escape;
        };
    }
}

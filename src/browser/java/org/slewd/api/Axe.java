package org.slewd.api;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What Deque's axe finds on a page: rules of WCAG 2.0, 2.1 and 2.2 at the levels A and AA, which fail, and what is only
 * good practice, which is listed in {@link #LIST} for people. No rule is switched off. One test thread.
 */
final class Axe {

    static final Path LIST = Path.of("target", "axe.txt");

    /** The program itself; the Java wrapper around it is made for another version of the browser's driver. */
    private static final String PROGRAM = "/axe.min.js";

    private static final String RUN =
            """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const { violations, passes } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              return JSON.stringify({ passes: passes.length, violations: violations.map(({ id, impact, tags, help, nodes }) => ({
                id, impact, help, isRule: tags.some((tag) => tag.startsWith('wcag')),
                nodes: nodes.map((node) => `${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`),
              })) });
            }
            """;

    private final String program;

    Axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(PROGRAM))) {
            program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Looks at the page as it is now.
     *
     * @return each rule of WCAG that is broken, of whatever impact, and where
     */
    List<String> broken(Page page, String where) throws IOException {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(program);
        }
        JsonObject found = new Gson().fromJson((String) page.evaluate(RUN), JsonObject.class);
        if (found.get("passes").getAsInt() < 10) {
            throw new AssertionError(where + ": axe has looked at next to nothing: " + found);
        }
        List<String> broken = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        for (JsonElement each : found.getAsJsonArray("violations")) {
            JsonObject violation = each.getAsJsonObject();
            JsonArray nodes = violation.getAsJsonArray("nodes");
            String line = "%s: %s (%s, %d): %s: %s"
                    .formatted(
                            where,
                            violation.get("id").getAsString(),
                            violation.get("impact").getAsString(),
                            nodes.size(),
                            violation.get("help").getAsString(),
                            nodes);
            boolean isRule = violation.get("isRule").getAsBoolean();
            (isRule ? broken : listed).add(line);
        }
        write(broken, "broken ");
        write(listed, "good practice ");
        return broken;
    }

    private static void write(List<String> lines, String kind) throws IOException {
        Files.createDirectories(LIST.getParent());
        Files.write(
                LIST,
                lines.stream().map(kind::concat).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

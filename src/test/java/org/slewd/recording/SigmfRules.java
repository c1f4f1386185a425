package org.slewd.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the SigMF specification 1.2 and of its extensions antenna 1.0 and spatial 1.1, as far as they reach a set of slewd. */
final class SigmfRules {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("core:datatype", String.class),
            Map.entry("core:sample_rate", Number.class),
            Map.entry("core:version", String.class),
            Map.entry("core:recorder", String.class),
            Map.entry("core:author", String.class),
            Map.entry("core:description", String.class),
            Map.entry("core:hw", String.class),
            Map.entry("core:sha512", String.class),
            Map.entry("core:extensions", List.class),
            Map.entry("core:geolocation", Map.class),
            Map.entry("core:sample_start", Number.class),
            Map.entry("core:sample_count", Number.class),
            Map.entry("core:global_index", Number.class),
            Map.entry("core:frequency", Number.class),
            Map.entry("core:datetime", String.class),
            Map.entry("antenna:model", String.class),
            Map.entry("antenna:steerable", Boolean.class),
            Map.entry("antenna:azimuth_angle", Number.class),
            Map.entry("antenna:elevation_angle", Number.class),
            Map.entry("spatial:num_elements", Number.class),
            Map.entry("spatial:channel_index", Number.class),
            Map.entry("spatial:element_geometry", List.class),
            Map.entry("spatial:signal_bearing", Map.class));

    private SigmfRules() {}

    /** Checks the set of {@code metadata} against the rules, and returns its global object. */
    static Map<?, ?> check(Path metadata) throws IOException {
        Map<?, ?> root = JsonText.object(Files.newInputStream(metadata));
        assertThat(List.copyOf(root.keySet())).isEqualTo(List.of("global", "captures", "annotations"));
        Map<?, ?> global = JsonFields.map(root, "global");
        checkNames(global);
        assertThat((String) global.get("core:datatype")).matches("cu8|ci16_le");
        assertThat((String) global.get("core:version")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(((Number) global.get("core:sample_rate")).doubleValue()).isBetween(1.0, 1e12);
        for (Map<?, ?> extension : JsonFields.maps(global, "core:extensions")) {
            assertThat(Set.copyOf(extension.keySet())).isEqualTo(Set.of("name", "version", "optional"));
        }
        assertThat(global.get("antenna:model")).isNotNull();
        assertThat(global.get("spatial:num_elements")).isNotNull();
        assertThat(global.get("spatial:channel_index")).isNotNull();
        Path data = SigmfRecorder.dataOf(metadata);
        assertThat(Files.size(data) % (global.get("core:datatype").equals("cu8") ? 2 : 4))
                .isZero();
        if (global.containsKey("core:sha512")) {
            assertThat(global.get("core:sha512")).isEqualTo(sha512(data));
        }
        checkAscending(JsonFields.maps(root, "captures"), true);
        checkAscending(JsonFields.maps(root, "annotations"), false);
        return global;
    }

    private static void checkAscending(List<Map<?, ?>> parts, boolean captures) {
        long last = -1;
        for (Map<?, ?> part : parts) {
            checkNames(part);
            long start = ((Number) part.get("core:sample_start")).longValue();
            assertThat(start).isGreaterThan(last);
            last = start;
            if (captures) {
                String utc = (String) part.get("core:datetime");
                assertThat(utc).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
                Instant.parse(utc);
                assertThat(JsonFields.maps(part, "spatial:element_geometry")).hasSize(1);
            } else {
                assertThat(((Number) part.get("core:sample_count")).longValue()).isPositive();
            }
        }
    }

    /** Names outside the namespace of slewd are those of the specification, with values of the type that it says. */
    private static void checkNames(Map<?, ?> object) {
        object.forEach((name, value) -> {
            if (!name.toString().startsWith("slewd:")) {
                assertThat(TYPES).containsKey(name.toString());
                assertThat(value).as(name.toString()).isInstanceOf(TYPES.get(name.toString()));
            }
        });
        Map<?, ?> place = JsonFields.map(object, "core:geolocation");
        if (!place.isEmpty()) {
            assertThat(place.get("type")).isEqualTo("Point");
            assertThat(JsonFields.numbers(place, "coordinates")).hasSizeBetween(2, 3);
        }
    }

    private static String sha512(Path data) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(data)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

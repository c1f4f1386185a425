package org.slewd.feeds;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.slewd.files.AtomicFile;

/** What {@link Budget} remembers, as a file of JSON with a checksum: a date with one bit turned over is still a date. */
final class BudgetFile {

    /** Records of 200 queries take a tenth of it. */
    private static final int MAX_BYTES = 1 << 20;

    /**
     * The content.
     *
     * @param seed of this station's jitter
     * @param forgotten when an earlier file was found damaged: queries that are not listed count as asked then
     * @param queries by address
     * @param requests moments of the requests of the last hour, by provider
     */
    record Content(
            long seed,
            Optional<Instant> forgotten,
            Map<String, QueryRecord> queries,
            Map<String, List<Instant>> requests) {}

    private BudgetFile() {}

    static void write(Path file, Content content) throws IOException {
        JsonObject body = toJson(content);
        JsonObject whole = new JsonObject().put("crc32", checksum(body)).put("content", body);
        AtomicFile.write(file, (whole.encodePrettily() + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads {@code file}.
     *
     * @throws IOException when it is damaged or cannot be read
     */
    static Content read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it has more than " + MAX_BYTES + " bytes");
        }
        try {
            JsonObject whole = new JsonObject(Files.readString(file));
            JsonObject body = whole.getJsonObject("content");
            if (body == null || !checksum(body).equals(whole.getString("crc32"))) {
                throw new IOException("its checksum is wrong");
            }
            return toContent(body);
        } catch (DecodeException | ClassCastException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("it is not what slewd wrote", e);
        } catch (java.time.DateTimeException e) {
            throw new IOException("it holds a date that is none", e);
        }
    }

    private static String checksum(JsonObject body) {
        CRC32 crc = new CRC32();
        crc.update(body.encode().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static JsonObject toJson(Content content) {
        JsonObject queries = new JsonObject();
        content.queries().forEach((query, record) -> queries.put(query, toJson(record)));
        JsonObject requests = new JsonObject();
        new TreeMap<>(content.requests()).forEach((provider, moments) -> {
            JsonArray list = new JsonArray();
            moments.forEach(moment -> list.add(moment.toString()));
            requests.put(provider, list);
        });
        // As text: a reader of JSON may round a number of 64 bits.
        JsonObject json = new JsonObject().put("seed", Long.toString(content.seed()));
        content.forgotten().ifPresent(utc -> json.put("forgottenUtc", utc.toString()));
        return json.put("queries", queries).put("requests", requests);
    }

    private static JsonObject toJson(QueryRecord record) {
        JsonObject json = new JsonObject();
        record.asked().ifPresent(utc -> json.put("askedUtc", utc.toString()));
        record.tried().ifPresent(utc -> json.put("triedUtc", utc.toString()));
        record.succeeded().ifPresent(utc -> json.put("succeededUtc", utc.toString()));
        record.hold()
                .ifPresent(hold ->
                        json.put("holdSinceUtc", hold.since().toString()).put("holdWhy", hold.why()));
        return json.put("last", record.last().name())
                .put("failures", record.failures())
                .put("fewerWelcome", record.fewerWelcome())
                .put("etag", record.etag())
                .put("lastModified", record.lastModified())
                .put("sets", record.sets())
                .put("said", record.said());
    }

    private static Content toContent(JsonObject json) {
        Map<String, QueryRecord> queries = new LinkedHashMap<>();
        JsonObject listed = json.getJsonObject("queries");
        listed.fieldNames().forEach(query -> queries.put(query, toRecord(listed.getJsonObject(query))));
        Map<String, List<Instant>> requests = new LinkedHashMap<>();
        JsonObject counted = json.getJsonObject("requests");
        counted.fieldNames()
                .forEach(provider -> requests.put(
                        provider,
                        counted.getJsonArray(provider).stream()
                                .map(moment -> Instant.parse((String) moment))
                                .toList()));
        return new Content(Long.parseLong(json.getString("seed")), utc(json, "forgottenUtc"), queries, requests);
    }

    private static QueryRecord toRecord(JsonObject json) {
        return new QueryRecord(
                utc(json, "askedUtc"),
                utc(json, "triedUtc"),
                utc(json, "succeededUtc"),
                QueryRecord.Last.valueOf(json.getString("last")),
                json.getInteger("failures"),
                utc(json, "holdSinceUtc").map(since -> new QueryRecord.Hold(since, json.getString("holdWhy"))),
                json.getBoolean("fewerWelcome"),
                json.getString("etag"),
                json.getString("lastModified"),
                json.getInteger("sets"),
                json.getString("said"));
    }

    private static Optional<Instant> utc(JsonObject json, String key) {
        return Optional.ofNullable(json.getString(key)).map(Instant::parse);
    }
}

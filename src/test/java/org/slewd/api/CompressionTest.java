package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is long is sent compressed to those who take it, and says the same as what is not. */
class CompressionTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Vertx vertx;
    private LiveApi api;

    @BeforeEach
    void open() throws RefusedToStartException {
        vertx = Vertx.vertx();
        api = new LiveApi(vertx, folder, ApiLimits.DEFAULT);
        api.station.answerPassesWith(CompletableFuture.completedFuture(Collections.nCopies(
                1500, FakePass.of(Snapshots.NOON.plusSeconds(3600)).bare())));
    }

    @AfterEach
    void close() {
        api.close();
        LiveApi.await(vertx.close());
    }

    private HttpResponse<byte[]> get(String path, String encodings) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port + path))
                .header("Authorization", "Bearer " + api.token())
                .header("Accept-Encoding", encodings)
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    private static String text(byte[] compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_table_comes_compressed_and_is_the_same() throws Exception {
        HttpResponse<byte[]> plain = get("/api/v1/passes/table?limit=1500", "identity");
        HttpResponse<byte[]> compressed = get("/api/v1/passes/table?limit=1500", "br, gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(text(compressed.body())).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        assertThat(new JsonObject(text(compressed.body())).getJsonArray("rows")).hasSize(1500);
        assertThat(compressed.body().length).isLessThan(plain.body().length / 5);
    }

    @Test
    void an_answer_that_is_short_is_left_as_it_is() throws Exception {
        HttpResponse<byte[]> sky = get("/api/v1/sky?group=25544&limit=5", "gzip");

        assertThat(sky.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new JsonObject(new String(sky.body(), StandardCharsets.UTF_8)).getInteger("total"))
                .isEqualTo(2);
    }

    @Test
    void who_forbids_it_is_not_sent_it() throws Exception {
        assertThat(get("/api/v1/passes/table", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void a_file_of_the_page_has_a_tag_for_each_of_its_two_forms() throws Exception {
        HttpResponse<byte[]> plain = get("/main.js", "identity");
        HttpResponse<byte[]> compressed = get("/main.js", "gzip");

        assertThat(text(compressed.body())).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        Optional<String> tag = plain.headers().firstValue("ETag");
        assertThat(tag).isPresent().isNotEqualTo(compressed.headers().firstValue("ETag"));
    }
}

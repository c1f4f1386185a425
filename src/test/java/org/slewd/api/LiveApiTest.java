package org.slewd.api;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The set-up of tests that meet the network part as its clients do: a fresh one for each test. */
abstract class LiveApiTest {

    static Vertx vertx;

    @TempDir
    Path folder;

    LiveApi api;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        LiveApi.await(vertx.close());
    }

    @BeforeEach
    void open() throws RefusedToStartException {
        api = new LiveApi(vertx, folder, ApiLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        api.close();
    }
}

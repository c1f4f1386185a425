package org.slewd.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.Peers;
import org.slewd.time.SystemClock;

/** Eclipse Mosquitto with TLS, by a certificate of an authority that openssl makes for the test and that no Java knows. */
@Tag("peer")
@Timeout(120)
class MosquittoTlsPeerTest {

    private static final String LET_IN = "let in";

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private Optional<Process> broker = Optional.empty();
    private int port;

    @BeforeEach
    void begin() throws Exception {
        Peers.require("mosquitto");
        Peers.require("openssl");
        authority("ours");
        authority("other");
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        if (broker.isPresent()) {
            broker.get().destroyForcibly().waitFor();
        }
    }

    private void openssl(String... words) throws Exception {
        String[] command = new String[words.length + 1];
        command[0] = Peers.require("openssl").toString();
        System.arraycopy(words, 0, command, 1, words.length);
        PeerWire.Run run = PeerWire.run(command);
        assertThat(run.exit()).as(run.output()).isZero();
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private void authority(String name) throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                in(name + ".key"),
                "-out",
                in(name + ".pem"));
    }

    /** A broker with a certificate by the authority {@code ours}. */
    private void broker(String names) throws Exception {
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=broker",
                "-keyout",
                in("broker.key"),
                "-out",
                in("broker.csr"));
        Files.writeString(folder.resolve("names"), "subjectAltName=" + names);
        openssl(
                "x509",
                "-req",
                "-in",
                in("broker.csr"),
                "-CA",
                in("ours.pem"),
                "-CAkey",
                in("ours.key"),
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                in("names"),
                "-out",
                in("broker.pem"));
        port = PeerWire.freePort();
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous true\nuser root\ncertfile " + in("broker.pem")
                        + "\nkeyfile " + in("broker.key") + '\n');
        Path log = folder.resolve("log");
        broker = Optional.of(new ProcessBuilder(Peers.require("mosquitto").toString(), "-c", in("mosquitto.conf"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        PeerWire.await("the broker runs", () -> {
            try {
                return Files.readString(log).contains("running");
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** What becomes of the first attempt. */
    private String connect(Optional<Path> authorities) throws Exception {
        BrokerLine line = new BrokerLine(
                vertx,
                BrokerAddress.parse("mqtts://localhost:" + port),
                Optional.empty(),
                authorities,
                BrokerRole.reader("a/b"),
                new BrokerListener() {
                    @Override
                    public void connected() {
                        told.add(LET_IN);
                    }

                    @Override
                    public void heard(String text, boolean isOld, long nanos) {}

                    @Override
                    public void lost(String why) {
                        told.add(why);
                    }
                },
                new SystemClock());
        vertx.getOrCreateContext().runOnContext(begin -> line.start());
        String first = Optional.ofNullable(told.poll(30, TimeUnit.SECONDS)).orElse("nothing within 30 s");
        line.stop()
                .toCompletionStage()
                .toCompletableFuture()
                .exceptionally(thrown -> null)
                .get(10, TimeUnit.SECONDS);
        told.clear();
        return first;
    }

    @Test
    void a_broker_is_believed_by_the_authority_that_was_named_and_by_no_other() throws Exception {
        broker("DNS:localhost");
        assertThat(connect(Optional.of(folder.resolve("ours.pem")))).isEqualTo(LET_IN);
        assertThat(connect(Optional.empty()))
                .startsWith("its certificate is not accepted (")
                .contains("caFile");
        assertThat(connect(Optional.of(folder.resolve("other.pem")))).startsWith("its certificate is not accepted (");
        assertThat(connect(Optional.of(folder.resolve("ours.key")))).contains("ours.key holds no certificate in PEM");
        assertThat(connect(Optional.of(folder.resolve("ours.pem")))).isEqualTo(LET_IN);
    }

    @Test
    void a_certificate_for_another_name_is_not_taken_though_the_authority_is_the_right_one() throws Exception {
        broker("DNS:elsewhere.example");
        assertThat(connect(Optional.of(folder.resolve("ours.pem"))))
                .startsWith("its certificate is not accepted (")
                .contains("localhost")
                .contains("write the broker's name as it stands in its certificate");
    }
}

package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;

@Tag("whole-pass")
class TlsIdentityTest {

    @TempDir
    static Path made;

    private static TestCertificate own;
    private static TestCertificate other;

    @TempDir
    Path folder;

    private TlsFiles files;

    @BeforeAll
    static void make() throws Exception {
        own = TestCertificate.make(made);
        other = TestCertificate.make(made);
    }

    @BeforeEach
    void write() throws Exception {
        files = new TlsFiles(folder.resolve("own.pem"), folder.resolve("key.pem"));
        own.write(files);
    }

    private void assertUnusable(boolean isKey, String why) {
        assertThatThrownBy(() -> TlsIdentity.of(files))
                .isInstanceOfSatisfying(
                        UnusableTlsException.class,
                        e -> assertThat(e.isKey()).as(e.getMessage()).isEqualTo(isKey))
                .hasMessageContaining(why);
    }

    @Test
    void a_pair_is_found_to_be_one_also_with_those_that_vouch_for_it() throws Exception {
        assertThat(TlsIdentity.of(files).own()).isEqualTo(own.certificate());
        Files.writeString(files.certificate(), own.certificatePem() + other.certificatePem());
        assertThat(TlsIdentity.of(files).own()).isEqualTo(own.certificate());
    }

    @Test
    void two_that_do_not_belong_together_are_told_apart_though_they_are_of_one_kind() throws Exception {
        TestCertificate.writeKey(files.key(), other.keyPem());
        assertUnusable(true, "is not the key of the certificate");
    }

    @Test
    void files_that_are_something_else_are_told() throws Exception {
        TestCertificate.writeKey(files.key(), "not a key");
        assertUnusable(true, "holds no key in PEM");
        TestCertificate.writeKey(files.key(), own.keyPem().replace("PRIVATE", "ENCRYPTED PRIVATE"));
        assertUnusable(true, "is locked with a password");
        TestCertificate.writeKey(files.key(), own.keyPem().substring(0, 90) + "\n-----END PRIVATE KEY-----\n");
        assertUnusable(true, "is not the key of the certificate, or cannot be read");
        Files.writeString(files.certificate(), own.certificatePem().substring(0, 200));
        assertUnusable(false, "holds no certificate");
        Files.writeString(files.certificate(), "");
        assertUnusable(false, "holds no certificate");
        Files.delete(files.certificate());
        assertUnusable(false, "cannot be read (NoSuchFile");
    }

    @Test
    void a_kind_of_key_that_no_server_can_use_is_told_by_name() throws Exception {
        TestCertificate.make(made, "-keyalg", "Ed25519").write(files);
        assertUnusable(false, "is for a key of the kind EdDSA, which slewd cannot use; take one of RSA or EC");
    }

    @Test
    void a_key_that_everybody_on_the_machine_can_read_is_refused() throws Exception {
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(TlsIdentity.of(files).own()).isEqualTo(own.certificate());
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertUnusable(true, "can be used by everybody on this machine (rw-r--r--)");
    }

    @Test
    void what_is_wrong_is_a_problem_of_the_configuration_with_its_line() throws Exception {
        String text = "http:\n  tls:\n    certificate: own.pem\n    key: key.pem\n";
        Path file = folder.resolve("slewd.yaml");
        assertThat(Configuration.readText(text, "slewd.yaml", root -> HttpConfig.read(root, file))
                        .tls())
                .contains(files);
        Files.delete(files.key());
        assertThatThrownBy(() -> Configuration.readText(text, "slewd.yaml", root -> HttpConfig.read(root, file)))
                .isInstanceOfSatisfying(ConfigException.class, e -> {
                    assertThat(e.problems().get(0).toString())
                            .startsWith("slewd.yaml:4  http.tls.key = key.pem cannot be read (NoSuchFile: ");
                    HttpConfig said = e.ofSoundText(HttpConfig.class).orElseThrow();
                    assertThat(said.tls()).as("the text is known all the same").contains(files);
                    assertThat(said.orInTheClear()).isEqualTo(HttpConfig.USUAL);
                });
        String worse = text + "  prot: 1\n";
        assertThatThrownBy(() -> Configuration.readText(worse, "slewd.yaml", root -> HttpConfig.read(root, file)))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.ofSoundText(HttpConfig.class)).isEmpty());
    }
}

package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data directory and the token in it: for the owner only, made once, refused when it may be known. */
class DataDirectoryTest {

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("state/data");
    }

    private Path token() {
        return data().resolve("admin.token");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private String readOrMake() throws RefusedToStartException {
        try (DataDirectory directory = DataDirectory.claim(data())) {
            return AdminToken.readOrMake(directory);
        }
    }

    @Test
    void is_made_with_all_in_it_for_the_owner_only() throws Exception {
        readOrMake();

        assertThat(mode(data())).isEqualTo("rwx------");
        assertThat(mode(token())).isEqualTo("rw-------");
        assertThat(mode(data().resolve("slewd.lock"))).isEqualTo("rw-------");
        try (var files = Files.list(data())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("admin.token", "slewd.lock");
        }
    }

    @Test
    void the_token_is_random_and_made_once() throws Exception {
        String first = readOrMake();

        assertThat(first).matches("[A-Za-z0-9_-]{43}");
        assertThat(readOrMake()).isEqualTo(first);
        Files.delete(token());
        assertThat(readOrMake()).isNotEqualTo(first);
    }

    @Test
    void a_power_cut_while_the_token_was_made_leaves_no_half_a_token() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("admin.token.new"), "half");

        assertThat(readOrMake()).hasSize(43);
        assertThat(data().resolve("admin.token.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---"})
    void a_token_that_others_can_use_is_refused_with_what_to_do(String permissions) throws Exception {
        readOrMake();
        Files.setPosixFilePermissions(token(), PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(this::readOrMake)
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining(permissions)
                .hasMessageContaining("Delete the file");
        Files.setPosixFilePermissions(token(), PosixFilePermissions.fromString("rw-------"));
        assertThat(readOrMake()).hasSize(43);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has a space in it and is long enough to be a token 1234", "zzz\nzzz"})
    void a_file_without_a_token_is_refused(String content) throws Exception {
        readOrMake();
        Files.writeString(token(), content);

        assertThatThrownBy(this::readOrMake)
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("holds no token");
    }

    @Test
    void a_link_in_place_of_the_token_is_refused_and_not_followed() throws Exception {
        readOrMake();
        Path elsewhere = Files.move(token(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(token(), elsewhere);

        assertThatThrownBy(this::readOrMake)
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("not a plain file");
    }

    @Test
    void two_at_once_are_refused_and_one_after_the_other_is_not() throws Exception {
        try (DataDirectory first = DataDirectory.claim(data())) {
            assertThat(first.path()).isEqualTo(data());
            assertThatThrownBy(() -> DataDirectory.claim(data()))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("another slewd uses this data directory");
        }
        DataDirectory.claim(data()).close();
    }

    @Test
    void a_claim_by_another_process_counts_too() throws Exception {
        Files.createDirectories(data());
        Process other = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("claimed");
            assertThatThrownBy(() -> DataDirectory.claim(data()))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("another slewd");
        } finally {
            other.destroyForcibly().waitFor();
        }
        // The system takes the claim back, however its owner ended.
        DataDirectory.claim(data()).close();
    }

    /** The other process. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            DataDirectory directory = DataDirectory.claim(Path.of(args[0]));
            System.out.println("claimed");
            System.in.read();
            directory.close();
        }
    }

    @Test
    void a_file_in_its_place_is_told() throws Exception {
        Files.createDirectories(data().getParent());
        Files.writeString(data(), "");

        assertThatThrownBy(() -> DataDirectory.claim(data()))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining(data().toString())
                .hasMessageContaining("--data");
    }
}

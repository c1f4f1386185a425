package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.people.AccessToken;
import org.slewd.people.Account;
import org.slewd.people.PasswordHash;
import org.slewd.people.Register;
import org.slewd.people.Role;
import org.slewd.people.Secrets;

class PeopleFileTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final PasswordHash HASH = PasswordHash.parse(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    private static final Register REGISTER = new Register(
            List.of(new Account("ada", Role.ADMIN, HASH), new Account("bob.2", Role.OBSERVER, HASH)),
            List.of(
                    new AccessToken(
                            "logger",
                            Optional.of("ada"),
                            Role.OPERATOR,
                            Secrets.hash("a secret"),
                            NOON,
                            Optional.of(NOON.plus(Duration.ofDays(9))),
                            Optional.of(NOON.plusSeconds(5))),
                    new AccessToken(
                            "wall",
                            Optional.empty(),
                            Role.OBSERVER,
                            Secrets.hash("another"),
                            NOON,
                            Optional.empty(),
                            Optional.empty())));

    @TempDir
    Path folder;

    private PeopleFile open() {
        return new PeopleFile(file(), Runnable::run, NOON);
    }

    private Path file() {
        return folder.resolve("people.state");
    }

    private boolean keep(Register register) {
        return open().keep(register).toCompletableFuture().join();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void what_is_kept_is_there_after_a_restart_and_for_the_owner_alone() throws IOException {
        assertThat(open().kept()).isEqualTo(Register.EMPTY);
        assertThat(open().complaint()).isEmpty();

        assertThat(keep(REGISTER)).isTrue();

        assertThat(open().kept()).isEqualTo(REGISTER);
        assertThat(open().complaint()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).doesNotContain("a secret", "another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "edited", "empty", "hash", "twice"})
    void a_damaged_file_is_put_aside_and_told_and_lets_nobody_in(String how) throws IOException {
        keep(REGISTER);
        String text = Files.readString(file());
        Files.writeString(
                file(),
                switch (how) {
                    case "cut" -> text.substring(0, text.length() / 2);
                    case "edited" -> text.replace("bob.2 observer", "bob.2 admin");
                    case "hash" -> resealed(text.replace("m=65536", "m=9999999"));
                    case "twice" -> resealed(text.replace("bob.2", "ada"));
                    default -> "";
                });

        PeopleFile damaged = open();

        assertThat(damaged.kept()).isEqualTo(Register.EMPTY);
        assertThat(damaged.complaint().orElseThrow())
                .contains("put the file aside as people.state.damaged-")
                .contains("slewd user add")
                .doesNotContain("argon2id");
        assertThat(names()).containsExactly("people.state.damaged-2026-11-24T12-00-00Z");
        assertThat(open().complaint().orElseThrow())
                .as("told at each start until there are accounts again")
                .contains("are aside as people.state.damaged-2026-11-24T12-00-00Z");
        keep(REGISTER);
        assertThat(open().complaint()).isEmpty();
        assertThat(open().kept()).isEqualTo(REGISTER);
    }

    @Test
    void a_damaged_file_that_cannot_be_put_aside_is_never_written_over() throws IOException {
        Files.writeString(file(), "what was there");
        Path inTheWay = Files.createDirectory(folder.resolve("people.state.damaged-2026-11-24T12-00-00Z"));
        Files.createFile(inTheWay.resolve("full"));

        PeopleFile damaged = open();

        assertThat(damaged.kept()).isEqualTo(Register.EMPTY);
        assertThat(damaged.complaint().orElseThrow()).contains("writes no change of accounts down");
        assertThat(damaged.keep(REGISTER).toCompletableFuture().join()).isFalse();
        assertThat(file()).hasContent("what was there");
    }

    @Test
    void looking_changes_nothing() throws IOException {
        keep(REGISTER);
        assertThat(PeopleFile.look(file())).isEqualTo(REGISTER);
        Files.writeString(file(), "damaged");
        assertThatThrownBy(() -> PeopleFile.look(file())).isInstanceOf(IOException.class);
        assertThat(file()).hasContent("damaged");
    }

    private static String resealed(String text) {
        String body = text.substring(0, text.lastIndexOf("crc32 "));
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return body + "crc32 " + "%08x".formatted(sum.getValue()) + "\n";
    }

    @Test
    void a_file_that_others_can_write_to_is_not_believed() throws IOException {
        keep(REGISTER);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw----"));

        assertThat(open().kept()).isEqualTo(Register.EMPTY);
        assertThat(names()).noneMatch("people.state"::equals);
    }

    @Test
    void a_file_that_others_can_read_is_closed_to_them_and_told() throws IOException {
        keep(REGISTER);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        PeopleFile read = open();

        assertThat(read.kept()).isEqualTo(REGISTER);
        assertThat(read.complaint().orElseThrow()).contains("others could read");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void what_cannot_be_written_is_told() throws IOException {
        Path gone = folder.resolve("gone");
        Files.writeString(gone, "a file where a folder should be");
        PeopleFile nowhere = new PeopleFile(gone.resolve("people.state"), Runnable::run, NOON);

        assertThat(nowhere.keep(REGISTER).toCompletableFuture().join()).isFalse();
    }
}

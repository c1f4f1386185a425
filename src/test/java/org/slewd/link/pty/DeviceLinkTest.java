package org.slewd.link.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceLinkTest {

    @TempDir
    private Path folder;

    @Test
    void points_to_its_target_and_goes_when_it_is_removed() throws IOException {
        Path name = folder.resolve("rotator");
        DeviceLink link = DeviceLink.create(name, Path.of("/dev/pts/7"));
        assertThat(Files.readSymbolicLink(name)).isEqualTo(Path.of("/dev/pts/7"));
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(name));
        link.remove();
        assertThat(folder).isEmptyDirectory();
        link.remove();
    }

    @Test
    void replaces_an_old_link_even_one_that_leads_nowhere() throws IOException {
        Path name = folder.resolve("rotator");
        Files.createSymbolicLink(name, Path.of("/dev/pts/no-such-thing"));
        DeviceLink.create(name, Path.of("/dev/pts/8"));
        assertThat(Files.readSymbolicLink(name)).isEqualTo(Path.of("/dev/pts/8"));
    }

    @Test
    void leaves_anything_else_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "precious");
        Path sub = Files.createDirectory(folder.resolve("folder"));
        assertThatThrownBy(() -> DeviceLink.create(file, Path.of("/dev/pts/7")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leaves it alone");
        assertThatThrownBy(() -> DeviceLink.create(sub, Path.of("/dev/pts/7"))).isInstanceOf(IOException.class);
        assertThat(file).hasContent("precious");
        assertThat(sub).isDirectory();
    }

    @Test
    void says_what_to_check_when_the_folder_is_missing() {
        assertThatThrownBy(() -> DeviceLink.create(folder.resolve("no/such/rotator"), Path.of("/dev/pts/7")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("check the folder");
    }

    @Test
    void does_not_remove_a_link_that_somebody_else_has_taken_over() throws IOException {
        Path name = folder.resolve("rotator");
        DeviceLink mine = DeviceLink.create(name, Path.of("/dev/pts/7"));
        DeviceLink.create(name, Path.of("/dev/pts/8"));
        mine.remove();
        assertThat(Files.readSymbolicLink(name)).isEqualTo(Path.of("/dev/pts/8"));
    }
}

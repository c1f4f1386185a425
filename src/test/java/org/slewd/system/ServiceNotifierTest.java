package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Against a real datagram socket, as the service manager has one. */
@EnabledOnOs(OS.LINUX)
class ServiceNotifierTest {

    private static final int MSG_DONTWAIT = 0x40;

    @TempDir
    private Path folder;

    private final Sockets sockets = Native.load("c", Sockets.class);
    private int manager;

    private interface Sockets extends Library {
        int socket(int domain, int type, int protocol);

        int bind(int fd, byte[] address, int length);

        NativeLong recv(int fd, byte[] buffer, NativeLong length, int flags);

        int close(int fd);
    }

    @BeforeEach
    void listen() {
        manager = sockets.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM, 0);
        assertThat(manager).isPositive();
    }

    @AfterEach
    void stop() {
        sockets.close(manager);
    }

    @Test
    void tells_the_manager_at_a_path_what_happens() {
        String path = folder.resolve("notify").toString();
        bind('\1' + "\0" + path + "\0");
        tellsAll(ServiceNotifier.to(path));
    }

    @Test
    void tells_the_manager_at_an_abstract_name_what_happens() {
        String name = "slewd-test-" + ProcessHandle.current().pid();
        bind('\1' + "\0\0" + name);
        tellsAll(ServiceNotifier.to('@' + name));
    }

    @Test
    void a_status_is_one_line_and_not_endless() {
        String path = folder.resolve("notify").toString();
        bind('\1' + "\0" + path + "\0");
        ServiceNotifier.to(path).status("following\nREADY=1\n" + "x".repeat(1_000));
        assertThat(heard())
                .startsWith("STATUS=following READY=1 xxx")
                .hasSizeLessThan(220)
                .doesNotContain("\n");
    }

    @Test
    void says_nothing_without_a_manager_and_fails_at_none_that_is_gone_or_nonsense() {
        String path = folder.resolve("notify").toString();
        bind('\1' + "\0" + path + "\0");
        ServiceNotifier.to("").ready();
        ServiceNotifier.to("relative").ready();
        ServiceNotifier.to("@").ready();
        ServiceNotifier.to("/" + "x".repeat(200)).ready();
        ServiceNotifier.to(folder.resolve("gone").toString()).ready();
        assertThat(heard()).isEmpty();
    }

    @Test
    void a_manager_that_does_not_listen_holds_nobody_up() {
        String path = folder.resolve("notify").toString();
        bind('\1' + "\0" + path + "\0");
        ServiceNotifier notifier = ServiceNotifier.to(path);
        for (int i = 0; i < 10_000; i++) {
            notifier.status("tick " + i);
        }
        assertThat(heard()).isEqualTo("STATUS=tick 0");
    }

    private void tellsAll(ServiceNotifier notifier) {
        notifier.ready();
        assertThat(heard()).isEqualTo("READY=1");
        notifier.status("following 25544");
        assertThat(heard()).isEqualTo("STATUS=following 25544");
        notifier.stopping();
        assertThat(heard()).isEqualTo("STOPPING=1");
        assertThat(heard()).isEmpty();
    }

    private void bind(String address) {
        byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
        assertThat(sockets.bind(manager, bytes, bytes.length)).isZero();
    }

    private String heard() {
        byte[] buffer = new byte[1_000];
        int count = sockets.recv(manager, buffer, new NativeLong(buffer.length), MSG_DONTWAIT)
                .intValue();
        return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.UTF_8);
    }
}

package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;
import org.slewd.system.FakeMachine;

@EnabledOnOs(OS.LINUX)
class DetectCommandTest {

    @TempDir
    private Path root;

    private FakeMachine machine;

    @BeforeEach
    void make() {
        machine = new FakeMachine(root);
    }

    @Test
    void lists_what_is_plugged_in() throws IOException {
        machine.plug("1-1", "1a86", "7523", "USB Serial", "").tty("ttyUSB0", "1-1", 0);
        machine.plug("1-2", "10c4", "ea60", "CP2102N USB to UART", "IC-9700 12345678 A")
                .tty("ttyUSB1", "1-2", 0);

        assertThat(detect()).isEqualTo(new Result(0, """
                        device        usb        serial number       socket  what it is
                        /dev/ttyUSB0  1a86:7523  none                1-1     CH340: adapter, or a copy of an Arduino (USB Serial)
                        /dev/ttyUSB1  10c4:ea60  IC-9700 12345678 A  1-2     Icom IC-9700 (CP2102N USB to UART)
                        """, ""));
    }

    @Test
    void warns_of_those_who_take_serial_devices_for_something_else() throws IOException {
        machine.plug("1-1", "1a86", "7523", "USB Serial", "").tty("ttyUSB0", "1-1", 0);
        machine.file("proc/812/comm", "ModemManager");
        machine.file(
                "usr/lib/udev/rules.d/85-brltty.rules",
                "#ENV{PRODUCT}==\"10c4/ea60/*\", GOTO=\"run\"\nENV{PRODUCT}==\"1a86/7523/*\", GOTO=\"run\"");

        assertThat(detect().out())
                .contains("warning: brltty, for Braille displays, claims adapters such as /dev/ttyUSB0")
                .contains("warning: ModemManager runs");
    }

    @Test
    void tells_who_has_taken_an_adapter_away() throws IOException {
        machine.plug("1-1", "1a86", "7523", "USB Serial", "");
        machine.plug("1-2", "10c4", "ea60", "CP2102", "0001");
        machine.file(
                "usr/lib/udev/rules.d/90-brltty-usb-generic.rules",
                "ATTR{idVendor}==\"1A86\", ATTR{idProduct}==\"7523\", GOTO=\"run\"");

        assertThat(detect().out())
                .startsWith("There is no serial device.")
                .contains("(1a86:7523, socket 1-1) is plugged in but has no serial device: brltty")
                .contains("(10c4:ea60, socket 1-2) is plugged in but has no serial device: the system has no driver");
    }

    @Test
    void prints_the_line_for_a_role_and_writes_nothing() throws IOException {
        machine.plug("1-1", "0403", "6001", "FT232R", "A10K").tty("ttyUSB0", "1-1", 0);
        machine.plug("1-2", "1a86", "7523", "USB Serial", "").tty("ttyUSB1", "1-2", 0);

        Result result = detect("--role", "rotator", "--device", "/dev/ttyUSB1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("# It has no serial number of its own")
                .contains("\nACTION!=\"remove\", SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"1a86\"")
                .contains("SYMLINK+=\"slewd/rotator\"")
                .contains("link: serial:/dev/slewd/rotator");
    }

    @Test
    void the_only_device_need_not_be_named() throws IOException {
        machine.plug("1-1", "0403", "6001", "FT232R", "A10K").tty("ttyUSB0", "1-1", 0);

        assertThat(detect("--role", "receiver").out()).contains("SYMLINK+=\"slewd/receiver\"");
    }

    @Test
    void says_what_is_wrong_with_a_question() throws IOException {
        machine.plug("1-1", "0403", "6001", "FT232R", "A10K").tty("ttyUSB0", "1-1", 0);
        machine.plug("1-2", "1a86", "7523", "USB Serial", "").tty("ttyUSB1", "1-2", 0);

        assertThat(detect("--role", "rotator"))
                .isEqualTo(new Result(1, "", "slewd detect: there are 2 serial devices; name one with --device.\n"));
        assertThat(detect("--role", "rotator", "--device", "/dev/ttyUSB7").err())
                .contains("/dev/ttyUSB7 is none of the serial devices of this machine (/dev/ttyUSB0, /dev/ttyUSB1)");
        assertThat(detect("--role", "My Rotor", "--device", "/dev/ttyUSB0").exitCode())
                .isEqualTo(2);
        assertThat(detect("--device", "/dev/ttyUSB0").exitCode()).isEqualTo(2);
    }

    private Result detect(String... arguments) {
        List<String> all = new ArrayList<>(List.of("detect", "--root", root.toString()));
        all.addAll(List.of(arguments));
        return Cli.run(all.toArray(String[]::new));
    }
}

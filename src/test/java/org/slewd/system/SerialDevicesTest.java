package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On folders laid out as the kernel's own; what a udev line must say is written out. */
@EnabledOnOs(OS.LINUX)
class SerialDevicesTest {

    private static final String END = ", SYMLINK+=\"slewd/rotator\", GROUP=\"slewd\", MODE=\"0660\", TAG+=\"systemd\","
            + " ENV{ID_MM_DEVICE_IGNORE}=\"1\", ENV{ID_MM_PORT_IGNORE}=\"1\"";

    @TempDir
    private Path root;

    private FakeMachine machine;

    @BeforeEach
    void make() {
        machine = new FakeMachine(root);
    }

    @Test
    void a_device_with_a_serial_number_is_named_by_it() throws IOException {
        machine.plug("1-1.2", "0403", "6001", "FT232R USB UART", "A10KXYZ1").tty("ttyUSB0", "1-1.2", 0);

        assertThat(devices())
                .containsExactly(new SerialDevice(
                        "ttyUSB0",
                        Optional.of(new SerialDevice.Usb("1-1.2", "0403", "6001", "", "FT232R USB UART", "A10KXYZ1")),
                        Optional.of("00"),
                        Optional.of("0"),
                        Optional.empty()));
        assertThat(rule("ttyUSB0"))
                .isEqualTo(new UdevRule(
                        "ACTION!=\"remove\", SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"0403\", ATTRS{idProduct}==\"6001\","
                                + " ATTRS{serial}==\"A10KXYZ1\"" + END,
                        false));
    }

    @Test
    void a_device_without_one_is_named_by_its_socket() throws IOException {
        machine.plug("1-1.3", "1a86", "7523", "USB Serial", "")
                .tty("ttyUSB1", "1-1.3", 0)
                .byPath("ttyUSB1", "platform-fd500000.pcie-pci-0000:01:00.0-usb-0:1.3:1.0-port0")
                .byPath("ttyUSB1", "platform-fd500000.pcie-pci-0000:01:00.0-usbv2-0:1.3:1.0-port0");

        UdevRule rule = rule("ttyUSB1");
        assertThat(rule.bySocket()).isTrue();
        assertThat(rule.line())
                .contains("ENV{ID_PATH}==\"platform-fd500000.pcie-pci-0000:01:00.0-usb-0:1.3:1.0\"")
                .doesNotContain("ATTRS{serial}");
    }

    @Test
    void where_udev_names_no_socket_the_kernel_does() throws IOException {
        machine.plug("2-4", "1a86", "7523", "USB Serial", "").tty("ttyUSB0", "2-4", 0);

        assertThat(rule("ttyUSB0").line()).contains("KERNELS==\"2-4\"");
    }

    @Test
    void serial_numbers_that_a_maker_gives_to_all_name_nothing() throws IOException {
        machine.plug("1-1", "10c4", "ea60", "CP2102", "0001").tty("ttyUSB0", "1-1", 0);
        assertThat(rule("ttyUSB0").bySocket()).isTrue();

        machine.plug("1-2", "0403", "6001", "FT232R", "TWIN").tty("ttyUSB1", "1-2", 0);
        assertThat(rule("ttyUSB1").bySocket()).isFalse();
        machine.plug("1-3", "0403", "6001", "FT232R", "TWIN").tty("ttyUSB2", "1-3", 0);
        assertThat(rule("ttyUSB1").bySocket()).isTrue();
    }

    @Test
    void two_ports_of_one_radio_are_told_apart_by_their_interface() throws IOException {
        machine.plug("1-1", "10c4", "ea70", "CP2105 Dual USB to UART Bridge", "0123ABCD")
                .tty("ttyUSB0", "1-1", 0)
                .tty("ttyUSB1", "1-1", 1);

        assertThat(rule("ttyUSB1").line())
                .contains("ATTRS{serial}==\"0123ABCD\", ENV{ID_USB_INTERFACE_NUM}==\"01\"")
                .doesNotContain("ID_PORT");
    }

    @Test
    void two_ports_of_one_interface_are_told_apart_by_their_number() throws IOException {
        machine.plug("1-1", "9710", "7840", "MCS7840", "X1")
                .tty("ttyUSB0", "1-1", 0, 0)
                .tty("ttyUSB1", "1-1", 0, 1);

        assertThat(rule("ttyUSB1").line()).contains("ENV{ID_USB_INTERFACE_NUM}==\"00\", ENV{.ID_PORT}==\"1\"");
    }

    @Test
    void what_would_mean_something_to_udev_fits_any_letter() throws IOException {
        machine.plug("1-1", "10c4", "ea60", "CP2102N", "IC-9700 123|4*\"5 A").tty("ttyUSB0", "1-1", 0);

        assertThat(rule("ttyUSB0").line()).contains("ATTRS{serial}==\"IC-9700 123?4??5 A\"");
        assertThat(KnownAdapter.of(devices().get(0).usb().orElseThrow())).contains("Icom IC-9700");
    }

    @Test
    void ports_of_the_mainboard_count_when_there_is_a_chip_behind() throws IOException {
        machine.onBoard("ttyS0", "4").onBoard("ttyS1", "0").onBoard("ttyAMA0", "32");

        assertThat(devices()).extracting(SerialDevice::node).containsExactly("/dev/ttyAMA0", "/dev/ttyS0");
        assertThat(rule("ttyAMA0").line())
                .isEqualTo("ACTION!=\"remove\", SUBSYSTEM==\"tty\", KERNEL==\"ttyAMA0\"" + END);
    }

    @Test
    void the_tenth_device_comes_after_the_ninth() throws IOException {
        machine.plug("1-1", "2341", "0043", "Arduino Uno", "9563").tty("ttyACM10", "1-1", 0);
        machine.plug("1-2", "2341", "0042", "Arduino Mega", "9564").tty("ttyACM9", "1-2", 0);

        assertThat(devices()).extracting(SerialDevice::name).containsExactly("ttyACM9", "ttyACM10");
    }

    @Test
    void an_adapter_that_has_no_serial_device_is_noticed() throws IOException {
        machine.plug("1-1", "1a86", "7523", "USB Serial", "")
                .plug("1-2", "0403", "6001", "FT232R", "A1")
                .tty("ttyUSB0", "1-2", 0)
                .plug("1-3", "046d", "c52b", "a mouse", "");

        assertThat(new SerialDevices(root).withoutDevice())
                .extracting(SerialDevice.Usb::id)
                .containsExactly("1a86:7523");
    }

    @Test
    void a_machine_without_any_of_this_has_no_serial_devices() {
        assertThat(devices()).isEmpty();
        assertThat(new SerialDevices(root).withoutDevice()).isEmpty();
        assertThat(new Intruders(root).modemManagerRuns()).isFalse();
    }

    private List<SerialDevice> devices() {
        return new SerialDevices(root).list();
    }

    private UdevRule rule(String name) {
        List<SerialDevice> all = devices();
        SerialDevice device =
                all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        return UdevRule.of(device, "rotator", all);
    }
}

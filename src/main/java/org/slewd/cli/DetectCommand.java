package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.system.Intruders;
import org.slewd.system.KnownAdapter;
import org.slewd.system.SerialDevice;
import org.slewd.system.SerialDevices;
import org.slewd.system.UdevRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd detect}: the serial devices that there are, and the udev line that would name one. */
@Command(
        name = "detect",
        description = "Lists the serial devices of this machine without opening them. With --role, prints the udev line"
                + " that gives one of them a fixed name; nothing is written.",
        footer = {
            "",
            "  slewd detect --role rotator --device /dev/ttyUSB0",
            "",
            "prints a line for /etc/udev/rules.d/70-slewd.rules, for you to review."
        },
        mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "What the device is to be called: rotator, receiver or another word of small letters.")
    private Optional<String> role = Optional.empty();

    @Option(names = "--device", paramLabel = "DEVICE", description = "Which device; needed when there are several.")
    private Optional<Path> device = Optional.empty();

    @Option(names = "--root", hidden = true, defaultValue = "/")
    private Path root;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SerialDevices machine = new SerialDevices(root);
        List<SerialDevice> devices = machine.list();
        if (role.isPresent()) {
            writeRule(chosen(devices), role.get(), devices, out);
        } else if (device.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--device needs --role ROLE");
        } else {
            writeTable(devices, out);
            writeWarnings(machine, devices, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void writeTable(List<SerialDevice> devices, PrintWriter out) {
        if (devices.isEmpty()) {
            out.println("There is no serial device. Plug the adapter in; 'dmesg' tells what the system made of it.");
            return;
        }
        Table table = new Table("device", "usb", "serial number", "socket", "what it is");
        for (SerialDevice one : devices) {
            table.row(
                    one.node(),
                    one.usb().map(SerialDevice.Usb::id).orElse("-"),
                    one.usb()
                            .map(usb -> usb.serialNumber().isEmpty() ? "none" : Text.printable(usb.serialNumber()))
                            .orElse("-"),
                    one.usb().map(SerialDevice.Usb::socket).orElse("-"),
                    what(one));
        }
        table.write(out);
    }

    private static String what(SerialDevice one) {
        if (one.usb().isEmpty()) {
            return "serial port of the mainboard";
        }
        SerialDevice.Usb usb = one.usb().get();
        String itself = Text.printable((usb.maker() + ' ' + usb.product()).strip());
        String known = KnownAdapter.of(usb).orElse("unknown to slewd");
        return itself.isEmpty() ? known : known + " (" + itself + ')';
    }

    private void writeWarnings(SerialDevices machine, List<SerialDevice> devices, PrintWriter out) {
        Intruders intruders = new Intruders(root);
        for (SerialDevice.Usb usb : machine.withoutDevice()) {
            String why = intruders.brlttyClaims(usb)
                    ? "brltty, for Braille displays, takes it; if nobody needs that: sudo apt remove brltty"
                    : "the system has no driver for it, or another program took it; see 'dmesg'";
            out.println("warning: " + KnownAdapter.of(usb).orElse(usb.id()) + " (" + usb.id() + ", socket "
                    + usb.socket() + ") is plugged in but has no serial device: " + why + '.');
        }
        devices.stream()
                .filter(one -> one.usb().filter(intruders::brlttyClaims).isPresent())
                .forEach(
                        one -> out.println(
                                "warning: brltty, for Braille displays, claims adapters such as " + one.node()
                                        + " and may take it away at the next plugging in; if nobody needs it: sudo apt remove brltty."));
        if (!devices.isEmpty() && intruders.modemManagerRuns()) {
            out.println(
                    "warning: ModemManager runs, and may send AT commands to devices that no udev line keeps it from;"
                            + " --role prints such a line.");
        }
    }

    private SerialDevice chosen(List<SerialDevice> devices) {
        if (device.isEmpty()) {
            if (devices.size() == 1) {
                return devices.get(0);
            }
            throw new Failure("there are " + devices.size() + " serial devices; name one with --device.");
        }
        String node = resolved(device.get());
        return devices.stream()
                .filter(one -> one.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new Failure(device.get() + " is none of the serial devices of this machine ("
                        + String.join(
                                ", ", devices.stream().map(SerialDevice::node).toList())
                        + ")."));
    }

    /** A link, such as those in {@code /dev/serial/by-id}, stands for what it points to. */
    private static String resolved(Path named) {
        try {
            return named.toRealPath().toString();
        } catch (IOException e) {
            return named.toString();
        }
    }

    private void writeRule(SerialDevice one, String name, List<SerialDevice> devices, PrintWriter out) {
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new ParameterException(
                    spec.commandLine(), "--role is a word of small letters, digits and hyphens, such as rotator");
        }
        UdevRule rule = UdevRule.of(one, name, devices);
        out.println("# " + one.node() + ": " + what(one));
        if (rule.bySocket()) {
            out.println(
                    "# It has no serial number of its own: the name belongs to the socket that it is plugged into.");
        }
        out.println(rule.line());
        out.println();
        out.println("# Put it into /etc/udev/rules.d/70-slewd.rules, then:");
        out.println("#   sudo udevadm control --reload && sudo udevadm trigger --subsystem-match=tty");
        out.println("# and into the configuration of slewd:  link: serial:/dev/slewd/" + name);
    }
}

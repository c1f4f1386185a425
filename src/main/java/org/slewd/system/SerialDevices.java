package org.slewd.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The serial devices of a Linux machine, read from {@code /sys} and the links that udev keeps in {@code /dev}. Nothing is
 * opened: to open a serial device resets many a controller.
 */
public final class SerialDevices {

    private static final Logger LOG = LoggerFactory.getLogger(SerialDevices.class);

    private final Path root;

    /** @param root the folder that holds {@code sys} and {@code dev}: {@code /}, or a test's own */
    public SerialDevices(Path root) {
        this.root = root;
    }

    /** All serial devices that have hardware behind them, by name. */
    public List<SerialDevice> list() {
        Map<String, String> paths = pathsByName();
        List<SerialDevice> devices = new ArrayList<>();
        for (Path tty : entries(root.resolve("sys/class/tty"))) {
            Path device = tty.resolve("device");
            // Consoles and pseudo-terminals have no device. The type 0 is a socket of the mainboard with no chip behind
            // it.
            if (Files.exists(device) && !read(tty.resolve("type")).equals("0")) {
                describe(name(tty), device, paths).ifPresent(devices::add);
            }
        }
        return devices;
    }

    /** What hangs on USB, is known to be a serial adapter, and has no serial device: nobody can use it as it is. */
    public List<SerialDevice.Usb> withoutDevice() {
        List<String> used = list().stream()
                .flatMap(device -> device.usb().stream())
                .map(SerialDevice.Usb::socket)
                .toList();
        return entries(root.resolve("sys/bus/usb/devices")).stream()
                .filter(usb -> Files.exists(usb.resolve("idVendor")))
                .map(SerialDevices::usb)
                .filter(usb -> KnownAdapter.isChip(usb) && !used.contains(usb.socket()))
                .toList();
    }

    private static Optional<SerialDevice> describe(String name, Path link, Map<String, String> paths) {
        Path device;
        try {
            device = link.toRealPath();
        } catch (IOException e) {
            return Optional.empty(); // it was unplugged just now
        }
        Optional<Path> usbInterface = nearest(device, "bInterfaceNumber");
        String port = read(device.resolve("port_number"));
        return Optional.of(new SerialDevice(
                name,
                nearest(device, "idVendor").map(SerialDevices::usb),
                usbInterface.map(folder -> read(folder.resolve("bInterfaceNumber"))),
                Optional.of(port).filter(number -> !number.isEmpty()),
                Optional.ofNullable(paths.get(name))));
    }

    /** The folder itself or the nearest one above it that has a file {@code name}. */
    private static Optional<Path> nearest(Path folder, String name) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(name))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static SerialDevice.Usb usb(Path folder) {
        return new SerialDevice.Usb(
                name(folder),
                read(folder.resolve("idVendor")),
                read(folder.resolve("idProduct")),
                read(folder.resolve("manufacturer")),
                read(folder.resolve("product")),
                read(folder.resolve("serial")));
    }

    /** From the name of a device to its path, as the links of udev tell: their names are the paths. */
    private Map<String, String> pathsByName() {
        Map<String, String> paths = new HashMap<>();
        for (Path link : entries(root.resolve("dev/serial/by-path"))) {
            try {
                // The number of the port is no part of the path. Newer systems have a second link for each device,
                // which
                // names the revision of USB; the older form is known everywhere.
                String path = name(link).replaceFirst("-port[0-9]+$", "");
                if (!path.contains("-usbv")) {
                    paths.put(name(Files.readSymbolicLink(link)), path);
                }
            } catch (IOException | UnsupportedOperationException e) {
                LOG.debug("it was unplugged just now", e);
            }
        }
        return paths;
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted(Comparator.comparing(SerialDevices::order)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** So that ttyUSB10 comes after ttyUSB9. */
    private static String order(Path entry) {
        String name = name(entry);
        String number = name.replaceFirst("^.*?([0-9]*)$", "$1");
        return name.substring(0, name.length() - number.length())
                + "0".repeat(Math.max(0, 6 - number.length()))
                + number;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** The text of an attribute, without the end of the line; empty when there is none. Any byte is some letter. */
    private static String read(Path attribute) {
        try {
            return Files.readString(attribute, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            return "";
        }
    }
}

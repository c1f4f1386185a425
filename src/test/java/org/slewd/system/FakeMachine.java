package org.slewd.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder laid out as the {@code /sys}, {@code /dev} and {@code /proc} of a machine with serial devices. */
public final class FakeMachine {

    private final Path root;

    public FakeMachine(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** What is plugged into {@code socket}, such as 1-1.2; empty texts are attributes that the device does not have. */
    public FakeMachine plug(String socket, String vendor, String product, String words, String serial)
            throws IOException {
        Path device = device(socket);
        write(device.resolve("idVendor"), vendor);
        write(device.resolve("idProduct"), product);
        write(device.resolve("product"), words);
        write(device.resolve("serial"), serial);
        link(root.resolve("sys/bus/usb/devices").resolve(socket), device);
        return this;
    }

    /** The serial device {@code tty} of interface {@code number} of what is plugged into {@code socket}. */
    public FakeMachine tty(String tty, String socket, int number) throws IOException {
        return tty(tty, socket, number, 0);
    }

    FakeMachine tty(String tty, String socket, int number, int port) throws IOException {
        Path usbInterface = device(socket).resolve(socket + ":1." + number);
        write(usbInterface.resolve("bInterfaceNumber"), "0" + number);
        Path device = usbInterface;
        if (tty.startsWith("ttyUSB")) {
            device = usbInterface.resolve(tty);
            write(device.resolve("port_number"), Integer.toString(port));
        }
        link(device.resolve("tty").resolve(tty).resolve("device"), device);
        link(root.resolve("sys/class/tty").resolve(tty), device.resolve("tty").resolve(tty));
        return this;
    }

    /** What udev calls the socket of {@code tty}. */
    FakeMachine byPath(String tty, String path) throws IOException {
        Path link = root.resolve("dev/serial/by-path").resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of("../..").resolve(tty));
        return this;
    }

    /** A port of the mainboard; {@code type} 0 has no chip behind it. */
    FakeMachine onBoard(String tty, String type) throws IOException {
        Path device = root.resolve("sys/devices/platform/serial").resolve(tty);
        write(device.resolve("tty").resolve(tty).resolve("type"), type);
        link(device.resolve("tty").resolve(tty).resolve("device"), device);
        link(root.resolve("sys/class/tty").resolve(tty), device.resolve("tty").resolve(tty));
        return this;
    }

    public FakeMachine file(String path, String text) throws IOException {
        write(root.resolve(path), text);
        return this;
    }

    private Path device(String socket) {
        return root.resolve("sys/devices/pci0000:00/usb1").resolve(socket);
    }

    private static void write(Path file, String text) throws IOException {
        if (!text.isEmpty()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + '\n');
        }
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        Files.createDirectories(target);
        Files.createSymbolicLink(link, link.getParent().toRealPath().relativize(target.toRealPath()));
    }
}

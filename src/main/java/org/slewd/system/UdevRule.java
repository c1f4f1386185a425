package org.slewd.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The line of a udev rule that gives a serial device a name by its role, to the group of the service, and keeps ModemManager
 * away from it.
 *
 * @param line for a file such as {@code 70-slewd.rules}
 * @param bySocket whether it names the socket that the device is plugged into, because the device cannot be told from another
 *     one of its sort
 */
public record UdevRule(String line, boolean bySocket) {

    /** The group of the service. */
    private static final String GROUP = "slewd";

    /**
     * The rule for {@code device}.
     *
     * @param role a word of small letters, digits and hyphens: {@code rotator}
     * @param all the devices that there are: what must be told apart
     */
    public static UdevRule of(SerialDevice device, String role, List<SerialDevice> all) {
        List<String> parts = new ArrayList<>(List.of("ACTION!=\"remove\"", "SUBSYSTEM==\"tty\""));
        boolean bySocket = false;
        if (device.usb().isPresent()) {
            SerialDevice.Usb usb = device.usb().get();
            parts.add("ATTRS{idVendor}==\"" + usb.vendorId() + '"');
            parts.add("ATTRS{idProduct}==\"" + usb.productId() + '"');
            bySocket = !usb.hasNumberOfItsOwn() || hasTwin(usb, all);
            if (!bySocket) {
                parts.add("ATTRS{serial}==\"" + pattern(usb.serialNumber()) + '"');
            } else {
                parts.add(device.path()
                        .map(path -> "ENV{ID_PATH}==\"" + pattern(path) + '"')
                        .orElse("KERNELS==\"" + pattern(usb.socket()) + '"'));
            }
            addPlaceOnDevice(device, all, parts);
        } else {
            parts.add("KERNEL==\"" + pattern(device.name()) + '"');
        }
        parts.add("SYMLINK+=\"slewd/" + role + '"');
        parts.add("GROUP=\"" + GROUP + '"');
        parts.add("MODE=\"0660\"");
        parts.add("TAG+=\"systemd\"");
        parts.add("ENV{ID_MM_DEVICE_IGNORE}=\"1\"");
        parts.add("ENV{ID_MM_PORT_IGNORE}=\"1\"");
        return new UdevRule(String.join(", ", parts), bySocket);
    }

    /** One box may have several interfaces, and one interface several ports. */
    private static void addPlaceOnDevice(SerialDevice device, List<SerialDevice> all, List<String> parts) {
        List<SerialDevice> siblings = all.stream()
                .filter(other ->
                        !other.name().equals(device.name()) && socket(other).equals(socket(device)))
                .toList();
        if (!siblings.isEmpty()) {
            device.interfaceNumber().ifPresent(number -> parts.add("ENV{ID_USB_INTERFACE_NUM}==\"" + number + '"'));
        }
        if (siblings.stream().anyMatch(other -> other.interfaceNumber().equals(device.interfaceNumber()))) {
            // Set by the rules of udev itself, for those that come later.
            device.port().ifPresent(number -> parts.add("ENV{.ID_PORT}==\"" + number + '"'));
        }
    }

    private static boolean hasTwin(SerialDevice.Usb usb, List<SerialDevice> all) {
        return all.stream()
                .flatMap(other -> other.usb().stream())
                .anyMatch(other -> !other.socket().equals(usb.socket())
                        && other.id().equals(usb.id())
                        && Objects.equals(other.serialNumber(), usb.serialNumber()));
    }

    private static Optional<String> socket(SerialDevice device) {
        return device.usb().map(SerialDevice.Usb::socket);
    }

    /** A pattern of udev that {@code text} fits. What would mean something in a pattern becomes: any letter. */
    private static String pattern(String text) {
        return text.replaceAll("[^a-zA-Z0-9 _.:,;/@#+=~()-]", "?");
    }
}

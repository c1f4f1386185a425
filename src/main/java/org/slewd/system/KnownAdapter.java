package org.slewd.system;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * What the numbers of a USB device tell about it, in the words of a ground station. The chip is known for certain; what it
 * sits in is a guess, unless the device says so itself.
 *
 * <p>Source: the list {@code usb.ids} of Debian 12, and the names that radios give their own bridges.
 */
public final class KnownAdapter {

    private static final Map<String, String> CHIPS = Map.ofEntries(
            entry("0403:6001", "FTDI FT232: adapter, or built into a controller"),
            entry("0403:6010", "FTDI FT2232, two ports"),
            entry("0403:6011", "FTDI FT4232, four ports"),
            entry("0403:6014", "FTDI FT232H: adapter"),
            entry("0403:6015", "FTDI FT230X: adapter, or built into a controller"),
            entry("10c4:ea60", "Silicon Labs CP210x: adapter, or built into a radio"),
            entry("10c4:ea70", "Silicon Labs CP2105, two ports: built into Yaesu radios"),
            entry("10c4:ea71", "Silicon Labs CP2108, four ports"),
            entry("1a86:7523", "CH340: adapter, or a copy of an Arduino"),
            entry("1a86:5523", "CH341: adapter"),
            entry("067b:2303", "Prolific PL2303: adapter"),
            entry("067b:23a3", "Prolific PL2303: adapter"),
            entry("0557:2008", "ATEN UC-232A: adapter"),
            entry("2341:0010", "Arduino Mega 2560: a home-made controller"),
            entry("2341:0042", "Arduino Mega 2560: a home-made controller"),
            entry("2341:0001", "Arduino Uno: a home-made controller"),
            entry("2341:0043", "Arduino Uno: a home-made controller"),
            entry("2341:8036", "Arduino Leonardo: a home-made controller"),
            entry("16c0:0483", "Teensy: a home-made controller"),
            entry("0483:5740", "STM32: a home-made controller"),
            entry("04d8:000a", "Microchip PIC: a controller"),
            entry("0c26:0018", "Icom OPC-478UC: programming cable"),
            entry("0c26:002b", "Icom IC-R30"));

    private static final Map<String, String> MAKERS = Map.of(
            "0403", "FTDI chip",
            "0c26", "Icom",
            "2341", "Arduino: a home-made controller",
            "1546", "u-blox: a receiver of satellite navigation, no radio of the station",
            "12d1", "Huawei: a modem, no radio of the station",
            "2c7c", "Quectel: a modem, no radio of the station",
            "1e0e", "a modem, no radio of the station");

    private KnownAdapter() {}

    /** What it is, for people; empty when the numbers tell nothing. */
    public static Optional<String> of(SerialDevice.Usb usb) {
        // Icom writes the model in front of the serial number of its bridge.
        if (usb.serialNumber().startsWith("IC-")) {
            return Optional.of("Icom " + usb.serialNumber().split(" ", 2)[0]);
        }
        return Optional.ofNullable(CHIPS.get(usb.id())).or(() -> Optional.ofNullable(MAKERS.get(usb.vendorId())));
    }

    /** Whether it is certain to have a serial port. */
    static boolean isChip(SerialDevice.Usb usb) {
        return CHIPS.containsKey(usb.id());
    }
}

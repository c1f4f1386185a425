package org.slewd.system;

import java.util.Optional;

/**
 * A serial device as the system sees it, without having opened it.
 *
 * @param name of its node below {@code /dev}: {@code ttyUSB0}
 * @param usb what is plugged in, when it hangs on USB
 * @param interfaceNumber which of the interfaces of that it is, two hexadecimal digits
 * @param port which of the ports of that interface it is
 * @param path the socket that it is plugged into, in udev's words ({@code ID_PATH}); empty where udev does not say
 */
public record SerialDevice(
        String name,
        Optional<Usb> usb,
        Optional<String> interfaceNumber,
        Optional<String> port,
        Optional<String> path) {

    /**
     * A device on USB.
     *
     * @param socket where it is plugged in, in the kernel's words: {@code 1-1.2} is port 2 of the hub at port 1 of bus 1
     * @param vendorId four hexadecimal digits
     * @param productId four hexadecimal digits
     * @param maker as it says itself, perhaps empty
     * @param product as it says itself, perhaps empty
     * @param serialNumber as it says itself, perhaps empty
     */
    public record Usb(
            String socket, String vendorId, String productId, String maker, String product, String serialNumber) {

        /** {@code 0403:6001} */
        public String id() {
            return vendorId + ':' + productId;
        }

        /** Whether the serial number tells this device from another one of its sort: many makers give all the same. */
        public boolean hasNumberOfItsOwn() {
            return !serialNumber.isEmpty() && !serialNumber.matches("0*[01]|0?12345678?9?");
        }
    }

    /** {@code /dev/ttyUSB0} */
    public String node() {
        return "/dev/" + name;
    }
}

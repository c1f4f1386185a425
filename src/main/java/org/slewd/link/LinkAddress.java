package org.slewd.link;

/** Where a device is to be found, as an operator writes it. */
public sealed interface LinkAddress {

    /** {@code serial:/dev/rotator}: a serial device, a pseudo-terminal or a symbolic link to one. */
    record Serial(String device) implements LinkAddress {
        @Override
        public String toString() {
            return "serial:" + device;
        }
    }

    /** {@code tcp:host:port}. */
    record Tcp(String host, int port) implements LinkAddress {
        @Override
        public String toString() {
            return "tcp:" + host + ':' + port;
        }
    }

    /** {@code simulated}: a simulator of the configured kind, inside the process. */
    record Simulated() implements LinkAddress {
        @Override
        public String toString() {
            return "simulated";
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a sentence that shows the allowed forms
     */
    static LinkAddress parse(String text) {
        if (text.equals("simulated")) {
            return new Simulated();
        }
        if (text.startsWith("serial:") && text.length() > "serial:".length()) {
            return new Serial(text.substring("serial:".length()));
        }
        if (text.startsWith("tcp:")) {
            int colon = text.lastIndexOf(':');
            if (colon > "tcp:".length()) {
                String host = text.substring("tcp:".length(), colon);
                String port = text.substring(colon + 1);
                if (port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535) {
                    return new Tcp(host, Integer.parseInt(port));
                }
            }
        }
        throw new IllegalArgumentException(
                '"' + text + "\" is not an address; write serial:/dev/NAME, tcp:HOST:PORT or simulated");
    }
}

package org.slewd.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import org.slewd.link.BytePort;

/** An open serial port. */
final class SerialBytePort implements BytePort {

    private final String device;
    private final SerialPort port;

    SerialBytePort(String device, SerialPort port) {
        this.device = device;
        this.port = port;
        OpenPorts.opened();
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 1) {
            throw gone();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        int written = 0;
        while (written < bytes.length) {
            int count = port.writeBytes(bytes, bytes.length - written, written);
            if (count < 1) {
                throw gone();
            }
            written += count;
        }
    }

    @Override
    public synchronized void close() {
        // isOpen() says yes after a hang-up too, and no only after closePort(): closing twice is no work.
        if (port.isOpen()) {
            port.closePort();
            OpenPorts.closed();
        }
    }

    private IOException gone() {
        return new IOException(device + " is gone: the adapter was unplugged or the other end has closed");
    }
}

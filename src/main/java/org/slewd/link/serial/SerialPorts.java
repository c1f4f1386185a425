package org.slewd.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.slewd.link.BytePort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens serial devices: real ones, pseudo-terminals, and symbolic links to either. Eight data bits, no parity, one or two
 * stop bits, no flow control.
 *
 * <p>The device is locked against other programs that ask (an advisory lock; gpsd, minicom and slewd itself do). Modem
 * lines that a device does not have are no error.
 */
public final class SerialPorts {

    // Numbers of the C library on Linux, as the native part reports them.
    private static final int EPERM = 1;
    private static final int EIO = 5;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENOTTY = 25;

    /** The native part's own number for "open in this process already"; it collides with ENOENT, which was ruled out. */
    private static final int OPEN_HERE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SerialPorts.class);

    private SerialPorts() {}

    /** An opener for {@code device} with one stop bit. */
    public static BytePort.Opener opener(String device, int baud) {
        return opener(device, baud, 1);
    }

    /**
     * An opener for {@code device}.
     *
     * @param device path of the device; a symbolic link is followed anew at each open
     * @param baud bits per second; a speed that the device cannot do is an error at open
     * @param stopBits 1 or 2
     */
    public static BytePort.Opener opener(String device, int baud, int stopBits) {
        return new BytePort.Opener() {
            @Override
            public BytePort open() throws IOException {
                return SerialPorts.open(device, baud, stopBits);
            }

            @Override
            public String presence() {
                return SerialPorts.presence(Path.of(device));
            }
        };
    }

    private static BytePort open(String device, int baud, int stopBits) throws IOException {
        Path target = resolve(device);
        checkRights(device, target);
        NativeLibrary.require();
        SerialPort port;
        try {
            // A new object each time: an old one keeps the device that the link pointed to when it was made.
            port = SerialPort.getCommPort(target.toString());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(device + " is not a serial device", e);
        }
        port.setComPortParameters(
                baud, 8, stopBits == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        // Reading wakes at the first byte. Writing waits until the bytes have left: what is still in the kernel when
        // the
        // port is closed is thrown away, and that could be a STOP.
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING, 0, 0);
        if (!port.openPort()) {
            throw new IOException(refusal(device, baud, port.getLastErrorCode()));
        }
        return new SerialBytePort(device, port);
    }

    /** Touches the library for the first time, which makes it look for its native part. */
    static void initialise() {
        SerialPort.addShutdownHook(new Thread(OpenPorts::awaitNone, "serial-shutdown"));
    }

    /** The node behind the name, and when it was made or its rights were changed; reading and writing do not matter. */
    private static String presence(Path device) {
        try {
            return device.toRealPath() + " " + Files.getAttribute(device, "unix:ctime");
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static Path resolve(String device) throws IOException {
        Path path = Path.of(device);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is no device " + device
                    + "; check that the adapter is plugged in, and its name (\"slewd detect\" lists what there is)");
        }
        if (!Files.exists(path)) {
            throw new IOException(device + " points to a device that is gone; check that it is plugged in or running");
        }
        return path.toRealPath();
    }

    private static void checkRights(String device, Path target) throws IOException {
        if (!Files.isReadable(target) || !Files.isWritable(target)) {
            throw new IOException(noRights(device));
        }
    }

    private static String refusal(String device, int baud, int error) {
        return switch (error) {
            case EPERM, EACCES -> noRights(device);
            case OPEN_HERE, EAGAIN, EBUSY ->
                device + " is in use by another program; end that one (fuser " + device
                        + " names it), or give slewd another device";
            case ENOTTY -> device + " is not a serial device";
            case EIO -> device + " does not respond; unplug the adapter and plug it in again";
            default -> device + " cannot be opened at " + baud + " baud (error " + error + " of the system)";
        };
    }

    private static String noRights(String device) {
        try {
            PosixFileAttributes rights = Files.readAttributes(Path.of(device), PosixFileAttributes.class);
            String group = rights.group().getName();
            boolean groupMay = rights.permissions()
                    .containsAll(Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE));
            if (groupMay && !group.equals("root")) {
                return "slewd may not use " + device + ", which belongs to the group " + group
                        + "; add the user to it (sudo usermod -aG " + group + ' ' + System.getProperty("user.name")
                        + ") and log in again";
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} tells no rights", device, e);
        }
        return "slewd may not use " + device
                + ", which belongs to the administrator alone; give it to the group dialout"
                + " with a udev rule (the file 70-slewd.rules shows how)";
    }
}

package org.slewd.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs of the machine that take serial devices for something else. */
public final class Intruders {

    private static final Logger LOG = LoggerFactory.getLogger(Intruders.class);

    private static final List<String> RULES = List.of("etc/udev/rules.d", "usr/lib/udev/rules.d", "lib/udev/rules.d");

    private final Path root;

    /** @param root the folder that holds {@code etc}, {@code usr} and {@code proc}: {@code /}, or a test's own */
    public Intruders(Path root) {
        this.root = root;
    }

    /** Whether ModemManager runs: it sends AT commands to serial devices that it does not know. */
    public boolean modemManagerRuns() {
        try (Stream<Path> processes = Files.list(root.resolve("proc"))) {
            return processes.anyMatch(
                    process -> text(process.resolve("comm")).strip().equals("ModemManager"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the rules of brltty, for Braille displays, take {@code usb} away from its serial driver. */
    public boolean brlttyClaims(SerialDevice.Usb usb) {
        // Two ways of writing it, in older and newer versions: 1a86/7523/* and two attributes in one line.
        String product = usb.vendorId() + '/' + usb.productId();
        return brlttyRules().stream()
                .flatMap(String::lines)
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> !line.startsWith("#"))
                .anyMatch(line -> line.contains(product)
                        || (line.contains('"' + usb.vendorId() + '"') && line.contains('"' + usb.productId() + '"')));
    }

    private List<String> brlttyRules() {
        List<String> rules = new ArrayList<>();
        for (String folder : RULES) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.filter(file -> file.getFileName().toString().contains("brltty"))
                        .map(Intruders::text)
                        .forEach(rules::add);
            } catch (IOException e) {
                LOG.debug("there is no such folder", e);
            }
        }
        return rules;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}

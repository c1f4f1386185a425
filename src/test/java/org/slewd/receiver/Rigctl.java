package org.slewd.receiver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;

/**
 * Hamlib's program for radios. It asks the device for each word anew rather than remember it.
 *
 * @param baud of the line
 */
public record Rigctl(int baud) {

    /** Runs it as {@code model} on {@code device}. */
    public Run run(Path device, String model, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Peers.require("rigctl").toString(),
                "-m",
                model,
                "-r",
                device.toString(),
                "-s",
                String.valueOf(baud),
                "-C",
                "cache_timeout=0,timeout=2000")); // its own 200 ms are less than a busy machine may need
        command.addAll(List.of(words));
        return PeerWire.run(command.toArray(String[]::new));
    }
}

package org.slewd;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.rotator.RotatorConfig;
import org.slewd.station.StationConfig;

/**
 * A whole configuration file, checked.
 *
 * @param elementFiles files with element sets, resolved against the folder of the configuration file
 * @param httpPort port of the web page and the WebSocket, on loopback; 0 takes a free one
 */
public record Settings(
        StationConfig station,
        RotatorConfig rotator,
        Optional<ReceiverConfig> receiver,
        List<Path> elementFiles,
        int httpPort) {
    public Settings {
        elementFiles = List.copyOf(elementFiles);
    }
}

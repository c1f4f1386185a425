package org.slewd.transmitter;

import java.util.List;

/**
 * What was found in one file or reply.
 *
 * @param transmitters those that are sound, in their order in the source
 * @param problems one sentence for each record that was left out: where it stands and what is wrong with it
 */
public record TransmitterBatch(List<Transmitter> transmitters, List<String> problems) {
    public TransmitterBatch {
        transmitters = List.copyOf(transmitters);
        problems = List.copyOf(problems);
    }
}

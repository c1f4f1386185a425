package org.slewd.recording;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.slewd.sky.Site;

/**
 * What a recording is of, for whoever finds it in ten years.
 *
 * @param objectName what was followed, or a word for what was listened to
 * @param catalogNumber of that object
 * @param transmittedHz what it transmits on, if that is known
 * @param dopplerLaw in a sentence, what was done about the Doppler shift in these samples
 * @param elementsJson the element sets that the pointing came from, as OMM in JSON
 * @param station who recorded
 * @param site where the antenna stands
 * @param antenna make and model, if that is known
 * @param hardware of the receiver
 */
public record RecordingSubject(
        String objectName,
        OptionalInt catalogNumber,
        OptionalDouble transmittedHz,
        String dopplerLaw,
        Optional<String> elementsJson,
        String station,
        Optional<Site> site,
        Optional<String> antenna,
        String hardware) {

    /** The same under another law. */
    public RecordingSubject withDopplerLaw(String law) {
        return new RecordingSubject(
                objectName, catalogNumber, transmittedHz, law, elementsJson, station, site, antenna, hardware);
    }
}

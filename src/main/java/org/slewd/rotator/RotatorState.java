package org.slewd.rotator;

import java.util.Optional;
import org.slewd.link.Contact;

/**
 * What a driver knows of its rotator. Target, commanded and measured are three things; this holds the last two.
 *
 * @param contact whether the controller answers
 * @param measured the last valid position report
 * @param commanded the last target that was really sent, on the controller's grid; empty after a stop, which ends it
 * @param trouble one sentence for an operator about the last reply that made no sense or was refused; empty if none
 * @param travel where the controller says that it lets the axes go; empty for one that cannot say, or has not yet
 */
public record RotatorState(
        Contact contact,
        Optional<Measured> measured,
        Optional<Commanded> commanded,
        Optional<String> trouble,
        Optional<ReportedTravel> travel) {

    /** Of a controller that does not say where it lets the axes go. */
    public RotatorState(
            Contact contact, Optional<Measured> measured, Optional<Commanded> commanded, Optional<String> trouble) {
        this(contact, measured, commanded, trouble, Optional.empty());
    }

    /** The limits of the controller itself, in the angles that it is told. */
    public record ReportedTravel(AxisRange azimuth, AxisRange elevation) {}

    /** A position report and the monotonic time at which it was read. */
    public record Measured(Pointing pointing, long nanos) {}

    /** A target and the monotonic time at which it was sent. */
    public record Commanded(Pointing pointing, long nanos) {}
}

package org.slewd.setup;

import java.util.OptionalInt;
import org.slewd.link.LinkAddress;
import org.slewd.rotator.RotatorKind;

/**
 * A controller, as far as it has to be known to be spoken to.
 *
 * @param baud speed of a serial line in bits per second; empty for that of its kind
 */
public record Device(RotatorKind kind, LinkAddress link, OptionalInt baud) {}

package org.slewd.receiver;

import java.util.OptionalInt;
import org.slewd.link.LinkAddress;

/**
 * The section {@code receiver} of the configuration.
 *
 * @param kind name of the radio, as in the table of kinds
 * @param link where the radio is
 * @param baud speed of the serial line; empty takes the kind's own
 */
public record ReceiverConfig(String kind, LinkAddress link, OptionalInt baud) {}

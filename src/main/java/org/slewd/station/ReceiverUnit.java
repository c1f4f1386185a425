package org.slewd.station;

import org.slewd.link.Link;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverDriver;

/** The wire and the driver of the receiver. */
public record ReceiverUnit(ReceiverConfig config, ReceiverDriver driver, Link link) {}

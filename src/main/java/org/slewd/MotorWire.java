package org.slewd;

import org.slewd.link.BytePort;
import org.slewd.link.LinkAddress;

/**
 * A wire by which motors can be stopped, without a daemon.
 *
 * @param address where the controller is
 * @param opener opens the wire
 * @param stop the bytes that stop all that the controller turns
 */
public record MotorWire(LinkAddress address, BytePort.Opener opener, byte[] stop) {}

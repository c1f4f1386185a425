/**
 * Receivers: what a radio can be tuned to and how it is asked. Start at {@link ReceiverDriver}.
 *
 * <p>One folder per protocol, with the same parts as in {@code rotator}: codec, driver, simulator, and a {@link
 * ReceiverKind} for each radio. Drivers and simulators own no thread, port or clock.
 *
 * <p>slewd never transmits: no codec here can express a command that keys a transmitter, and the simulators refuse and
 * report one. To add a radio: a new folder and a new line in {@code Wiring}.
 */
package org.slewd.receiver;

/**
 * Neighbours: programs of other people that want to use the station in the language that they have, which is that of Hamlib's
 * daemons. Start at {@link org.slewd.interop.HamlibServer}. Each is off unless the configuration says otherwise, and is served on this
 * machine only.
 *
 * <p>{@code Conversation} takes bytes apart into lines and answers in order; {@code RotctldWords} and {@code RigctldWords} say what the
 * words mean. None of them has a socket, a thread or a clock of its own. Everything runs on one event loop; what a neighbour wants moved
 * or tuned passes through {@code Orders}, which takes the lease for it, and from there the way of every person's order: lock-out, faults, safety inputs, and the
 * envelope last. {@code OrderTrail} writes down what they order.
 *
 * <p>For another language that orders, {@code Orders}, {@code OrderTrail}, {@code Door} and {@code Newest} serve as they are; {@code
 * Conversation}, {@code Grammar} and the words are Hamlib's. Its key belongs into {@code InteropConfig}, its start into {@code Daemon}.
 *
 * <p>Who only wants to know is told by {@link org.slewd.interop.mqtt}.
 *
 * <p>Nothing here can transmit: a request to key a transmitter is refused, and no order for it exists.
 */
package org.slewd.interop;

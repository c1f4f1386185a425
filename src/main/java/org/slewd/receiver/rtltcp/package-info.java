/**
 * RTL2832U dongles behind {@code rtl_tcp}: not a radio that is tuned and heard elsewhere, but samples. Start at {@link
 * org.slewd.receiver.rtltcp.RtlTcpClient}; {@link org.slewd.receiver.rtltcp.RtlTcpCodec} has the bytes.
 *
 * <p>Source: the public source of {@code rtl_tcp} (osmocom rtl-sdr). Evidence: CAPTURE of what {@code rtl_433} of Debian 12 sends;
 * that program also takes samples from the simulator in the peer tests. No real dongle has been on the bench.
 *
 * <p>TCP, port 1234 by default. The server says 12 bytes, {@code RTL0}, the kind of tuner and its number of gains, and then
 * unsigned bytes, I before Q, without end. Commands have five bytes, one of the operation and four of the value, big-endian. Nothing is
 * answered, unknown operations are ignored, nothing can be read back.
 *
 * <p>Quirks that are lived with:
 *
 * <ul>
 *   <li>One client at a time. A second one is accepted by the system, and hears nothing until the first has gone.
 *   <li>A client that reads too slowly makes the server throw samples away, without a word; see {@link
 *       org.slewd.signal.SampleClock}. One that does not read for a second is hung up on.
 *   <li>What the tuner was told by the client before stays, so everything is told at each connection.
 *   <li>The rate that is asked for is not the rate that comes: the divider of the RTL2832U has steps of about a millionth.
 * </ul>
 *
 * <p>slewd never sends a command that puts anything but the receiver to work: the bias tee stays as it is unless it was asked for.
 *
 * <p>The simulator makes carriers with a Doppler shift, echoes that last for a moment, and noise. It is pushed bytes and pulled samples as every
 * simulated device is; whoever connects it to a network drops samples for a slow reader, as the server does.
 */
package org.slewd.receiver.rtltcp;

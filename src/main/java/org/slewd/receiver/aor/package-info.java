/**
 * AOR receivers that speak in lines: AR8200, AR8600, AR5000 and SR2200. Start at {@link Aor}.
 *
 * <p>Sources: the makers' listings of the commands. Evidence: MANUAL. No unit has been on the bench; the bytes agree with what
 * Hamlib 4.5.4 sends, and its {@code rigctl} works with the simulators as models 5001, 5013 and 5004.
 *
 * <p>ASCII, 8 data bits, two stop bits, 9600 baud and for the SR2200 19200 unless set otherwise. Lines end with CR; answers with CR LF.
 * What is sent:
 *
 * <ul>
 *   <li>{@code RX} asks for everything about the VFO: {@code VA RF0145912350 ST012500 AU0 MD1 AT0}.
 *   <li>{@code RF0145912350} sets the frequency, ten digits of hertz in steps of 50; answered by an empty line, by the SR2200
 *       with the same line.
 *   <li>{@code MD} asks for the mode and {@code MD1} sets it. The digits differ: an AR5000 and an SR2200 count from FM.
 *   <li>{@code LM} asks for the meter, not of an SR2200. On AR8200 and AR8600 the first digit is the squelch; the AR5000 counts in
 *       sixteens.
 *   <li>An empty line ends whatever has been heard half of.
 *   <li>{@code EX} at the end gives the keys on the front back.
 * </ul>
 *
 * <p>Quirks:
 *
 * <ul>
 *   <li>{@code ?} is an error and does not say which. An empty line is sent then, and what was wanted is sent anew; the second
 *       {@code ?} in a row is a refusal.
 *   <li>A setting is answered by an empty line, which says little, so that it is read back.
 *   <li>XON and XOFF are used by the receivers. slewd says one short line and waits for its answer, so it needs no such
 *       hint; both are dropped from what arrives.
 *   <li>A step of 50 Hz makes up to 25 Hz of error: enough for FM, noticeable in SSB.
 *   <li>The filter of an AR5000 ({@code BW}) is left as its owner has set it.
 *   <li>The AR-DV1 has a language of its own and is not offered.
 * </ul>
 */
package org.slewd.receiver.aor;

/**
 * Hy-Gain DCU-1 and its kin that can say where they are: Idiom Press Rotor-EZ, Yaesu conversions YRC-1 and DCU-2/3, Vibroplex
 * ERC, Green Heron RT-21. Azimuth only. Start at {@link Dcu1}, which names the kinds.
 *
 * <p>Sources: the command summaries in the makers' manuals (Rotor-EZ, ERC, RT-21). Evidence: MANUAL for the replies; what
 * Hamlib 4.5.4 sends to models 401, 404, 405 and 406 was recorded (CAPTURE) and is served by the simulator. No real unit
 * has been on the bench.
 *
 * <p>ASCII, 8N1, 4800 baud. What is sent:
 *
 * <ul>
 *   <li>{@code AI1;} asks for the azimuth. Rotor-EZ and YRC answer {@code ;aaa}, the ERC {@code aaa;} or {@code ;aaa}. The RT-21
 *       is asked {@code BI1;} and answers in tenths, {@code 123.4;}, below 100 with a space before it.
 *   <li>{@code AP1aaa;AM1;} loads a target and goes there; to the RT-21 {@code AP1aaa.a CR ;} does both.
 *   <li>{@code ;} stops a Rotor-EZ and an RT-21, {@code AS1;} the others.
 * </ul>
 *
 * <p>Not offered: the DCU-1 itself and the RotorCard without its read-back. A rotator that cannot say where it is cannot be
 * guarded: nobody would see that it does not stop.
 *
 * <p>Bearings are what these boxes are told and report, so a rotor with its stop in the south (azimuth -180 to 180) is told 270
 * for -90. The travel to configure is at most one turn: what lies beyond could not be told from what lies a turn before it.
 * 360 is never sent, since Hamlib and, it seems, the boxes write 000 for it, and a rotor with its stop in the north would
 * turn all the way back.
 *
 * <p>Replies carry no mark of the question, no check sum and, but for Rotor-EZ, nothing but digits and their end. So:
 *
 * <ul>
 *   <li>After an unanswered question the driver waits one more time-out in silence and drops what comes. Answers later than
 *       that cannot be told from the answer to the next question.
 *   <li>A reading further from the one before than a rotor turns in between is held back until the next one confirms it: a
 *       digit lost or made by noise leaves a well-formed answer.
 * </ul>
 *
 * <p>Quirks: a Rotor-EZ answers what it does not understand, and a stop while it stands, with {@code C2000 IDIOM V1.4S }; after a
 * target that is a refusal, after a stop it is nothing. It sends a stray byte (E0) when switched on.
 *
 * <p>{@code AM1;} goes to whatever was loaded. It is only sent in one write with {@code AP1aaa;}, as Hamlib's form is the one proven in
 * the field on all these boxes; should noise spoil the first half, the box goes to the target before it.
 *
 * <p>The simulator turns on relays (RT-21: with a ramp) and takes exactly these commands, three digits each; it is silent
 * about others, the Rotor-EZ excepted. Its options (end point, jam, overshoot, unstick) are not simulated.
 */
package org.slewd.rotator.dcu1;

/**
 * SPID (AlfaSpid) controllers: Rot1Prog, Rot2Prog, MD-01 and MD-02 in their ROT2 mode. Start at {@link Spid}, which names
 * the kinds; {@link SpidBox} holds what tells the boxes apart.
 *
 * <p>Source: SPID Elektronik, "Rot2Prog protocol" and "MD-01/02 protocol" descriptions, as public programs read them.
 * Evidence: MANUAL for the replies; what Hamlib 4.5.4 sends to models 901, 902 and 903 was recorded (CAPTURE) and is
 * served by the simulator. Maturity: no real unit has been on the bench.
 *
 * <p>Binary, 8N1. Rot1Prog 1200 baud, Rot2Prog 600, MD-01/02 whatever it is set to, 9600 unless configured otherwise and
 * 1200 at least. The box must be in its automatic ("A") mode. Commands have 13 bytes, from 57 to 20, and angles carry 360
 * more, so that azimuth -180 to 540 and elevation -20 to 210 can be told. What is sent:
 *
 * <ul>
 *   <li>1F asks for the position. The answer has 12 bytes (Rot1Prog 5) with decimal digits 00 to 09 and, but for the
 *       Rot1Prog, the pulses per degree of each axis.
 *   <li>2F goes to a position, counted in pulses. The count is made with the pulses per degree that the box reported twice
 *       in a row since the wire came up, to the nearest pulse; before that no target is sent. The box ignores the pulses
 *       per degree in the command.
 *   <li>0F stops both axes and is answered with the position.
 * </ul>
 *
 * <p>Moving (14) is never sent, as it runs until told otherwise.
 *
 * <p>Quirks that the driver lives with:
 *
 * <ul>
 *   <li>What is said while the box answers is lost. A stop goes out all the same, and once more as soon as the box listens.
 *   <li>No checksum, no mark of the question, no error frame. A frame is taken only where each byte is possible at its
 *       place. After an unanswered question another time-out of silence is kept, in which a late answer is dropped.
 *   <li>MD-01 firmware prints log lines on the same port; they hold no frame and are skipped. Its answer to a target is
 *       dropped; the question behind it brings a younger one.
 *   <li>A box with another resolution than its kind has is told targets of the kind's grid (1, 0.5, 0.1 degrees), rounded to
 *       its own pulses. At one pulse a degree that is off by half a degree: leave that much room at the limits.
 *   <li>A position is dated by the time that its bytes take at the speed of the kind: 200 ms for a Rot2Prog.
 *   <li>The position in the answer to a stop can be a degree or two off; the next question corrects it.
 *   <li>A reported azimuth counts turns.
 *   <li>MD-01/02 can be switched to a Yaesu mode; configure it as {@code gs232b} then. The finer mode over TCP is not spoken:
 *       what is published about it contradicts itself.
 * </ul>
 *
 * <p>The simulator takes the time of the line both ways, hears nothing while it answers, and ignores what is not a command
 * without a word. Rot1Prog and Rot2Prog cut the power of their motors at the target; MD-01 ramps down. An axis that
 * cannot stand at its target does not move.
 */
package org.slewd.rotator.spid;

/**
 * The blocks of five bytes of Yaesu: FT-817, FT-818, FT-857, FT-897, FT-847 and FT-736R. Start at {@link Yaesu}. The sets that
 * speak in commands with semicolons, such as the FT-991A, are in {@code receiver.kenwood}.
 *
 * <p>Sources: the chapters on CAT of the operating manuals. Evidence: MANUAL. No unit has been on the bench; the bytes
 * agree with what Hamlib 4.5.4 sends, and its {@code rigctl} works with the simulators as models 1020, 1041, 1022, 1023,
 * 1001 and 1010.
 *
 * <p>Serial, 8 data bits, two stop bits. 4800 baud as delivered; the portable sets can be set to 38400 and the FT-847 to 57600,
 * which is worth doing. A block has four bytes of data and a fifth that says what it is for. What is sent, in hexadecimal:
 *
 * <ul>
 *   <li>Portable sets: 03 asks for frequency and mode, 01 and 07 set them, E7 asks for the meter. They answer everything.
 *   <li>FT-847: 00 (listen), the same four, and once an uplink is wanted 4E (satellite mode) and then 11, 13, 17 for the
 *       downlink and 21, 23, 27 for the uplink. It answers questions alone.
 *   <li>FT-736R: 00 (listen), 01 and 07, and once an uplink is wanted 0E (satellite mode) and then 1E, 17, 2E, 27. It tells
 *       neither frequency nor mode, so what it was sent is shown, never as verified. It answers F7, its meter.
 *   <li>At the end the FT-847 and the FT-736R are told to stop listening (80), which gives their owner the dial back. The
 *       satellite mode is left on.
 * </ul>
 *
 * <h2>Why it never keys a transmitter</h2>
 *
 * <p>08 as the fifth byte does that. No word here ends with it. But nothing marks the beginning of a block; the radio counts. One
 * that has lost a byte takes the first byte of the next block for the fifth of the last, and 08 is also the code of FM and
 * the middle of 145.908 MHz. Hence:
 *
 * <ol>
 *   <li>A block is one write, never a part of one, and never more than one.
 *   <li>Whatever is told is followed by an answer: its own, or that to a question behind it. A radio that has lost a byte
 *       does not give it, since it still waits for the byte.
 *   <li>After a missing answer nothing is said until 600 ms after the block. The manuals allow 200 ms between the bytes of a
 *       block, and home-made radios forget what is not complete after 500 ms.
 *   <li>What is said then, and what is said first after a connect, is a question. It has no 08 in it, and a radio that is out of
 *       step by any number of bytes takes a 00 for its purpose: the FT-817 locks its dial, the others listen.
 *   <li>A block with an 08 among its data ({@link YaesuBlock#couldKeyOutOfStep}) is said in the moment in which the radio has
 *       answered a question of five bytes, and not otherwise. It then waits for a first byte, so that none but a fifth can
 *       be taken for a fifth, whatever is lost from there on.
 * </ol>
 *
 * <p>What is left are bytes that nobody sent and that arrive between the end of the question and the block, some 30 ms, in
 * exactly the number that is missing. For a frequency whose last two digits are 08 that number is one, so such endings
 * are left out of the grid ({@code barredHz}): they are one step in a hundred, and 10 Hz away is as good. For 145.908 MHz it is two,
 * for FM four. And an answer that comes more than 600 ms late could be taken for that to a later question which has lost a byte.
 * The simulators count as the radios do, and note every block that ends with 08; the tests lose each byte of a
 * dialogue, with a radio that forgets and with one that never does. {@code src/docs/decisions/0028} has the reasons.
 *
 * <p>Quirks:
 *
 * <ul>
 *   <li>A portable set answers a setting with 00, or F0 when it was so already; there is no word for no. A locked or transmitting
 *       set says yes and stays, which the reading back shows. It drops what comes within 50 ms of something that it did
 *       not answer.
 *   <li>Hamlib leaves 50 ms (FT-847) or 30 ms (FT-736R) between the bytes. No manual asks for it; slewd leaves 50 ms between
 *       blocks that are not answered. With all that a setting and its reading back take about 0.1 s.
 *   <li>Frequencies are digits of 10 Hz. Above 1.2 GHz the first digit of the FT-736R is C: 1296.5 MHz is C9 65 00 00.
 *   <li>An FT-847 or FT-736R that was switched off and on has forgotten that it is to listen. After a missing answer it is told
 *       again, and the satellite mode too.
 *   <li>An FT-736R on a cable without the way back cannot be used: whether it is in step could not be known.
 *   <li>Our own bytes that come back on some cables are known by their likeness to what was said last.
 * </ul>
 */
package org.slewd.receiver.yaesu;

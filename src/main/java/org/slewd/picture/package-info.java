/**
 * Pictures of what was received, as PNG. Start at {@link org.slewd.picture.WaterfallPicture}.
 *
 * <p>Pixels, lines, letters and the file are made here, in a few hundred lines: a Java that comes without a screen often comes without
 * fonts as well, and then cannot write a single digit. Pure: the same input gives the same bytes on every machine. No thread, no I/O.
 */
package org.slewd.picture;

/**
 * What must survive a restart, in the data directory. Start at {@link AxisMemoryFile}: which turn the azimuth cable is in, and a
 * fault that nobody has cleared. {@link OffsetBookFile} keeps what passes taught of the frequencies of transmitters.
 *
 * <p>Every file is old or new, never half, and carries a checksum; one that cannot be believed is set aside, and slewd then
 * knows nothing rather than something wrong.
 */
package org.slewd.storage;

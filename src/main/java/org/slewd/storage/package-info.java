/**
 * What must survive a restart, in the data directory. Start at {@link AxisMemoryFile}: which turn the azimuth cable is in, and a
 * fault that nobody has cleared. {@link OffsetBookFile} keeps what passes taught of the frequencies of transmitters. {@link
 * SqliteJournal} keeps passes, events and audit.
 *
 * <p>Every file is old or new, never half, and carries a checksum; one that cannot be believed is set aside, and slewd then
 * knows nothing rather than something wrong.
 *
 * <p>The journal is a database of SQLite. {@code JournalKeeper} writes it on a thread of its own, from {@code JournalInbox},
 * where everybody posts without waiting; an entry is kept when its transaction is on the disk. {@link SavedJournal} reads
 * it. To add a column: a step in {@code JournalSchema}, and the column in {@code PassRows} or its neighbour.
 */
package org.slewd.storage;

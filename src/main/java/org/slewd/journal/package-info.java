/**
 * What the station writes down about itself: passes, events, and who asked for what. Start at {@link org.slewd.journal.Journal}.
 *
 * <p>Words only: records and doors, no file and no library. {@code storage} keeps the journal in a database, {@code api}
 * and {@code cli} ask it, the root feeds it. Whoever posts an entry never waits; an entry counts as kept when its {@link
 * org.slewd.journal.Keeping} says so, and not before.
 */
package org.slewd.journal;

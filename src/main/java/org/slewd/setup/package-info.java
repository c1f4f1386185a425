/**
 * The first configuration of a station: what is asked, with what reason and what default, the text that answers make, and the {@link
 * org.slewd.setup.Probe} that asks a controller where it is before the configuration is written. Decisions alone; it opens nothing, and what is
 * wrong with an answer is said by the reader of configurations. Start at {@link org.slewd.setup.Question}.
 */
package org.slewd.setup;

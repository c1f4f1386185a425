/**
 * A wire inside the process, for virtual time and for the demonstration. Start at {@link MemoryLink}.
 *
 * <p>No thread and no waiting: the simulated device lives whenever the link is asked for something, in steps of a few
 * milliseconds up to the time of the clock, so a run depends on nothing but its clock and its seeds.
 */
package org.slewd.link.memory;

/**
 * Programs of the station's owner that are run when something happens: a recorder at the rise, a message at a fault. Start at
 * {@link Hooks}.
 *
 * <p>A program is run with its arguments, never by a shell, and is told what happened as JSON on its standard input ({@link
 * EventJson}), so that no name of a satellite is ever read as a command. It has a time limit. Nothing of the station waits for it.
 */
package org.slewd.hook;

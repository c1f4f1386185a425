/**
 * The end of the log: what leaves the process, and how. Named by {@code logback.xml}, and used by nobody else.
 *
 * <p>Each line of the station has a stable word, {@code event}, by which programs know it; people read the sentence. {@link
 * BoundedAppender} keeps one cause from filling the disk ({@link Repetition} decides that), {@link PriorityPrefix} tells journald how
 * urgent a line is. All of it runs on whichever thread logs, before the queue.
 */
package org.slewd.log;

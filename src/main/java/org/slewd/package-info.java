/**
 * The composition root: {@link Main} starts a command, {@code Wiring} names the kinds of devices and builds the parts, {@link Daemon} has a
 * station with all that serves it, {@link StationHost} keeps one running over changes of its configuration, or {@code SafeMode} where none
 * can be used. It knows everybody and decides nothing. README, "How it is built", has the map of the rooms; begin with {@code station}.
 */
package org.slewd;

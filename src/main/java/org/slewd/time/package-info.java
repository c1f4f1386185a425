/**
 * Time: the only room that asks the system what time it is.
 *
 * <p>Start at {@link Clock}. It is two clocks in one: UTC, which tells where a satellite is and may step, and a
 * monotonic count of nanoseconds, which tells how long something took and may not. Everything below the station loop
 * is handed the time as a parameter; only {@code Wiring} decides which clock a process runs on: {@link SystemClock},
 * {@link OffsetClock} for a stated start time, or {@link VirtualClock} for tests and rehearsals.
 *
 * <p>{@link ClockTrust} says how wrong UTC may be, as the operating system told (room {@code system} asks it), and what may not
 * begin then; {@link StepWatch} sees a clock that was set.
 *
 * <p>A leaf: imports nothing of slewd. All clocks may be read from any thread.
 */
package org.slewd.time;

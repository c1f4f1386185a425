/**
 * The antenna's mount as it was really built: what its axes have to be told so that the beam looks where it should, and how
 * its axes move. Start at {@link MountModel}.
 *
 * <p>A {@link MountModel} turns the angles of an ideal mount into those of the real axes and back; {@link MountFit} finds
 * it from directions that were measured, {@link MountConfig} reads it from the configuration.
 *
 * <p>An {@link AxisTrial} says how to move an axis so that its speed, start delay, coast and dead band show, and {@code TrialFit}
 * finds them in the reports. The station runs it, and asks the envelope about its targets.
 *
 * <p>Pure: no port, no thread, no clock.
 */
package org.slewd.mount;

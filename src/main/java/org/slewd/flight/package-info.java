/**
 * The flight recorder: all that the station loop took in and all that it decided, on disk in a ring of bounded size. Start at
 * {@link FlightRecorder}, which gets every {@link org.slewd.station.Turn} of the loop, and {@link FlightReader}, which gives
 * them back.
 *
 * <p>A recording is a row of segment files, each readable by itself up to the last whole frame. {@link Shapes} writes values by
 * their shape alone, so that a new order or event needs nothing here. {@link Makeup} is what a station was made of. Nothing here
 * decides anything or is waited for: the loop hands over and goes on, and one thread writes.
 *
 * <p>The same code makes the same turns of the same inputs; {@link Comparison} says where it does not.
 */
package org.slewd.flight;

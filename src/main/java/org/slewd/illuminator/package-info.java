/**
 * Illuminators: transmitters on the ground whose carrier comes back from objects, such as the radar GRAVES. Start at {@link
 * Illuminator}; {@link Bistatic} is the geometry and the shift of its carrier by way of an object, {@link LitArcs} finds
 * when an object is lit and in view of the station, {@link
 * Illuminators} the list that a station knows.
 *
 * <p>Pure: no clock, no thread. Azimuth clockwise from true north, range rate positive when receding.
 */
package org.slewd.illuminator;

/**
 * The sky over one site: angles, directions and shifts, as pure arithmetic.
 *
 * <p>Start at {@link Site} and {@link SiteFrame}: a site on the WGS-84 ellipsoid, and the frame that turns an inertial
 * position of a satellite ({@link TemeState}) into a {@link LookAngle}. {@link Angles} does azimuth arithmetic across
 * north, {@link Doppler} the shift at a receiver, {@link Refraction} the lift of the atmosphere, {@link HorizonMask} what
 * the surroundings of the site leave of the sky. {@link SunPosition}, {@link MoonPosition} and {@link EarthShadow} tell
 * what is lit, {@link Daylight} how light it is at the site.
 *
 * <p>Conventions: degrees, metres, metres per second, hertz. Azimuth is clockwise from true north, range rate positive
 * when receding. A leaf: imports nothing of slewd, knows no clock, and everything in it may be used from any thread
 * unless a class says otherwise.
 */
package org.slewd.sky;

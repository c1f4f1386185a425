package org.slewd.signal;

/**
 * A carrier in a row.
 *
 * @param offsetHz from the middle of the band; good to about a tenth of a column when it is well above the noise
 * @param snrDb its peak over the noise of one column
 * @param densityDbHz its power over the noise in one hertz (C/N0)
 */
public record Carrier(double offsetHz, double snrDb, double densityDbHz) {}

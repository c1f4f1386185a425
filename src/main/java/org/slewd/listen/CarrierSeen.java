package org.slewd.listen;

import java.time.Instant;

/**
 * A carrier as it was measured in one row.
 *
 * @param utc the middle of the row
 * @param receivedHz where it was, on the air
 * @param offsetHz that, less what was expected; NaN when nothing was
 * @param snrDb its peak over the noise of one column
 * @param densityDbHz its power over the noise in one hertz
 */
public record CarrierSeen(Instant utc, double receivedHz, double offsetHz, double snrDb, double densityDbHz) {}

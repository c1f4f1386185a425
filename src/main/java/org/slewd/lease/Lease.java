package org.slewd.lease;

import java.time.Instant;

/**
 * The right of one holder to give orders to one part.
 *
 * @param number the fencing number, greater than that of every lease before; at most 2<sup>53</sup>, so that every JSON reader takes it whole
 */
public record Lease(Part part, Holder holder, long number, Instant sinceUtc) {}

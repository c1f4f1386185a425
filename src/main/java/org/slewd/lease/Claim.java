package org.slewd.lease;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * By what right an order is given.
 *
 * @param number of the lease that it is given by
 * @param singly whether it may be given without a number when no other person has the part: it then is a lease for this one order
 * @param also a part that it uses too, and that no other person may have
 */
public record Claim(Part part, Holder holder, OptionalLong number, boolean singly, Optional<Part> also) {}

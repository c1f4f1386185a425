package org.slewd.lease;

import java.util.Optional;

/**
 * Why an order is not handed over.
 *
 * @param held the lease of somebody else; empty where nobody has one
 * @param isNumbered whether it came with a number, which does not count then
 */
public record Barred(Part part, Optional<Lease> held, boolean isNumbered) {}

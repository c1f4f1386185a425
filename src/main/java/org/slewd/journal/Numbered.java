package org.slewd.journal;

/**
 * An entry as it is kept.
 *
 * @param id its number in its table: greater for a later one, and never used again
 */
public record Numbered<E extends Entry>(long id, E entry) {}

package org.slewd.station;

import java.util.List;
import java.util.Optional;
import org.slewd.schedule.Wish;

/**
 * What people have asked of the agenda besides the configuration.
 *
 * @param automatic in place of what the configuration says
 * @param added behind the wishes of the configuration
 */
public record OwnWishes(Optional<Boolean> automatic, List<Wish> added) {

    public static final OwnWishes NONE = new OwnWishes(Optional.empty(), List.of());

    public OwnWishes {
        added = List.copyOf(added);
    }
}

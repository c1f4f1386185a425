package org.slewd.orbit;

import java.util.List;

/**
 * What was found in one file or reply.
 *
 * @param sets the element sets that are sound, in their order in the source
 * @param problems one sentence for each record that was left out: where it stands and what is wrong with it
 */
public record ElementBatch(List<ElementSet> sets, List<String> problems) {
    public ElementBatch {
        sets = List.copyOf(sets);
        problems = List.copyOf(problems);
    }
}

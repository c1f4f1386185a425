package org.slewd.orbit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the element sets of a running station come from: what each source said last, and a way to ask again. Any thread. */
public interface ElementSupply {

    /** Every configured source as it is now, in the order of the configuration. */
    List<SourceStatus> sources();

    /**
     * Asks for fresh sets. A request that would come too early for a provider is put off, never sent.
     *
     * @param source the one to ask; all when empty
     * @param anyway a person has looked: a source that stopped itself goes on, and its next content is taken even when it
     *     holds far fewer sets than the one before. No provider is asked sooner for it
     * @return completed when every source that could be asked has answered or failed; never exceptionally
     */
    CompletionStage<RefreshOutcome> refresh(Optional<String> source, boolean anyway);
}

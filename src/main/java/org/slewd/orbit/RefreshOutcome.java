package org.slewd.orbit;

import java.util.List;

/** What became of a wish for fresh element sets. */
public sealed interface RefreshOutcome {

    /** How one source took it. */
    enum Result {
        /** New content is in use. */
        TAKEN,
        /** The source has nothing newer than what is in use. */
        UNCHANGED,
        /** Not asked yet, as it is too early; it will be by itself. */
        PUT_OFF,
        /** Asked or read, and what came cannot be used; what was in use stays. */
        FAILED,
        /** Not asked, as a person has to look first. */
        NEEDS_PERSON,
        /** Not asked, as it is switched off. */
        OFF
    }

    /**
     * One source.
     *
     * @param message a sentence for an operator
     */
    record Answer(String source, Result result, String message) {}

    /** Every source that was meant, with its answer. */
    record Done(List<Answer> answers) implements RefreshOutcome {
        public Done {
            answers = List.copyOf(answers);
        }
    }

    /** There is no source of that name. */
    record UnknownSource(String source, List<String> known) implements RefreshOutcome {
        public UnknownSource {
            known = List.copyOf(known);
        }
    }
}

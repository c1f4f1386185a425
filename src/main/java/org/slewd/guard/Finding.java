package org.slewd.guard;

/**
 * Something that {@link AxisHealth} noticed about an axis.
 *
 * @param kind what it is
 * @param message for the operator: what happened, what slewd did, what to do; without the name of the rotator
 */
public record Finding(Kind kind, String message) {

    /** What becomes of a finding; the gravest first. */
    public enum Effect {
        /** Stop, and move nothing until a person has looked and cleared it. */
        LATCHED,
        /** End what is being done and move nothing while it lasts; do not stop what others move. */
        HOLD,
        /** Say so. */
        NOTICE
    }

    /** The closed list of findings. */
    public enum Kind {
        /** It does not turn, or its encoder does not say so. */
        STALL("stall", Effect.LATCHED),
        /** It turns away from its target. */
        DIRECTION("direction", Effect.LATCHED),
        /** The other axis turns in its place. */
        SWAPPED("swapped", Effect.LATCHED),
        /** It turns on beyond its target, or after a stop. */
        RUNAWAY("runaway", Effect.LATCHED),
        /** It passed the end of its travel. */
        LIMIT("limit", Effect.LATCHED),
        /** Its reading jumped and stays there: where it is, and on which turn, is not known. */
        REFERENCE("reference", Effect.LATCHED),
        /** Somebody else turns it. */
        EXTERNAL("external", Effect.HOLD),
        /** It gives way slowly while it should stand. */
        DRIFT("drift", Effect.NOTICE),
        /** It turns, but much slower than it is said to. */
        SLOW("slow", Effect.NOTICE),
        /** It turns faster than it is said to. */
        FAST("fast", Effect.NOTICE);

        private final String word;
        private final Effect effect;

        Kind(String word, Effect effect) {
            this.word = word;
            this.effect = effect;
        }

        /** A stable word for programs. */
        public String word() {
            return word;
        }

        public Effect effect() {
            return effect;
        }
    }
}

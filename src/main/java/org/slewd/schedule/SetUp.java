package org.slewd.schedule;

/** What it takes to get the antenna from one pass to another. */
public interface SetUp {

    /**
     * Seconds from leaving {@code from} at its moment {@code leaving} to when the antenna can follow {@code to} at its moment
     * {@code beginning}, in [0, {@link #atMostS}].
     */
    double seconds(PassCurve from, int leaving, PassCurve to, int beginning);

    /** No way takes longer. */
    double atMostS();

    /** What is there already: a receiver without an antenna that turns. */
    SetUp NONE = new SetUp() {
        @Override
        public double seconds(PassCurve from, int leaving, PassCurve to, int beginning) {
            return 0;
        }

        @Override
        public double atMostS() {
            return 0;
        }
    };
}

package org.slewd.guard;

/**
 * Says what was found about one axis.
 *
 * @param name of the axis
 */
record AxisSentences(String name) {

    Finding stall(Leg.Progress progress) {
        return latched(
                Finding.Kind.STALL,
                "turned %.1f of %.0f degrees in %.0f s"
                        .formatted(progress.madeDeg(), progress.expectedDeg(), progress.seconds()),
                "look at motor, brake, ice and encoder");
    }

    Finding turnedAway(double wrongDeg) {
        return latched(
                Finding.Kind.DIRECTION,
                "turned %.1f degrees away from its target".formatted(wrongDeg),
                "look whether motor or encoder is wired the wrong way round");
    }

    Finding ranPast(double wrongDeg) {
        return runaway("ran %.1f degrees past its target".formatted(wrongDeg));
    }

    Finding ranOn(double ranDeg) {
        return runaway("turned %.1f degrees after a stop".formatted(ranDeg));
    }

    private Finding runaway(String what) {
        return latched(
                Finding.Kind.RUNAWAY,
                what,
                "cut the motor power if it still turns; look at the relays of the controller");
    }

    Finding beyondLimit(double beyondDeg) {
        return latched(
                Finding.Kind.LIMIT,
                "ran %.1f degrees beyond the end of its travel".formatted(beyondDeg),
                "turn it back by the controller's own panel");
    }

    private Finding latched(Finding.Kind kind, String what, String whatToDo) {
        return new Finding(
                kind,
                "%s %s; slewd sent stop and moves nothing; %s, then clear the fault %s"
                        .formatted(name, what, whatToDo, kind.word()));
    }

    Finding movedByOthers(double movedDeg) {
        return new Finding(
                Finding.Kind.EXTERNAL,
                ("%s is moved externally, by %.1f degrees so far; slewd ended what it was doing and"
                                + " moves nothing until it stands;"
                                + " if nobody is at the controller, press STOP and cut the motor power")
                        .formatted(name, movedDeg));
    }

    Finding gaveWay(double movedDeg) {
        return new Finding(
                Finding.Kind.DRIFT,
                "%s gave way by %.1f degrees while it should stand; slewd goes on; look at brake and wind"
                        .formatted(name, movedDeg));
    }

    Finding slow(double rateDegPerS, double statedDegPerS) {
        return new Finding(
                Finding.Kind.SLOW,
                "%s turns at %.2f degrees a second, and is said to do %.2f; slewd goes on; look at motor, supply and grease,"
                                .formatted(name, rateDegPerS, statedDegPerS)
                        + " or correct " + rateKey());
    }

    Finding fast(double rateDegPerS, double statedDegPerS) {
        return new Finding(
                Finding.Kind.FAST,
                "%s turns at %.2f degrees a second, and is said to do %.2f; slewd goes on, and believes reports at this speed"
                                .formatted(name, rateDegPerS, statedDegPerS)
                        + " for now; plans and stops count on the rate: correct " + rateKey());
    }

    /** What a reading that jumped may also be. */
    String perhapsFast(double rateDegPerS, double statedDegPerS) {
        return "; if %s truly turns at %.1f degrees a second or more, rather than the stated %.1f, correct %s"
                .formatted(name, rateDegPerS, statedDegPerS, rateKey());
    }

    private String rateKey() {
        return name + "RateDegPerS in the configuration";
    }
}

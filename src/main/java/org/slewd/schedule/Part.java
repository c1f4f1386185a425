package org.slewd.schedule;

/** A part of a piece, from moment {@code begin} to moment {@code end} of its curve. */
record Part(Piece piece, int begin, int end) {

    /** In minutes of the zenith times weight, without what was put on top. */
    double worth() {
        PassCurve curve = piece.curve();
        return piece.candidate().wish().weight() * (curve.usefulMin(end) - curve.usefulMin(begin));
    }

    /** What it is worth to the search. */
    double reckonedMin() {
        return piece.upToMin(end) - piece.upToMin(begin) + piece.beginningMin(begin) + piece.leavingMin(end);
    }
}

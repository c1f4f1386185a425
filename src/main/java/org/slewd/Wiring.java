package org.slewd;

import java.util.List;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.RotatorKind;

/** The tables of device kinds, and the parts of a station put together. It decides nothing. */
public final class Wiring {

    /** Every rotator controller that slewd speaks to. Adding one is a folder in {@code rotator} and a line here. */
    public static final List<RotatorKind> ROTATORS = List.of();

    /** Every radio that slewd speaks to. Adding one is a folder in {@code receiver} and a line here. */
    public static final List<ReceiverKind> RECEIVERS = List.of();

    private Wiring() {}
}

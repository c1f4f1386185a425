package org.slewd.receiver.rigctld;

import org.slewd.receiver.ReceiverKind;

/** The programs of this folder. */
public final class Rigctld {

    /** Hamlib's {@code rigctld}; its port is 4532 unless told otherwise. */
    public static final ReceiverKind RIGCTLD = new ReceiverKind(
            "rigctld",
            "Hamlib rigctld",
            0,
            nowNanos -> new RigctldDriver(RigctldDialect.HAMLIB, nowNanos),
            () -> new RigctldSimulator(new HamlibServer(false)));

    /** Gqrx with "remote control" on; its port is 7356 unless told otherwise. */
    public static final ReceiverKind GQRX = new ReceiverKind(
            "gqrx",
            "Gqrx",
            0,
            nowNanos -> new RigctldDriver(RigctldDialect.GQRX, nowNanos),
            () -> new RigctldSimulator(new GqrxServer()));

    /** SDR++ with its rigctl server on; its port is 4532 unless told otherwise. */
    public static final ReceiverKind SDRPP = new ReceiverKind(
            "sdrpp",
            "SDR++",
            0,
            nowNanos -> new RigctldDriver(RigctldDialect.SDRPP, nowNanos),
            () -> new RigctldSimulator(new SdrPlusPlusServer()));

    private Rigctld() {}
}

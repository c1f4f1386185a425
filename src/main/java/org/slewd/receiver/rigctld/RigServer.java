package org.slewd.receiver.rigctld;

/** What a server program does with the lines it is sent. */
interface RigServer {

    /** Everything that is written in return to {@code line}, with its line ends; empty for silence. */
    String answer(String line);

    SimulatedRig rig();
}

package org.slewd.condition.source;

/** Goes on receiving one input between start and stop, both on the event loop. */
interface Source {

    void start();

    void stop();
}

package org.slewd;

import org.slewd.station.StationControl;

/** What a process of slewd runs: a station, or safe mode in its place. Any thread. */
public interface Running extends AutoCloseable {

    StationControl station();

    /** Tells a person: shown, logged and written down. */
    void tell(boolean urgent, String message);

    /** The address of the page with a one-time code for one login, to be shown on the console. */
    String loginAddress();

    /** Stops the motors and ends everything, for another one that takes its place in this process. Safe to repeat. */
    void makeWay();

    /** As {@link #makeWay}, because slewd ends. */
    @Override
    void close();
}

package org.slewd.people;

/** What became of a login by password. */
public sealed interface Entrance {

    /** The password was right. */
    record Open(Login login) implements Entrance {}

    /** There is no such name, or the password is another one; nobody is told which. */
    record Wrong() implements Entrance {}

    /**
     * It was not looked at.
     *
     * @param seconds until the next one is
     */
    record Wait(long seconds) implements Entrance {}
}

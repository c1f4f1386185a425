package org.slewd.people;

import java.util.Optional;

/**
 * What somebody has proved once. It says nothing of what it is worth now: ask {@link People#personOf}.
 *
 * @param account whose account it is, if anybody's
 * @param generation of that account when it was proved; another password or role makes it another one
 * @param token hash of the token that was shown, where it was one
 */
public record Login(Optional<String> account, long generation, Optional<Secrets.Hash> token) {

    /** That of whoever has the machine. */
    public static final Login MACHINE = new Login(Optional.empty(), 0, Optional.empty());
}

package org.slewd.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret by which a program comes in place of a person.
 *
 * @param name as of an account, and of no other token
 * @param owner whose account it belongs to, and ends with; empty for one of the machine
 * @param role what it may do at most; never more than its owner
 * @param hash of the secret, which was shown once and is kept nowhere
 * @param expiresUtc from then on it is worth nothing; empty for never
 * @param lastUsedUtc to the hour; empty for never
 */
public record AccessToken(
        String name,
        Optional<String> owner,
        Role role,
        Secrets.Hash hash,
        Instant madeUtc,
        Optional<Instant> expiresUtc,
        Optional<Instant> lastUsedUtc) {

    public AccessToken {
        if (!Account.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name of a token");
        }
    }

    boolean isExpired(Instant now) {
        return expiresUtc.filter(end -> !now.isBefore(end)).isPresent();
    }

    AccessToken usedAt(Instant now) {
        return new AccessToken(name, owner, role, hash, madeUtc, expiresUtc, Optional.of(now));
    }
}

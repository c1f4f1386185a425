package org.slewd.people;

import java.util.Optional;

/**
 * Who asks for something, as far as it is known now.
 *
 * @param account whose account it is; empty for whoever has the machine itself: its local socket, its {@code admin.token}, a code
 *     from its console, or a token that was made there
 * @param token the name of the token that was shown, where it was one
 */
public record Person(Optional<String> account, Optional<String> token, Role role) {

    /** Whoever has the machine. */
    public static final Person MACHINE = new Person(Optional.empty(), Optional.empty(), Role.ADMIN);

    /**
     * For log, journal and audit.
     *
     * @param connection what it comes by, as {@code page 3}
     * @return {@code ada (page 3)}, {@code ada by logger (program 4)}, {@code token logger (program 4)} or {@code page 3}
     */
    public String by(String connection) {
        Optional<String> name = account.isPresent()
                ? account.map(own -> own + token.map(shown -> " by " + shown).orElse(""))
                : token.map(shown -> "token " + shown);
        return name.map(known -> known + " (" + connection + ")").orElse(connection);
    }
}

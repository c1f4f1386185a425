package org.slewd.people;

import java.util.regex.Pattern;

/**
 * Somebody with a password.
 *
 * @param name begins with a letter, has at most 32 small letters, digits, dots, - and _, so that no two look alike and a line of a log holds it
 */
public record Account(String name, Role role, PasswordHash password) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,31}");

    public Account {
        if (!isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name of an account");
        }
    }

    /** Whether an account or a token can be called {@code name}. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Account withRole(Role other) {
        return new Account(name, other, password);
    }

    Account withPassword(PasswordHash other) {
        return new Account(name, role, other);
    }
}

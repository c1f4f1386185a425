package org.slewd.api;

import java.util.Optional;
import org.slewd.people.Person;
import org.slewd.people.Role;

/**
 * Which role a method takes. Asked for each request. What is not allowed here is refused.
 *
 * @param operatorsAreTrusted whether operators may clear faults and say where the cable is
 */
record Permissions(boolean operatorsAreTrusted) {

    /**
     * Whether {@code person} may have {@code method} called.
     *
     * @param person empty for whoever is not logged in
     * @throws RequestException when not
     */
    void require(Method method, Optional<Person> person) throws RequestException {
        if (method.needs() == Method.Needs.NOTHING) {
            return;
        }
        if (person.isEmpty()) {
            throw new RequestException(
                    Kind.UNAUTHORIZED,
                    method.name() + " needs a login",
                    "call auth.login with user and password, with a token, or with the content of admin.token from the data"
                            + " directory");
        }
        Role least = least(method.needs());
        if (!person.get().role().covers(least)) {
            throw forbidden(
                    method.name() + " is not for an " + person.get().role().word(), "it takes an " + least.word());
        }
    }

    /** Whether {@code role} clears faults and says where the cable is. */
    boolean mayReset(Role role) {
        return role.covers(least(Method.Needs.TRUSTED_OPERATOR));
    }

    private Role least(Method.Needs needs) {
        switch (needs) {
            case NOTHING, LOGIN, OBSERVER:
                return Role.OBSERVER;
            case OPERATOR:
                return Role.OPERATOR;
            case TRUSTED_OPERATOR:
                return operatorsAreTrusted ? Role.OPERATOR : Role.ADMIN;
            default:
                return Role.ADMIN;
        }
    }

    /**
     * The refusal of something that others may do.
     *
     * @param who may, as a clause
     */
    static RequestException forbidden(String message, String who) {
        return new RequestException(
                Kind.FORBIDDEN, message, who + "; auth.whoami says who you are, and station.stop is for everybody");
    }
}

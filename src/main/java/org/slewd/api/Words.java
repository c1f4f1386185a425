package org.slewd.api;

import java.util.Locale;

/** How constants are written. */
final class Words {

    private Words() {}

    /** {@code OUTSIDE_ENVELOPE} as {@code outside-envelope}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.slewd.api;

import java.util.function.Supplier;

/**
 * What is served to a monitoring system.
 *
 * @param metrics makes the text; called on a worker thread
 * @param open whether it is served to everybody on this machine, without a token
 */
public record Monitoring(Supplier<String> metrics, boolean open) {

    static final Monitoring NONE = new Monitoring(() -> "", false);
}

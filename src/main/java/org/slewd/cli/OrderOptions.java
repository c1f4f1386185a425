package org.slewd.cli;

import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For commands that give an order to the antenna or the receiver, which somebody else may hold. */
final class OrderOptions {

    static final String ROTATOR = "rotator";
    static final String RECEIVER = "receiver";

    @Mixin
    private DaemonOptions daemon;

    @Option(
            names = "--take",
            description = "Also when somebody else holds it; he is told so. Without, such an order is refused.")
    private boolean take;

    DaemonOptions daemon() {
        return daemon;
    }

    /**
     * Gives an order to {@code part}; alone, which the station lets through while no person holds it, or by a lease that is
     * taken for it.
     *
     * @throws Failure as {@link DaemonClient#call}
     */
    Object order(String part, String method, Map<String, Object> params) {
        return order(part, method, params, DaemonClient.Repeat.ONCE);
    }

    /** As {@link #order(String, String, Map)}, again and again until it is refused. */
    Object order(String part, String method, Map<String, Object> params, DaemonClient.Repeat repeat) {
        DaemonClient client = daemon.client();
        return take ? client.callTaking(part, method, params, repeat) : client.call(method, params, repeat);
    }
}

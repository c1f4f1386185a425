package org.slewd.condition.source;

import io.vertx.core.Vertx;
import org.slewd.link.LineSplitter;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;

/** Listens to a wire on which a gauge says a line for each value. Nothing is ever sent. */
final class LineSource implements Source {

    /** Longer lines are no lines of a gauge; NMEA allows 82 characters. */
    private static final int MOST_CHARACTERS = 1024;

    private static final long LOOK_EVERY_MS = 100;

    private final Vertx vertx;
    private final Link link;
    private final Listener listener;
    private final LineSplitter lines = new LineSplitter(MOST_CHARACTERS);

    private long timer;
    private long connects;
    private LinkStatus told = new LinkStatus(LinkStatus.State.CLOSED, 0, "");

    LineSource(Vertx vertx, Link link, Listener listener) {
        this.vertx = vertx;
        this.link = link;
        this.listener = listener;
    }

    @Override
    public void start() {
        link.open(() -> {});
        timer = vertx.setPeriodic(LOOK_EVERY_MS, id -> look());
    }

    @Override
    public void stop() {
        vertx.cancelTimer(timer);
        link.close();
    }

    void look() {
        LinkStatus status = link.status();
        if (status.connects() != connects) {
            connects = status.connects();
            lines.clear(); // the end of a line that began on another connection is half a value
        }
        for (Link.Received piece : link.receive()) {
            lines.push(piece.bytes(), line -> {
                if (!line.isBlank()) {
                    listener.heard(line, piece.nanos());
                }
            });
        }
        if (!status.isUp() && !status.equals(told)) {
            listener.missed(status.detail().isEmpty() ? "the wire is down" : status.detail());
        }
        told = status;
    }
}

package org.slewd.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What has been read and not been picked up yet. Guarded by the lock of its link. */
final class Inbox {

    /** Five seconds of a line at 115200 baud. A loop that has not looked for so long wants the newest, not the oldest. */
    static final int MAX_BYTES = 65_536;

    /** Pieces kept, for a line that delivers byte by byte: two seconds at 9600 baud. */
    static final int MAX_PIECES = 2_048;

    private final ArrayDeque<Link.Received> pieces = new ArrayDeque<>();
    private int bytes;

    void add(Link.Received piece) {
        pieces.add(piece);
        bytes += piece.bytes().length;
        while (bytes > MAX_BYTES || pieces.size() > MAX_PIECES) {
            bytes -= pieces.removeFirst().bytes().length;
        }
    }

    /** All that is there, oldest first; empties the box. */
    List<Link.Received> takeAll() {
        if (pieces.isEmpty()) {
            return List.of();
        }
        List<Link.Received> all = new ArrayList<>(pieces);
        clear();
        return all;
    }

    void clear() {
        pieces.clear();
        bytes = 0;
    }
}

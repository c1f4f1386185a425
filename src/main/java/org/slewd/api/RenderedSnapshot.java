package org.slewd.api;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slewd.lease.PartView;
import org.slewd.station.Snapshot;

/** A snapshot with the text of its topics, each written once however many clients hear it. One thread. */
final class RenderedSnapshot {

    private final Snapshot snapshot;
    private final List<PartView> leases;
    private final Map<Topic, String> texts = new EnumMap<>(Topic.class);

    /** @param leases as they stand at the time */
    RenderedSnapshot(Snapshot snapshot, List<PartView> leases) {
        this.snapshot = snapshot;
        this.leases = leases;
    }

    /** The frame of one event. */
    String event(Topic topic, long seq) {
        String data = texts.computeIfAbsent(
                topic,
                wanted -> (wanted == Topic.LEASE ? LeaseJson.of(leases) : SnapshotJson.of(wanted, snapshot)).encode());
        return event(topic, seq, SnapshotJson.utc(snapshot.utc()), data);
    }

    static String event(long seq, Snapshot.Alert alert) {
        return event(
                Topic.ALERT,
                seq,
                SnapshotJson.utc(alert.utc()),
                SnapshotJson.alert(alert).encode());
    }

    private static String event(Topic topic, long seq, String utc, String data) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"event\",\"params\":{\"topic\":\"" + topic.word() + "\",\"seq\":" + seq
                + ",\"utc\":\"" + utc + "\",\"data\":" + data + "}}";
    }
}

package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.slewd.pass.Pass;
import org.slewd.schedule.Account;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.Appointment;
import org.slewd.schedule.Wish;
import org.slewd.station.AgendaDesk;

/** The agenda as it goes over the wire. */
final class ScheduleJson {

    /** Declined passes that an answer names, the first ones; those that are followed are all there. */
    private static final int MOST_DECLINED = 1000;

    private ScheduleJson() {}

    static JsonObject of(AgendaDesk.View view) {
        Agenda agenda = view.agenda();
        JsonArray wishes = new JsonArray();
        view.wishes().forEach(wish -> wishes.add(wish(wish)));
        return new JsonObject()
                .put("automatic", view.automatic())
                .put("waiting", view.waiting().orElse(null))
                .put("following", view.following().orElse(null))
                .put("fromUtc", SnapshotJson.utc(agenda.from()))
                .put("toUtc", SnapshotJson.utc(agenda.to()))
                .put("worth", agenda.worth())
                .put("worthAtMost", agenda.worthAtMost())
                .put("wishes", wishes)
                .put("passes", passes(agenda));
    }

    private static JsonArray passes(Agenda agenda) {
        JsonArray passes = new JsonArray();
        int declinedOnes = 0;
        for (Account account : agenda.accounts()) {
            if (account instanceof Account.Taken taken) {
                for (Appointment part : taken.parts()) {
                    passes.add(pass(account, part.isTrimmed() ? "trimmed" : "taken", part.worth())
                            .put("beginUtc", SnapshotJson.utc(part.begin()))
                            .put("endUtc", SnapshotJson.utc(part.end())));
                }
            } else if (account instanceof Account.Declined declined && declinedOnes++ < MOST_DECLINED) {
                passes.add(pass(account, declined.why().word(), declined.worth())
                        .putNull("beginUtc")
                        .putNull("endUtc"));
            }
        }
        return passes;
    }

    private static JsonObject pass(Account account, String decision, double worth) {
        Pass pass = account.pass();
        return new JsonObject()
                .put("catalogNumber", pass.catalogNumber())
                .put("name", pass.name())
                .put("wish", account.wish())
                .put("decision", decision)
                .put("aosUtc", SnapshotJson.utc(pass.aos().utc()))
                .put("tcaUtc", SnapshotJson.utc(pass.tca().utc()))
                .put("losUtc", SnapshotJson.utc(pass.los().utc()))
                .put("maxElevationDeg", pass.maxElevationDeg())
                .put("worth", worth)
                .put("reason", account.reason());
    }

    private static JsonObject wish(Wish wish) {
        return new JsonObject()
                .put("name", wish.name())
                .put("objects", wish.objects())
                .put("weight", wish.weight())
                .put("minElevationDeg", wish.minElevationDeg())
                .put(
                        "only",
                        Optional.of(wish.light())
                                .filter(light -> light != Wish.Light.ANY)
                                .map(light -> light.name().toLowerCase(Locale.ROOT))
                                .orElse(null));
    }
}

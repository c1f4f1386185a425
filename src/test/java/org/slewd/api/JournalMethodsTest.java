package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.PassEntry;

class JournalMethodsTest {

    private static final Instant UTC = Instant.parse("2026-11-26T09:00:00Z");

    private final FakeJournal journal = new FakeJournal();
    private final AskedMethods methods = new AskedMethods(JournalMethods.of(journal));

    private static PassEntry pass() {
        return new PassEntry(
                25544,
                "ISS (ZARYA)",
                UTC,
                UTC.plusSeconds(60),
                UTC.plusSeconds(360),
                UTC.plusSeconds(660),
                47.25,
                "page 3",
                Optional.of(new PassEntry.Elements("[{}]", UTC)),
                Optional.of(new PassEntry.Plan("forwards", 0.4, 0)),
                Optional.empty());
    }

    private static PassEntry.Result result() {
        return new PassEntry.Result(
                UTC.plusSeconds(660),
                "complete",
                Optional.of(new PassEntry.Spread(0.21, Optional.of(0.18), 0.41, 0.55)),
                Optional.of(1.5),
                Optional.of(new PassEntry.Spread(3.1, Optional.empty(), 6, 9.5)),
                Optional.of("Mode V/U FM"),
                Optional.of(437_800_000L),
                2,
                List.of("comm"),
                List.of("a.png"));
    }

    @Test
    void passes_come_with_their_quality_as_the_schema_says() {
        journal.write(pass());
        journal.write(pass().ended(result()));

        JsonObject answer = methods.ask("journal.query", "JournalRows", new JsonObject().put("of", "passes"));

        JsonObject ended = answer.getJsonArray("rows").getJsonObject(1);
        assertThat(answer.getJsonArray("rows").getJsonObject(0).getValue("result"))
                .isNull();
        assertThat(ended.getJsonObject("result")
                        .getJsonObject("pointingErrorDeg")
                        .getDouble("p95"))
                .isEqualTo(0.41);
        assertThat(ended.getString("aosUtc")).isEqualTo("2026-11-26T09:01:00.000Z");
        assertThat(answer.getBoolean("more")).isFalse();
    }

    @Test
    void a_question_is_handed_on_as_it_was_asked() {
        methods.ask(
                "journal.query",
                "JournalRows",
                new JsonObject()
                        .put("of", "events")
                        .put("fromUtc", "2026-11-26T00:00:00Z")
                        .put("toUtc", "2026-11-27T00:00:00Z")
                        .put("catalogNumber", 25544)
                        .put("kind", "fault-raised")
                        .put("beyondId", 7)
                        .put("newestFirst", false)
                        .put("limit", 20));

        assertThat(journal.asked)
                .isEqualTo(new JournalQuery(
                        Optional.of(Instant.parse("2026-11-26T00:00:00Z")),
                        Optional.of(Instant.parse("2026-11-27T00:00:00Z")),
                        OptionalInt.of(25544),
                        Optional.of("fault-raised"),
                        OptionalLong.of(7),
                        false,
                        20));
    }

    @Test
    void events_and_audit_come_with_what_programs_want_to_know() {
        journal.write(new EventEntry(UTC, "fault-raised", "rotator", "no reply", "{\"kind\":\"comm\"}"));
        journal.write(new AuditEntry(UTC, "page 3", "admin", "127.0.0.1", "rotator.park", "not JSON", "done"));

        JsonObject events = methods.ask("journal.query", "JournalRows", new JsonObject().put("of", "events"));
        JsonObject audit = methods.ask("audit.query", "AuditRows", new JsonObject());

        assertThat(events.getJsonArray("rows").getJsonObject(0).getJsonObject("data"))
                .isEqualTo(new JsonObject().put("kind", "comm"));
        assertThat(audit.getJsonArray("rows").getJsonObject(0).getJsonObject("arguments"))
                .isEqualTo(new JsonObject().put("unreadable", "not JSON"));
    }

    @Test
    void an_answer_that_would_be_too_long_says_that_there_is_more() {
        for (int i = 0; i < 120; i++) {
            journal.write(new EventEntry(UTC, "told", "", "x".repeat(8_000), EventEntry.NO_DATA));
        }
        JsonObject answer = methods.ask("journal.query", "JournalRows", new JsonObject().put("of", "events"));
        assertThat(answer.encode()).hasSizeBetween(600_000, 800_000);
        assertThat(answer.getBoolean("more")).isTrue();
    }

    @Test
    void a_journal_that_cannot_be_read_is_said_not_to_be_ready() {
        journal.outOfOrder = "the journal cannot be read (database or disk is full)";
        JsonObject error = methods.answer("journal.query", new JsonObject().put("of", "passes"))
                .getJsonObject("error");
        assertThat(error.getString("message")).isEqualTo(journal.outOfOrder);
        assertThat(error.getJsonObject("data").getString("kind")).isEqualTo("not-ready");
    }

    @Test
    void the_state_and_a_look_through_the_audit_are_told() {
        assertThat(methods.ask("journal.state", "JournalState", new JsonObject())
                        .getString("condition"))
                .isEqualTo("keeping");
        assertThat(methods.ask("audit.check", "AuditCheck", new JsonObject()).getBoolean("whole"))
                .isTrue();
        journal.check = new ChainCheck.Broken(7, "it is not what was sealed");
        assertThat(methods.ask("audit.check", "AuditCheck", new JsonObject()).getLong("brokenId"))
                .isEqualTo(7);
        journal.check = new ChainCheck.Unavailable("no file");
        assertThat(methods.answer("audit.check", new JsonObject()).containsKey("error"))
                .isTrue();
    }
}

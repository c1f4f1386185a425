package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;
import org.slewd.sky.Daylight;
import org.slewd.station.PassPage;
import org.slewd.station.PassPath;
import org.slewd.station.PassQuestion;
import org.slewd.track.DescribedPass;
import org.slewd.track.Reach;

/** Passes as a table of short rows: some 95 bytes a pass, and 40 once it is compressed. Any thread. */
final class PassTableJson {

    private static final List<String> DAYLIGHTS = words(Daylight.values());
    private static final List<String> REASONS = words(Reach.Reason.values());
    private static final List<String> CLIPPINGS = words(Pass.Clipped.values());

    /** What the rows hold, in this order; more may follow at the end. What is not known is null. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("catalogNumber", (pass, from) -> pass.pass().catalogNumber()),
            Column.of("name", (pass, from) -> pass.pass().name()),
            Column.of("riseS", (pass, from) -> seconds(from, pass.pass().aos())),
            Column.of("culminationS", (pass, from) -> seconds(from, pass.pass().tca())),
            Column.of("setS", (pass, from) -> seconds(from, pass.pass().los())),
            Column.of("maxElevationDeg", (pass, from) -> rounded(pass.pass().maxElevationDeg(), 1)),
            Column.of("riseAzimuthDeg", (pass, from) -> azimuth(pass.pass().aos())),
            Column.of(
                    "culminationAzimuthDeg", (pass, from) -> azimuth(pass.pass().tca())),
            Column.of("setAzimuthDeg", (pass, from) -> azimuth(pass.pass().los())),
            Column.of("minRangeKm", (pass, from) -> rounded(pass.pass().minRangeM() / 1000, 0)),
            Column.of("elementAgeDays", (pass, from) -> rounded(pass.timing().ageDays(), 2)),
            Column.of("timingSigmaS", (pass, from) -> rounded(pass.timing().sigmaS(), 1)),
            Column.of("trusted", (pass, from) -> bit(pass.timing().trusted())),
            Column.of("sunlit", fact(facts -> bit(facts.isSunlit()))),
            Column.of("visible", fact(facts -> bit(facts.isVisible()))),
            Column.coded("light", DAYLIGHTS, pass -> pass.facts().map(PassFacts::lightAtCulmination)),
            Column.of("maxSkyRateDegPerS", fact(facts -> rounded(facts.maxSkyRateDegPerS(), 2))),
            Column.of("leastSunSeparationDeg", fact(facts -> rounded(facts.sun().leastSeparationDeg(), 0))),
            Column.of(
                    "leastMoonSeparationDeg", fact(facts -> rounded(facts.moon().leastSeparationDeg(), 0))),
            Column.of(
                    "lostS",
                    (pass, from) ->
                            pass.reach().map(reach -> rounded(reach.lostS(), 0)).orElse(null)),
            Column.coded("lostReason", REASONS, pass -> pass.reach().flatMap(Reach::reason)),
            Column.coded("clipped", CLIPPINGS, pass -> Optional.of(pass.pass().clipped())));

    private static final JsonArray NAMES =
            new JsonArray(COLUMNS.stream().map(Column::name).toList());

    private PassTableJson() {}

    /**
     * One column.
     *
     * @param words what the numbers in it stand for, from 0 on; empty when they are numbers
     * @param value what it says of a pass in a window that starts at the instant
     */
    private record Column(String name, List<String> words, BiFunction<DescribedPass, Instant, Object> value) {

        static Column of(String name, BiFunction<DescribedPass, Instant, Object> value) {
            return new Column(name, List.of(), value);
        }

        /** Its values are written as their place in {@code words}. */
        static Column coded(
                String name, List<String> words, Function<DescribedPass, Optional<? extends Enum<?>>> value) {
            return new Column(
                    name,
                    words,
                    (pass, from) -> value.apply(pass)
                            .map(constant -> words.indexOf(Words.of(constant)))
                            .orElse(null));
        }
    }

    static JsonObject of(PassQuestion question, PassPage page) {
        JsonArray rows = new JsonArray();
        for (PassPath path : page.passes()) {
            JsonArray row = new JsonArray();
            COLUMNS.forEach(column -> row.add(column.value.apply(path.described(), question.from())));
            rows.add(row);
        }
        JsonObject words = new JsonObject();
        COLUMNS.stream()
                .filter(column -> !column.words.isEmpty())
                .forEach(column -> words.put(column.name, new JsonArray(column.words)));
        JsonArray daylight = new JsonArray();
        page.daylight()
                .forEach(span -> daylight.add(new JsonArray()
                        .add(Duration.between(question.from(), span.from()).toSeconds())
                        .add(Words.of(span.light()))));
        return new JsonObject()
                .put("fromUtc", SnapshotJson.utc(question.from()))
                .put("toUtc", SnapshotJson.utc(question.to()))
                .put("total", page.total())
                .put("offset", question.offset())
                .put("columns", NAMES)
                .put("words", words)
                .put("rows", rows)
                .put("daylight", daylight);
    }

    private static BiFunction<DescribedPass, Instant, Object> fact(Function<PassFacts, Object> of) {
        return (pass, from) -> pass.facts().map(of).orElse(null);
    }

    private static Object seconds(Instant from, Pass.Moment moment) {
        return Math.round(Duration.between(from, moment.utc()).toMillis() / 1000.0);
    }

    private static Object azimuth(Pass.Moment moment) {
        return Math.round(moment.look().azimuthDeg()) % 360;
    }

    /** Without the point of a whole number, which is a fifth of such a row. */
    private static Object rounded(double value, int digits) {
        Double rounded = SnapshotJson.rounded(value, digits);
        return rounded != null && rounded == Math.rint(rounded) ? (Object) rounded.longValue() : rounded;
    }

    private static Object bit(boolean holds) {
        return holds ? 1 : 0;
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::of).toList();
    }
}

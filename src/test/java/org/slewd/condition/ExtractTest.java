package org.slewd.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractTest {

    /** What a SafetyMonitor of ASCOM Alpaca answers; API reference, 9th edition, BoolResponse. */
    private static final String ALPACA =
            "{\"Value\":true,\"ClientTransactionID\":0,\"ServerTransactionID\":3,\"ErrorNumber\":0,\"ErrorMessage\":\"\"}";

    @Test
    void a_value_is_found_by_its_path() {
        String text = "{\"station\":{\"wind\":{\"gust\":12.5,\"from\":null}},\"rain\":[{\"mm\":0},{\"mm\":\"3\"}]}";
        assertThat(Extract.Json.path("station.wind.gust").find(text)).contains("12.5");
        assertThat(Extract.Json.path("rain[1].mm").find(text)).contains("3");
        assertThat(Extract.Json.path("Value").find(ALPACA)).contains("true");
        assertThat(Extract.Json.path("[1]").find("[4, 5]")).contains("5");
        assertThat(Extract.Json.path("[0][1]").find("[[4, 5]]")).contains("5");
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String path : List.of("wind", "wind.gust.x", "wind.speed", "wind[0]", "list[3]", "list", "none")) {
            assertThat(Extract.Json.path(path).find("{\"wind\":{\"gust\":1},\"list\":[1,[2],3],\"none\":null}"))
                    .as(path)
                    .isEmpty();
        }
        for (String text : List.of("", "12.5", "{", "{\"wind\":{\"gust\":", "<html>", "[]", "null")) {
            assertThat(Extract.Json.path("wind.gust").find(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_path_is_refused_with_a_sentence() {
        for (String path : List.of(".", "a..b", "a.", "a[", "a[x]", "a]b", "[0]a")) {
            assertThatThrownBy(() -> Extract.Json.path(path))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write wind.gust");
        }
    }

    @Test
    void a_value_is_found_by_its_pattern() {
        Extract nmea = Extract.InPattern.of("^\\$WIMWV,[0-9.]+,R,([0-9.]+),M,A");
        assertThat(nmea.find("$WIMWV,214.8,R,10.1,M,A*30")).contains("10.1");
        assertThat(nmea.find("$WIMWV,214.8,R,10.1,M,V*27")).isEmpty();
        assertThatThrownBy(() -> Extract.InPattern.of("[0-9]+")).hasMessageContaining("round brackets");
        assertThatThrownBy(() -> Extract.InPattern.of("([0-9]+")).hasMessageContaining("is no pattern");
    }

    @Test
    void a_pattern_that_goes_back_again_and_again_is_given_up() {
        Extract costly = Extract.InPattern.of("((?:[0-9]+)*)+kn");
        assertThat(costly.find("1".repeat(64) + " km/h")).isEmpty();
        assertThat(Extract.InPattern.of("gust=([0-9.]+)").find("x ".repeat(2000) + "gust=17.5"))
                .contains("17.5");
    }

    @Test
    void a_contact_knows_its_words_only() {
        Rule door = new Rule.Contact(List.of("closed"), List.of("open", "ajar"));
        assertThat(door.read(" CLOSED\r")).isEqualTo(new Reading.Understood(Level.CALM, "closed", 1));
        assertThat(door.read("ajar")).isEqualTo(new Reading.Understood(Level.UNSAFE, "ajar", 0));
        assertThat(door.read("clos")).isInstanceOf(Reading.NotUnderstood.class);
    }
}

package org.slewd.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.slewd.SharedData;

class TransmitterReaderTest {

    private static final String SOUND = """
            {"uuid":"aaa","description":"Mode U/V (inverting) \\u0007 linear","alive":true,"type":"Transponder",
             "uplink_low":435130000,"uplink_high":435150000,"downlink_low":145950000,"downlink_high":145970000,
             "downlink_drift":-1200,"mode":"USB","uplink_mode":"LSB","invert":true,"baud":null,"norad_cat_id":43803,
             "norad_follow_id":null,"status":"active","unconfirmed":false,"itu_notification":{"urls":["x"]}}
            """;

    @Test
    void every_field_of_the_form_is_read() throws Exception {
        Transmitter one = read('[' + SOUND + ']').transmitters().get(0);

        assertThat(one)
                .isEqualTo(new Transmitter(
                        "aaa",
                        43_803,
                        OptionalInt.empty(),
                        "Mode U/V (inverting) linear",
                        Optional.of(new Band(145_950_000, 145_970_000)),
                        -1200,
                        Optional.of(new Band(435_130_000, 435_150_000)),
                        "USB",
                        "LSB",
                        true,
                        OptionalDouble.empty(),
                        true,
                        "active",
                        false,
                        "test"));
        assertThat(one.downlinkHz()).hasValue(145_960_000 * (1 - 1.2e-6));
        assertThat(one.isLinear()).isTrue();
    }

    @Test
    void damaged_records_are_named_and_left_out_and_the_others_kept() throws Exception {
        TransmitterBatch batch = read("""
                [%s,
                 17,
                 {"uuid":"no-number","downlink_low":145800000},
                 {"uuid":"no-frequency","norad_cat_id":25544},
                 {"uuid":"swapped","norad_cat_id":25544,"downlink_low":145800000,"downlink_high":145700000},
                 {"uuid":"text","norad_cat_id":25544,"downlink_low":"145.8 MHz"},
                 {"uuid":"huge","norad_cat_id":25544,"downlink_low":1e999999999},
                 {"uuid":"zero","norad_cat_id":0,"downlink_low":145800000},
                 {"uuid":"flag","norad_cat_id":25544,"downlink_low":145800000,"invert":"maybe"},
                 {"norad_cat_id":25544,"downlink_low":145800000},
                 {"uuid":"aaa","norad_cat_id":25544,"downlink_low":145800000},
                 {"uuid":"text-number","norad_cat_id":"25544","downlink_low":"145800000","mode":"FM"}]
                """.formatted(SOUND));

        assertThat(batch.transmitters()).extracting(Transmitter::uuid).containsExactly("aaa", "text-number");
        assertThat(batch.problems())
                .containsExactly(
                        "record 2: is not an object",
                        "record 3 (\"no-number\"): has no norad_cat_id",
                        "record 4 (\"no-frequency\"): has neither a downlink nor an uplink",
                        "record 5 (\"swapped\"): downlink_high 145700000 is below downlink_low 145800000",
                        "record 6 (\"text\"): downlink_low is \"145.8 MHz\", not a number",
                        "record 7 (\"huge\"): downlink_low is \"1e999999999\", not a number",
                        "record 8 (\"zero\"): norad_cat_id 0 is outside [1, 999999999]",
                        "record 9 (\"flag\"): invert is \"maybe\", not true or false",
                        "record 10: has no uuid",
                        "record 11 (\"aaa\"): has a uuid that came before; the first stays");
    }

    @Test
    void a_text_that_breaks_off_keeps_what_came_before() throws Exception {
        for (int cut = SOUND.length() + 2; cut < 2 * SOUND.length() - 2; cut += 7) {
            String text = ('[' + SOUND + ',' + SOUND.replace("aaa", "bbb")).substring(0, cut);
            TransmitterBatch batch = read(text);
            assertThat(batch.transmitters()).hasSize(1);
            assertThat(batch.problems()).singleElement().asString().contains("breaks off");
        }
    }

    @Test
    void what_is_no_list_is_refused_with_a_sentence() {
        for (String text :
                new String[] {"", "<html>busy</html>", "{\"detail\":\"Throttled\"}", "[{\"uuid\":", "null"}) {
            assertThatExceptionOfType(TransmitterFormatException.class)
                    .isThrownBy(() -> read(text))
                    .withMessageStartingWith("test is ");
        }
    }

    @Test
    void an_empty_list_is_a_list() throws Exception {
        assertThat(read("[]").transmitters()).isEmpty();
    }

    @Test
    void problems_without_end_are_counted_and_not_listed() throws Exception {
        TransmitterBatch batch = read('[' + "1,".repeat(500) + "2]");
        assertThat(batch.problems()).hasSize(101).last().isEqualTo("401 more records were left out");
    }

    @Test
    void the_whole_list_of_march_2026_is_read() throws Exception {
        byte[] packed = SharedData.bytes("satnogs/transmitters_2026-03-05.json.gz");
        byte[] content = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        TransmitterBatch batch = TransmitterReader.read(content, "satnogs");

        assertThat(batch.problems()).isEmpty();
        assertThat(batch.transmitters()).hasSize(2649);
        assertThat(batch.transmitters().stream().filter(Transmitter::inverting)).hasSize(15);
        assertThat(batch.transmitters().stream().filter(one -> one.downlink().isEmpty()))
                .hasSize(2);
        Transmitters all = Transmitters.of(java.util.List.of(batch.transmitters()), java.util.List.of());
        assertThat(all.of(25_544).size() + all.of(48_274).size()).isGreaterThanOrEqualTo(50);
        assertThat(all.choose(25_544, Policy.USUAL, hz -> hz < 450_000_000L))
                .hasValueSatisfying(
                        one -> assertThat(one.transmitter().isActive()).isTrue());
        long served = batch.transmitters().stream()
                .filter(one -> DemodulationWord.mode(one.mode()).isPresent())
                .count();
        assertThat(served).as("with a mode that a receiver has").isGreaterThan(1_800);
    }

    private static TransmitterBatch read(String text) throws TransmitterFormatException {
        return TransmitterReader.read(text.getBytes(StandardCharsets.UTF_8), "test");
    }
}

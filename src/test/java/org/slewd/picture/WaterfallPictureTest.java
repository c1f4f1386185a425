package org.slewd.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.slewd.signal.SpectrumRow;
import org.slewd.signal.Waterfall;

class WaterfallPictureTest {

    private static final Instant START = Instant.parse("2026-11-26T11:58:30Z");

    private static BufferedImage picture(int gapFrom, int gapTo) throws IOException {
        Waterfall waterfall = new Waterfall(256, 1_024);
        for (int i = 0; i < 600; i++) {
            float[] power = new float[256];
            Arrays.fill(power, 1);
            power[128 + i / 10] = 1_000;
            if (i < gapFrom || i >= gapTo) {
                waterfall.add(new SpectrumRow(START.plusMillis(500 + 1_000L * i), 1, 100, 30, power));
            }
        }
        byte[] file = WaterfallPicture.png(new WaterfallScene(
                "Caf\u00e9 \u03a9",
                "",
                waterfall.view(),
                25_600,
                "437.8000 MHz",
                utc -> OptionalDouble.of(-5_000),
                utc -> OptionalDouble.of(12)));
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static int brightness(int rgb) {
        return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF);
    }

    @Test
    void shows_each_row_at_its_time_and_each_column_at_its_frequency() throws IOException {
        BufferedImage image = picture(0, 0);
        assertThat(image.getWidth()).isEqualTo(1_194);
        for (int y = 5; y < 760; y += 50) {
            int brightest = 0;
            for (int x = 450; x < 900; x++) {
                if (brightness(image.getRGB(118 + x, 88 + y)) > brightness(image.getRGB(118 + brightest, 88 + y))) {
                    brightest = x;
                }
            }
            double column = 128 + Math.floor(y / 760.0 * 600 / 10);
            assertThat((double) brightest).isCloseTo(column / 256 * 900, within(4.0));
        }
    }

    @Test
    void leaves_a_gap_dark() throws IOException {
        BufferedImage image = picture(200, 300);
        int noise = image.getRGB(118 + 100, 88 + 100) & 0xFFFFFF;
        int gap = image.getRGB(118 + 100, 88 + 760 * 250 / 600) & 0xFFFFFF;
        assertThat(noise).isNotEqualTo(0x10131C);
        assertThat(gap).isEqualTo(0x10131C);
    }

    @Test
    void has_a_letter_for_everything_that_is_printed() {
        double box = Letters.width("\u4e00", 1);
        for (char letter = '!'; letter < 127; letter++) {
            Canvas drawn = new Canvas(12, 12, 0);
            Letters.write(drawn, String.valueOf(letter), 1, 8, 1, 0xFFFFFF);
            Canvas unknown = new Canvas(12, 12, 0);
            Letters.write(unknown, "\u4e00", 1, 8, 1, 0xFFFFFF);
            if ("$@\\^`{}~".indexOf(letter) < 0) {
                assertThat(drawn.pixels()).as("%s", letter).isNotEqualTo(unknown.pixels());
            }
        }
        assertThat(box).isEqualTo(4);
        assertThat(Letters.width("\u00e9", 1)).isEqualTo(Letters.width("e", 1));
    }

    @Test
    void takes_round_numbers_for_its_axes() {
        assertThat(Ticks.step(60_000, 12)).isEqualTo(5_000);
        assertThat(Ticks.step(25_600, 12)).isEqualTo(5_000);
        assertThat(Ticks.step(0.7, 10)).isCloseTo(0.1, within(1e-12));
        assertThat(Ticks.timeStep(600, 14)).isEqualTo(60);
        assertThat(Ticks.timeStep(3, 14)).isEqualTo(1);
        assertThat(Ticks.timeStep(86_400 * 30, 14)).isEqualTo(86_400 * 3);
    }
}

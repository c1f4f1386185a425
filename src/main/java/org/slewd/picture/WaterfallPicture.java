package org.slewd.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.slewd.signal.SpectrumRow;

/**
 * A waterfall with its axes: time runs down, frequency to the right, the elevation stands at the right edge, the expected
 * frequency is a dashed line. Levels are in decibels over the noise floor, from the floor to the strongest that there is.
 */
public final class WaterfallPicture {

    private static final int LEFT = 118;
    private static final int TOP = 88;
    private static final int PLOT_WIDTH = 900;
    private static final int PLOT_HEIGHT = 760;
    private static final int RIGHT = 176;
    private static final int BOTTOM = 66;

    private static final int PAPER = 0x10131C;
    private static final int INK = 0xD8DEE9;
    private static final int FAINT = 0x8892A6;
    private static final int EXPECTED = 0x7CF5E0;

    private static final double TITLE = 2.6;
    private static final double TEXT = 1.8;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final WaterfallScene scene;
    private final Canvas canvas = new Canvas(LEFT + PLOT_WIDTH + RIGHT, TOP + PLOT_HEIGHT + BOTTOM, PAPER);
    private final Instant start;
    private final double seconds;
    private final LevelScale scale;

    private WaterfallPicture(WaterfallScene scene) {
        this.scene = scene;
        List<SpectrumRow> rows = scene.waterfall().rows();
        SpectrumRow first = rows.get(0);
        SpectrumRow last = rows.get(rows.size() - 1);
        this.start = first.utc().minusNanos(Math.round(first.seconds() * 0.5e9));
        this.seconds =
                Math.max(first.seconds(), Duration.between(start, last.utc()).toNanos() / 1e9 + last.seconds() / 2);
        this.scale = LevelScale.of(rows, scene.spanHz());
    }

    /** The file of the picture. */
    public static byte[] png(WaterfallScene scene) {
        WaterfallPicture picture = new WaterfallPicture(scene);
        picture.draw();
        return Png.of(picture.canvas);
    }

    private void draw() {
        drawRows();
        drawExpected();
        drawFrame();
        Letters.write(canvas, scene.title(), LEFT, 34, TITLE, INK);
        Letters.write(canvas, scene.subtitle(), LEFT, 58, TEXT, FAINT);
        drawFrequencies();
        drawTimes();
        drawScale();
    }

    private void drawRows() {
        List<SpectrumRow> rows = scene.waterfall().rows();
        int next = 0;
        for (int y = 0; y < PLOT_HEIGHT; y++) {
            double at = (y + 0.5) / PLOT_HEIGHT * seconds;
            while (next < rows.size() - 1 && endOf(rows.get(next)) < at) {
                next++;
            }
            SpectrumRow row = rows.get(next);
            // A gap of less than a row is rounding; a longer one stays dark.
            if (at >= endOf(row) - 2 * row.seconds() && at <= endOf(row) + row.seconds()) {
                drawRow(row, TOP + y);
            }
        }
    }

    private double endOf(SpectrumRow row) {
        return Duration.between(start, row.utc()).toNanos() / 1e9 + row.seconds() / 2;
    }

    /** Of the columns that fall into one pixel the strongest counts, or a carrier would pale as the band grows. */
    private void drawRow(SpectrumRow row, int y) {
        for (int x = 0; x < PLOT_WIDTH; x++) {
            int from = columnAt(row, x);
            int to = Math.max(from + 1, columnAt(row, x + 1));
            float power = 0;
            for (int column = Math.max(0, from); column < Math.min(to, row.power().length); column++) {
                power = Math.max(power, row.power()[column]);
            }
            canvas.set(LEFT + x, y, ColourMap.colour(scale.level(power)));
        }
    }

    private int columnAt(SpectrumRow row, int x) {
        return (int) Math.round(row.column(((double) x / PLOT_WIDTH - 0.5) * scene.spanHz()));
    }

    private void drawExpected() {
        double lastX = Double.NaN;
        int dash = 6;
        for (int y = 0; y < PLOT_HEIGHT; y += dash) {
            OptionalDouble offset = scene.expectedOffsetHz().apply(utcAt(y));
            double x = offset.isPresent() ? xOf(offset.getAsDouble()) : Double.NaN;
            boolean inside = x > LEFT + 1 && x < LEFT + PLOT_WIDTH - 1 && lastX > LEFT + 1 && lastX < LEFT + PLOT_WIDTH;
            if (inside && y / dash % 2 == 0) {
                canvas.line(lastX, TOP + y - dash, x, TOP + y, 1.2, EXPECTED, 0.85);
            }
            lastX = x;
        }
    }

    private Instant utcAt(double y) {
        return start.plusNanos(Math.round(y / PLOT_HEIGHT * seconds * 1e9));
    }

    private double xOf(double offsetHz) {
        return LEFT + (offsetHz / scene.spanHz() + 0.5) * PLOT_WIDTH;
    }

    private void drawFrame() {
        double right = LEFT + PLOT_WIDTH;
        double bottom = TOP + PLOT_HEIGHT;
        canvas.line(LEFT, TOP, right, TOP, 1, FAINT, 1);
        canvas.line(LEFT, bottom, right, bottom, 1, FAINT, 1);
        canvas.line(LEFT, TOP, LEFT, bottom, 1, FAINT, 1);
        canvas.line(right, TOP, right, bottom, 1, FAINT, 1);
    }

    private void drawFrequencies() {
        double bottom = TOP + PLOT_HEIGHT;
        double stepHz = Ticks.step(scene.spanHz(), 12);
        int decimals = stepHz >= 1000 ? 0 : stepHz >= 100 ? 1 : stepHz >= 10 ? 2 : 3;
        for (long i = (long) Math.ceil(-scene.spanHz() / 2 / stepHz); i * stepHz <= scene.spanHz() / 2; i++) {
            double x = xOf(i * stepHz);
            canvas.line(x, bottom, x, bottom + 6, 1, FAINT, 1);
            String sign = i > 0 ? "+" : "";
            centred(sign + String.format(Locale.ROOT, "%." + decimals + "f", i * stepHz / 1000), x, bottom + 24);
        }
        centred("kHz from " + scene.zero(), LEFT + PLOT_WIDTH / 2.0, bottom + 50);
    }

    private void drawTimes() {
        long step = Ticks.timeStep(seconds, 14);
        long first = Math.floorDiv(start.getEpochSecond() + (start.getNano() > 0 ? 1 : 0) + step - 1, step) * step;
        boolean anyElevation = false;
        for (long at = first; at <= start.getEpochSecond() + seconds; at += step) {
            Instant utc = Instant.ofEpochSecond(at);
            double y = TOP + Duration.between(start, utc).toNanos() / 1e9 / seconds * PLOT_HEIGHT;
            if (y > TOP + PLOT_HEIGHT) {
                break;
            }
            canvas.line(LEFT - 6, y, LEFT, y, 1, FAINT, 1);
            String text = TIME.format(utc);
            Letters.write(canvas, text, LEFT - 12 - Letters.width(text, TEXT), y + 3 * TEXT, TEXT, INK);
            OptionalDouble elevation = scene.elevationDeg().apply(utc);
            if (elevation.isPresent()) {
                anyElevation = true;
                double right = LEFT + PLOT_WIDTH;
                canvas.line(right, y, right + 6, y, 1, FAINT, 1);
                String degrees = String.format(Locale.ROOT, "%.0f\u00b0", elevation.getAsDouble() + 0.0);
                Letters.write(canvas, degrees, right + 12, y + 3 * TEXT, TEXT, INK);
            }
        }
        Letters.write(canvas, "UTC", LEFT - 12 - Letters.width("UTC", TEXT), TOP - 9, TEXT, FAINT);
        if (anyElevation) {
            Letters.write(canvas, "elev.", LEFT + PLOT_WIDTH + 8, TOP - 9, TEXT, FAINT);
        }
    }

    private void drawScale() {
        int left = LEFT + PLOT_WIDTH + 84;
        int top = TOP;
        int height = 260;
        for (int y = 0; y < height; y++) {
            canvas.fill(left, top + y, left + 16, top + y + 1, ColourMap.colour(1 - (y + 0.5) / height));
        }
        double stepDb = Ticks.step(scale.topDb() - scale.bottomDb(), 8);
        for (double db = Math.ceil(scale.bottomDb() / stepDb) * stepDb; db <= scale.topDb(); db += stepDb) {
            double y = top + height * (scale.topDb() - db) / (scale.topDb() - scale.bottomDb());
            canvas.line(left + 16, y, left + 21, y, 1, FAINT, 1);
            Letters.write(canvas, String.format(Locale.ROOT, "%.0f", db + 0.0), left + 27, y + 3 * TEXT, TEXT, INK);
        }
        Letters.write(canvas, "dB over", left, top + height + 24, TEXT, FAINT);
        Letters.write(canvas, "noise", left, top + height + 44, TEXT, FAINT);
    }

    private void centred(String text, double x, double y) {
        Letters.write(canvas, text, x - Letters.width(text, TEXT) / 2, y, TEXT, INK);
    }
}

package org.slewd.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One axis as {@code az=MIN:MAX@DEG_PER_S} or {@code el=MIN:MAX@DEG_PER_S}.
 *
 * @param isAzimuth which of the two
 */
record AxisArgument(boolean isAzimuth, AxisModel axis) {

    private static final Pattern FORM = Pattern.compile("(az|el)=([^:@]+):([^:@]+)@([^:@]+)");

    // As the configuration has them.
    private static final double FURTHEST_DEG = 720;
    private static final double SLOWEST_DEG_PER_S = 0.01;
    private static final double FASTEST_DEG_PER_S = 100;

    private static final double LOWEST_ELEVATION_DEG = -90;
    private static final double HIGHEST_ELEVATION_DEG = 270;

    /** Reads an axis. */
    static final class Converter implements ITypeConverter<AxisArgument> {
        @Override
        public AxisArgument convert(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new TypeConversionException('\'' + text + "' is not az=MIN:MAX@DEG_PER_S or el=MIN:MAX@DEG_PER_S,"
                        + " such as az=0:450@6.2 (degrees, degrees per second)");
            }
            boolean isAzimuth = parts.group(1).equals("az");
            double min = Arguments.number(parts.group(2));
            double max = Arguments.number(parts.group(3));
            double rate = Arguments.number(parts.group(4));
            double lowest = isAzimuth ? -FURTHEST_DEG : LOWEST_ELEVATION_DEG;
            double highest = isAzimuth ? FURTHEST_DEG : HIGHEST_ELEVATION_DEG;
            if (!(min >= lowest && min <= max && max <= highest)) {
                throw new TypeConversionException('\'' + text + "' is not a travel from " + Text.fixed(lowest, 0)
                        + " to " + Text.fixed(highest, 0) + " degrees, the lower end first");
            }
            if (!(rate >= SLOWEST_DEG_PER_S && rate <= FASTEST_DEG_PER_S)) {
                throw new TypeConversionException('\'' + text + "' does not turn with 0.01 to 100 degrees per second");
            }
            return new AxisArgument(
                    isAzimuth, AxisModel.usual(new AxisRange(min, max), rate, AxisModel.USUAL_START_DELAY_SECONDS));
        }
    }
}

package org.slewd.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Stack;
import java.util.regex.Pattern;
import org.slewd.SamplesConfig;
import org.slewd.orbit.ElementSet;
import org.slewd.sky.Site;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** How arguments are read. Each refusal is half a sentence that follows "Invalid value for option '...': ". */
final class Arguments {

    // Before the first satellite nothing can be predicted; after 2200 dates get five digits or are slips.
    private static final Instant EARLIEST = Instant.parse("1957-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private Arguments() {}

    /** A finite number in decimals. {@code Double.parseDouble} would take NaN, Infinity, 0x1p3 and 1d as well. */
    static double number(String text) {
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text) + 0.0;
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw new TypeConversionException('\'' + text + "' is not a number");
    }

    /** {@link #number} as a picocli converter. */
    static final class Decimal implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return number(text);
        }
    }

    /** A catalogue number. */
    static final class CatalogNumber implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= 1) {
                return Integer.parseInt(text);
            }
            throw new TypeConversionException(
                    '\'' + text + "' is not a catalogue number, 1 to " + ElementSet.MAX_CATALOG_NUMBER);
        }
    }

    /** Where samples come from that a command takes by itself: nobody records what is made up. */
    static final class SampleSource implements ITypeConverter<SamplesConfig.Source> {
        @Override
        public SamplesConfig.Source convert(String text) {
            String forms = '\'' + text + "' is not rtl_tcp:HOST:PORT or sigmf:FILE.sigmf-meta";
            try {
                SamplesConfig.Source source = SamplesConfig.Source.parse(text);
                if (source instanceof SamplesConfig.Source.Simulated) {
                    throw new TypeConversionException(forms);
                }
                return source;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(forms);
            }
        }
    }

    /** A TCP port; 0 stands for any that is free. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
                return Integer.parseInt(text);
            }
            throw new TypeConversionException('\'' + text + "' is not a port, 0 to 65535");
        }
    }

    /** How often something is measured. */
    static final class Runs implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.matches("[1-9][0-9]{0,2}|1000")) {
                return Integer.parseInt(text);
            }
            throw new TypeConversionException('\'' + text + "' is not a number of runs, 1 to 1000");
        }
    }

    /** A frequency in hertz; 145.8e6 is welcome. */
    static final class Hertz implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            double hz = number(text);
            if (!(hz >= 1 && hz <= 300e9)) {
                throw new TypeConversionException('\'' + text + "' is not a frequency, 1 to 300e9 Hz");
            }
            return Math.round(hz);
        }
    }

    /** A moment in UTC. */
    static final class Utc implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            Instant utc;
            try {
                utc = Instant.parse(text.matches(".*T[0-9]{2}:[0-9]{2}Z") ? text.replace("Z", ":00Z") : text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException('\'' + text + "' is not a UTC time such as 2026-11-24T18:30:00Z");
            }
            if (utc.isBefore(EARLIEST) || !utc.isBefore(LATEST)) {
                throw new TypeConversionException('\'' + text + "' is outside the years 1957 to 2199");
            }
            return utc;
        }
    }

    /** A site as {@code LAT,LON,ALT_M}. */
    static final class SiteArgument implements ITypeConverter<Site> {
        @Override
        public Site convert(String text) {
            String[] parts = text.split(",", -1);
            if (parts.length != 3) {
                throw new TypeConversionException(
                        '\'' + text + "' is not LAT,LON,ALT_M such as -33.9,151.2,50 (degrees, degrees, metres)");
            }
            try {
                return new Site(number(parts[0].strip()), number(parts[1].strip()), number(parts[2].strip()));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** One file or more, up to the next option. picocli by itself would take a misspelt option for a file. */
    static final class Files implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            int taken = 0;
            java.util.List<java.nio.file.Path> files = option.getValue();
            while (!arguments.isEmpty() && !arguments.peek().startsWith("-")) {
                files.add(java.nio.file.Path.of(arguments.pop()));
                taken++;
            }
            if (taken == 0) {
                String name = ((OptionSpec) option).longestName();
                throw new ParameterException(command.commandLine(), name + " needs at least one file");
            }
        }
    }
}

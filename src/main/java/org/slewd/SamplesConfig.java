package org.slewd;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slewd.config.Section;
import org.slewd.link.LinkAddress;
import org.slewd.receiver.rtltcp.RtlTcpSettings;
import org.slewd.recording.RecordingLimits;

/**
 * The section {@code samples} of the configuration: a receiver whose samples slewd takes itself.
 *
 * @param source where they come from
 * @param dongle how it is set up; a recording that is replayed has a rate of its own
 * @param asideHz by how much it is tuned beside the frequency transmitted; empty for what is usual
 * @param recordings what passes leave
 */
public record SamplesConfig(Source source, RtlTcpSettings dongle, OptionalDouble asideHz, Recordings recordings) {

    private static final long DEFAULT_RATE_HZ = 250_000;

    /** Room for the band that is looked at beside the middle, at the lowest rate of a dongle. */
    private static final double MOST_ASIDE_HZ = 80_000;

    private static final RtlTcpSettings USUAL_DONGLE =
            new RtlTcpSettings((int) DEFAULT_RATE_HZ, OptionalDouble.empty(), OptionalInt.empty());

    /** What the demonstration has: a made-up dongle, and pictures of passes without their samples. */
    public static final SamplesConfig SIMULATED = new SamplesConfig(
            new Source.Simulated(),
            USUAL_DONGLE,
            OptionalDouble.empty(),
            new Recordings(Path.of("recordings"), false, RecordingLimits.USUAL));

    /** Where samples come from, as it is written in the file. */
    public sealed interface Source {

        /** {@code rtl_tcp:HOST:PORT}. */
        record RtlTcp(String host, int port) implements Source {
            @Override
            public String toString() {
                return "rtl_tcp:" + host + ':' + port;
            }
        }

        /** {@code simulated}: a dongle that hears what is followed. */
        record Simulated() implements Source {
            @Override
            public String toString() {
                return "simulated";
            }
        }

        /** {@code sigmf:FILE}: a recording, played as fast as it was made. */
        record Sigmf(Path metadata) implements Source {
            @Override
            public String toString() {
                return "sigmf:" + metadata;
            }
        }

        /**
         * Reads one.
         *
         * @throws IllegalArgumentException with the forms that there are
         */
        static Source parse(String text) {
            try {
                if (text.equals("simulated")) {
                    return new Simulated();
                }
                if (text.startsWith("sigmf:") && text.length() > "sigmf:".length()) {
                    return new Sigmf(Path.of(text.substring("sigmf:".length())));
                }
                if (text.startsWith("rtl_tcp:")
                        && LinkAddress.parse(text.substring("rtl_".length())) instanceof LinkAddress.Tcp server) {
                    return new RtlTcp(server.host(), server.port());
                }
            } catch (IllegalArgumentException e) {
                throw unknown(text);
            }
            throw unknown(text);
        }

        private static IllegalArgumentException unknown(String text) {
            return new IllegalArgumentException('\'' + text
                    + "' is no source of samples; write rtl_tcp:HOST:PORT, sigmf:FILE.sigmf-meta or simulated");
        }
    }

    /**
     * What passes leave.
     *
     * @param folder for pictures and samples; a relative one is meant below the data directory
     * @param recordsAlways whether the samples of every pass are kept; its picture always is
     * @param limits what one recording may take
     */
    public record Recordings(Path folder, boolean recordsAlways, RecordingLimits limits) {}

    /**
     * Reads the section {@code samples}. What is wrong is noted in {@code section}; the answer counts only when nothing was.
     *
     * @param configuration the file that is read: a recording to be replayed is looked for beside it
     */
    public static SamplesConfig read(Section section, Path configuration) {
        Source source = section.parsed("source", Source::parse).orElseGet(Source.Simulated::new);
        if (source instanceof Source.Sigmf file) {
            source = new Source.Sigmf(
                    configuration.resolveSibling(file.metadata()).normalize());
        }
        long rateHz = section.optionalInteger("rateHz", 1, 10_000_000).orElse(DEFAULT_RATE_HZ);
        OptionalDouble gainDb = section.optionalNumber("gainDb", -10, 100);
        OptionalDouble asideHz = section.optionalNumber("asideHz", -MOST_ASIDE_HZ, MOST_ASIDE_HZ);
        if (source instanceof Source.Sigmf) {
            for (String key : List.of("rateHz", "gainDb", "asideHz")) {
                if (section.isSound(key) && section.has(key)) {
                    section.problem(key, "has no meaning for a recording; take it out");
                }
            }
        }
        RtlTcpSettings dongle = USUAL_DONGLE;
        if (section.isSound("rateHz")) {
            try {
                dongle = new RtlTcpSettings(Math.toIntExact(rateHz), gainDb, OptionalInt.empty());
            } catch (IllegalArgumentException e) {
                section.problem(
                        "rateHz", "is none of an RTL2832U; write one from 225001 to 300000 or from 900001 to 3200000");
            }
        }
        Recordings recordings = section.optionalSection("recordings")
                .map(SamplesConfig::recordings)
                .orElse(SIMULATED.recordings());
        return new SamplesConfig(source, dongle, asideHz, recordings);
    }

    private static Recordings recordings(Section section) {
        Path folder = SIMULATED.recordings().folder();
        try {
            folder = section.optionalText("folder").map(Path::of).orElse(folder);
        } catch (InvalidPathException e) {
            section.problem("folder", "is not a name for a folder; use plain letters");
        }
        boolean always = section.optionalChoice("record", List.of("always", "never"))
                .filter("always"::equals)
                .isPresent();
        RecordingLimits usual = RecordingLimits.USUAL;
        Duration longest = usual.longest();
        long mostBytes = section.optionalInteger("mostBytes", 1_000_000, Long.MAX_VALUE / 2)
                .orElse(usual.mostBytes());
        long keepFreeBytes =
                section.optionalInteger("keepFreeBytes", 0, Long.MAX_VALUE / 2).orElse(usual.reserveBytes());
        OptionalLong folderMostBytes = section.optionalInteger("folderMostBytes", 10_000_000, Long.MAX_VALUE / 2);
        return new Recordings(folder, always, new RecordingLimits(longest, mostBytes, keepFreeBytes, folderMostBytes));
    }
}

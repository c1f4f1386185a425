package org.slewd.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.slewd.Settings;
import org.slewd.config.ConfigException;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Group;
import org.slewd.orbit.Groups;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a prediction gets its element sets and its site from: the command line, or else the configuration. */
final class SkyOptions {

    @Mixin
    private ElementOptions elements;

    @Option(
            names = "--site",
            paramLabel = "LAT,LON,ALT_M",
            converter = Arguments.SiteArgument.class,
            description = "Where the antenna stands: degrees north, degrees east, metres.")
    private Optional<Site> site = Optional.empty();

    /**
     * What a prediction rests on.
     *
     * @param settings the configuration, when it was asked for anything or named
     * @param isHome whether the site is that of the configuration, whose horizon then counts
     */
    record Sky(Catalogue catalogue, Groups groups, Site site, Optional<Settings> settings, boolean isHome) {

        /** What an object has to rise above: as configured, or a flat horizon. */
        HorizonMask horizonFor(int catalogNumber) {
            return settings.map(Settings::station)
                    .map(station -> isHome
                            ? station.horizonFor(catalogNumber)
                            : HorizonMask.constant(station.minElevationDeg()))
                    .orElse(HorizonMask.FLAT);
        }

        /** What the configuration says that an object transmits on. */
        Optional<Long> downlinkHz(int catalogNumber) {
            return settings.map(Settings::station).flatMap(station -> station.downlinkHzOf(catalogNumber));
        }
    }

    /** As {@link ElementOptions#read}, with the site. */
    Sky read() throws ConfigException {
        return read(false);
    }

    /** As {@link #read()}, for a caller that may want more from the configuration. */
    Sky read(boolean needsConfig) throws ConfigException {
        ElementOptions.Elements read = elements.read(needsConfig || site.isEmpty());
        Site place = site.or(() -> read.settings().map(known -> known.station().site()))
                .orElseThrow(() -> elements.missing("--site LAT,LON,ALT_M", "a site"));
        return new Sky(read.catalogue(), read.groups(), place, read.settings(), site.isEmpty());
    }

    /** The data directory. */
    Path data() {
        return elements.data();
    }

    /** As {@link ElementOptions#group}. */
    Group group(String text, Groups groups) {
        return elements.group(text, groups);
    }

    /** As {@link ElementOptions#missing}. */
    ParameterException missing(String option, String key) {
        return elements.missing(option, key);
    }
}

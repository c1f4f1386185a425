package org.slewd.cli;

import java.time.Duration;
import java.util.Optional;
import org.slewd.Settings;
import org.slewd.illuminator.Bistatic;
import org.slewd.illuminator.Illuminator;
import org.slewd.illuminator.Illuminators;
import org.slewd.orbit.ElementSet;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which transmitter on the ground lights the object, if that is asked for. */
final class IlluminatorOption {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--illuminator",
            paramLabel = "NAME",
            description = "A transmitter on the ground, such as graves; adds what comes back of its carrier. 'slewd"
                    + " illuminators' lists them.")
    private Optional<String> name = Optional.empty();

    /** Whether it can only be one of the configuration. */
    boolean needsConfig() {
        return name.filter(given -> Illuminators.BUILT_IN.find(given).isEmpty()).isPresent();
    }

    /** The one that was asked for; another name than those that are known is wrong usage. */
    Optional<Illuminator> in(Optional<Settings> settings) {
        Illuminators known =
                settings.map(configured -> configured.sky().illuminators()).orElse(Illuminators.BUILT_IN);
        return name.map(given -> known.find(given)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--illuminator " + Text.printable(given) + " is not known; there is "
                                + String.join(", ", known.names())
                                + ", and the configuration may have more under illuminators")));
    }

    /** The way from {@code lit} over the object to {@code site}. */
    static Bistatic way(Illuminator lit, ElementSet elements, Site site) {
        return new Bistatic(
                lit,
                new Satellite(elements, new SiteFrame(lit.site()), Duration.ZERO)::look,
                new Satellite(elements, new SiteFrame(site), Duration.ZERO)::look);
    }
}

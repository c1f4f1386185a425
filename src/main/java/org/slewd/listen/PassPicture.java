package org.slewd.listen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.slewd.picture.WaterfallPicture;
import org.slewd.picture.WaterfallScene;
import org.slewd.signal.ChainSettings;
import org.slewd.signal.SpectrumRow;

/** The picture of what a pass has left. */
public final class PassPicture {

    private PassPicture() {}

    /**
     * Draws it; takes a second or so, so not on a thread that must not wait.
     *
     * @param followed tells elevations and expected frequencies; called by this thread
     * @param station its name, or a word for where this was
     * @param spanHz how much of the band, or all that is good
     * @return the file, PNG; empty while there is no row
     */
    public static Optional<byte[]> png(Listened listened, Followed followed, String station, OptionalDouble spanHz) {
        if (listened.waterfall().rows().isEmpty()) {
            return Optional.empty();
        }
        SpectrumRow first = listened.waterfall().rows().get(0);
        double whole = first.binHz() * first.power().length;
        LocalDate date = LocalDate.ofInstant(first.utc(), ZoneOffset.UTC);
        String megahertz = String.format(Locale.ROOT, "%.4f MHz", listened.transmittedHz() / 1e6);
        return Optional.of(WaterfallPicture.png(new WaterfallScene(
                listened.name() + "   " + megahertz,
                station + "   " + date + "   "
                        + (listened.isCorrected()
                                ? "Doppler shift taken out"
                                : "Doppler shift left in, dashed as expected"),
                listened.waterfall(),
                Math.min(whole, spanHz.orElse(whole * ChainSettings.FLAT)),
                listened.isCorrected() ? "the frequency expected" : megahertz,
                expected(listened, followed),
                utc -> followed.look(utc)
                        .map(look -> OptionalDouble.of(look.elevationDeg()))
                        .orElse(OptionalDouble.empty()))));
    }

    private static Function<Instant, OptionalDouble> expected(Listened listened, Followed followed) {
        return utc -> {
            OptionalDouble hz = followed.receivedHz(utc);
            return listened.isCorrected() || hz.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(hz.getAsDouble() - listened.transmittedHz());
        };
    }
}

package org.slewd.receiver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.slewd.config.Section;
import org.slewd.link.LinkAddress;

/**
 * The section {@code receiver} of the configuration.
 *
 * @param kind name of the radio, as in the table of kinds
 * @param link where the radio is
 * @param baud speed of the serial line; empty takes the kind's own
 * @param options what its owner has set on it
 */
public record ReceiverConfig(String kind, LinkAddress link, OptionalInt baud, ReceiverOptions options) {

    /** A radio as it was delivered. */
    public ReceiverConfig(String kind, LinkAddress link, OptionalInt baud) {
        this(kind, link, baud, ReceiverOptions.AS_DELIVERED);
    }

    /**
     * Reads the section {@code receiver}. What is wrong is noted in {@code section}; the answer counts only when nothing
     * was.
     *
     * @param kinds the table of kinds
     */
    public static ReceiverConfig read(Section section, List<ReceiverKind> kinds) {
        String name =
                section.choice("kind", kinds.stream().map(ReceiverKind::name).toList());
        Optional<ReceiverKind> kind =
                kinds.stream().filter(known -> known.name().equals(name)).findFirst();
        LinkAddress link = section.parsed("link", LinkAddress::parse).orElseGet(LinkAddress.Simulated::new);
        OptionalInt baud = section.optionalInteger("baud", 50, 4_000_000).stream()
                .mapToInt(Math::toIntExact)
                .findFirst();
        boolean network = kind.map(known -> known.defaultBaud() == 0).orElse(false);
        if (network && link instanceof LinkAddress.Serial) {
            section.problem("link", "is a serial line; this kind is spoken over a network, write tcp:HOST:PORT");
        }
        if (section.isSound("baud") && baud.isPresent() && link instanceof LinkAddress.Tcp) {
            section.problem("baud", "has no meaning on " + link + "; take it out");
        }
        return new ReceiverConfig(name, link, baud, options(section, kind));
    }

    private static ReceiverOptions options(Section section, Optional<ReceiverKind> kind) {
        Optional<Integer> address = section.has("civAddress")
                ? section.parsed("civAddress", ReceiverOptions::parseCivAddress)
                : Optional.empty();
        if (address.isPresent() && !kind.map(ReceiverKind::hasCivAddress).orElse(true)) {
            section.problem("civAddress", "has no meaning for this kind; take it out");
        }
        Optional<Half> half = section.optionalChoice("downlinkOn", List.of("main", "sub"))
                .map(word -> Half.valueOf(word.toUpperCase(Locale.ROOT)));
        if (half.isPresent() && !kind.map(ReceiverKind::hasHalves).orElse(true)) {
            section.problem("downlinkOn", "has no meaning for this kind, which has one receiver; take it out");
        }
        return new ReceiverOptions(address.map(OptionalInt::of).orElseGet(OptionalInt::empty), half);
    }
}

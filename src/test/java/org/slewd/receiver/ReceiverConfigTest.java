package org.slewd.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.receiver.civ.Civ;
import org.slewd.receiver.rigctld.Rigctld;

class ReceiverConfigTest {

    private static final List<ReceiverKind> KINDS = List.of(Civ.IC_R8600, Civ.IC_9700, Rigctld.RIGCTLD);

    private static ReceiverConfig read(String text) throws ConfigException {
        return Configuration.readText(text, "s.yaml", root -> ReceiverConfig.read(root, KINDS));
    }

    @Test
    void a_radio_is_as_it_was_delivered_unless_its_owner_says_otherwise() throws ConfigException {
        assertThat(read("kind: ic-9700\nlink: simulated\n").options()).isEqualTo(ReceiverOptions.AS_DELIVERED);
        assertThat(read("kind: ic-9700\nlink: simulated\ncivAddress: 4eh\ndownlinkOn: main\n")
                        .options())
                .isEqualTo(new ReceiverOptions(OptionalInt.of(0x4E), Optional.of(Half.MAIN)));
    }

    @Test
    void options_that_a_kind_has_not_and_addresses_that_no_radio_has_are_refused() {
        assertThat(problems("kind: rigctld\nlink: simulated\ncivAddress: 94h\ndownlinkOn: sub\n"))
                .anyMatch(text -> text.contains("civAddress = 94h has no meaning for this kind; take it out"))
                .anyMatch(
                        text -> text.contains("downlinkOn = sub has no meaning for this kind, which has one receiver"));
        assertThat(problems("kind: ic-r8600\nlink: simulated\ndownlinkOn: sub\n"))
                .hasSize(1);
        for (String address : List.of("e0h", "00h", "94", "0x94", "x", "194h")) {
            assertThat(problems("kind: ic-r8600\nlink: simulated\ncivAddress: \"" + address + "\"\n"))
                    .singleElement()
                    .asString()
                    .endsWith(
                            "is not a CI-V address; write it as the radio's menu shows it, from 01h to DFh, such as 94h");
        }
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void a_fitted_kind_speaks_to_the_address_that_its_owner_has_set() {
        ReceiverKind kind = Civ.IC_R8600.fitted(new ReceiverOptions(OptionalInt.of(0x42), Optional.empty()));
        byte[][] first = new byte[1][];
        kind.driver().apply(0).step(0, bytes -> first[0] = bytes);
        assertThat(first[0][2]).isEqualTo((byte) 0x42);
        assertThat(Rigctld.GQRX.fitted(new ReceiverOptions(OptionalInt.of(0x42), Optional.empty())))
                .isSameAs(Rigctld.GQRX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiverOptions(OptionalInt.of(0xE0), Optional.empty()))
                .withMessage("E0h is not the address of a radio");
    }
}

package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {

    private static final CatalogueEntry PIECE = entry(49_863, "COSMOS 1408 DEB", "1982-092ABC");
    private static final CatalogueEntry PARENT = entry(13_552, "COSMOS 1408", "1982-092A");
    private static final CatalogueEntry ISS = entry(25_544, "ISS (ZARYA)", "98067A");

    private static CatalogueEntry entry(int number, String name, String objectId) {
        ElementSet set = new ElementSet(
                number, name, objectId, Sets.EPOCH, 15.5, 0.001, 51.6, 0, 0, 0, 1e-4, 0, 0, 0, 0, 'U', "test");
        Catalogue catalogue = Catalogue.empty().with(new Source("amateur", 0), Sets.EPOCH, List.of(set));
        return catalogue
                .with(new Source("c1408.3le", 0), Sets.EPOCH.plus(Duration.ofHours(1)), List.of(set))
                .entry(number)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // text                                  | piece | parent | ISS
                "COSMOS 1408*                            | true  | true  | false",
                "cosmos 1408*                            | true  | true  | false",
                "COSMOS   1408                           | false | true  | false",
                "COSMOS 14?8 DEB                         | true  | false | false",
                "*                                       | true  | true  | true",
                "1408                                    | false | false | false",
                "1982-092*                               | true  | true  | false",
                "1982-092                                | true  | true  | false",
                "82092*                                  | true  | true  | false",
                "82092a                                  | false | true  | false",
                "1982-092A                               | false | true  | false",
                "1982-092??*                             | true  | false | false",
                "98067*                                  | false | false | true",
                "1998-067A                               | false | false | true",
                "1998-*                                  | false | false | true",
                "25544                                   | false | false | true",
                "25544,13552                             | false | true  | true",
                "13000-14000, 49863-50100                | true  | true  | false",
                "source:amateur                          | true  | true  | true",
                "SOURCE:*.3LE                            | true  | true  | true",
                "source:other                            | false | false | false",
                "stations                                | false | false | true",
                "Stations                                | false | false | true",
                "cosmos-1408 and not *DEB                | false | true  | false",
                "stations or 1982-092* and not *DEB      | false | true  | true",
                "not not 25544                           | false | false | true",
                "NOT stations                            | true  | true  | false",
                "ISS (ZARYA) or COSMOS 1408              | false | true  | true",
                "\"COSMOS 1408\"                         | false | true  | false",
                "\"25544\"                               | false | false | false",
            })
    void a_line_of_text_chooses_objects(String text, boolean piece, boolean parent, boolean iss) {
        Group group = Groups.builtIn().parse(text);

        assertThat(List.of(group.contains(PIECE), group.contains(PARENT), group.contains(ISS)))
                .containsExactly(piece, parent, iss);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1982-092* or  | \"1982-092* or\" ends where a group is expected",
                "or 25544      | \"or 25544\" has or where a group is expected",
                "a and and b   | \"a and and b\" has and where a group is expected",
                "25544,,48274  | \"25544,,48274\" has \"\" where a number or a range is expected",
                "25544-        | \"25544-\" has \"25544-\" where a number or a range is expected",
                "1234567890    | \"1234567890\" has \"1234567890\" where a number or a range is expected",
                "0             | \"0\" has the range 0, whose numbers must be 1 or more and rise",
                "50100-49863   | \"50100-49863\" has the range 50100-49863, whose numbers must be 1 or more and rise",
                "source:       | \"source:\" names no source behind source:",
                "\"COSMOS      | \"\"COSMOS\" opens a quotation that it does not close",
                "\"A\" \"B\"   | \"\"A\" \"B\"\" has B where or or and is expected",
                "` `           | \"\" is empty",
            })
    void a_mistake_is_answered_with_what_is_allowed(String text, String sentence) {
        assertThatThrownBy(() -> Groups.builtIn().parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence
                        + "; a group is a name such as COSMOS 1408*, a designator such as 1982-092*, numbers such as"
                        + " 25544,49863-50100, source:NAME, the name of a group, or some of these joined with or, and,"
                        + " not");
    }

    @Test
    void a_text_without_end_is_refused_and_a_nasty_pattern_costs_little() {
        assertThatThrownBy(() -> Groups.builtIn().parse("A".repeat(1001)))
                .hasMessage("a group is written in at most 1000 characters, and this has 1001");
        Group nasty = Groups.builtIn().parse("*a".repeat(450) + "b");
        assertThat(nasty.contains(entry(1, "A".repeat(64), ""))).isFalse();
        assertThat(Groups.builtIn().parse("not ".repeat(200) + "25544").contains(ISS))
                .isTrue();
    }

    @Test
    void a_configured_group_may_use_those_before_it() {
        Groups groups = Groups.builtIn()
                .with("mine", "stations or source:amateur and *DEB")
                .with("less", "mine and not stations");

        assertThat(groups.parse("less").contains(PIECE)).isTrue();
        assertThat(groups.parse("less").contains(ISS)).isFalse();
        assertThat(groups.all()).extracting(Groups.NamedGroup::name).endsWith("mine", "less");
        // What is not the name of a group is the name of an object.
        assertThat(Groups.builtIn().parse("less").contains(PIECE)).isFalse();
    }

    @Test
    void a_name_is_plain_and_given_once() {
        assertThatThrownBy(() -> Groups.builtIn().with("My Group", "*"))
                .hasMessage(
                        "'My Group' is no name for a group; begin with a small letter, and go on with small letters,"
                                + " digits and -");
        assertThatThrownBy(() -> Groups.builtIn().with("not", "*")).hasMessageStartingWith("'not' is no name");
        assertThatThrownBy(() -> Groups.builtIn().with("stations", "*"))
                .hasMessage("there is a group stations already; choose another name");
        Groups groups = Groups.builtIn();
        while (groups.all().size() < Groups.MAX_GROUPS) {
            groups = groups.with("g" + groups.all().size(), "1");
        }
        Groups full = groups;
        assertThatThrownBy(() -> full.with("more", "1")).hasMessage("there are 100 groups already, which is the most");
    }
}

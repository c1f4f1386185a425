package org.slewd.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @Test
    void values_of_every_type_are_read() throws ConfigException {
        List<Object> values = read(
                """
                name: A station   # with a comment
                quoted: "0123"
                latitudeDeg: -33.9
                exponent: 1.5e2
                port: 8080
                hz: 145800000
                refraction: true
                kind: GS232B
                files: [a.json, b.json]
                site:
                  altitudeM: .5
                objects:
                  - number: 1
                  - number: 2
                """,
                root -> List.of(
                        root.text("name"),
                        root.text("quoted"),
                        root.number("latitudeDeg", -90, 90),
                        root.number("exponent", 0, 1000),
                        root.integer("port", 0, 65_535),
                        root.optionalInteger("hz", 1, Long.MAX_VALUE).orElseThrow(),
                        root.optionalFlag("refraction").orElseThrow(),
                        root.choice("kind", List.of("gs232a", "gs232b")),
                        root.texts("files"),
                        root.section("site").number("altitudeM", 0, 1),
                        root.sections("objects").stream()
                                .map(object -> object.integer("number", 1, 9))
                                .toList()));

        assertThat(values)
                .containsExactly(
                        "A station",
                        "0123",
                        -33.9,
                        150.0,
                        8080L,
                        145_800_000L,
                        true,
                        "gs232b",
                        List.of("a.json", "b.json"),
                        0.5,
                        List.of(1L, 2L));
    }

    @Test
    void keys_that_are_not_there_are_empty_when_they_are_optional() throws ConfigException {
        List<Object> values = read(
                "other: 1\nreceiver:\nfiles:\n",
                root -> List.of(
                        root.integer("other", 1, 1),
                        root.optionalText("a").isPresent(),
                        root.optionalNumber("b", 0, 1).isPresent(),
                        root.optionalInteger("c", 0, 1).isPresent(),
                        root.optionalFlag("d").isPresent(),
                        root.optionalChoice("e", List.of("x")).isPresent(),
                        root.optionalSection("f").isPresent(),
                        root.optionalSection("receiver").isPresent(),
                        root.texts("files").isEmpty(),
                        root.sections("h").isEmpty()));

        assertThat(values).containsExactly(1L, false, false, false, false, false, false, false, true, true);
    }

    @Test
    void a_negative_zero_becomes_zero() throws ConfigException {
        double value = read("x: -0.0", root -> root.number("x", -1, 1));

        assertThat(Double.doubleToRawLongBits(value)).isZero();
    }

    @Test
    void a_missing_key_is_named_with_what_to_write() {
        assertThat(problems("site:\n  other: 1\n", root -> {
                    Section site = root.section("site");
                    site.integer("other", 0, 1);
                    site.text("name");
                    site.number("latitudeDeg", -90, 90);
                    site.integer("port", 0, 65_535);
                    site.choice("kind", List.of("a", "b"));
                    site.section("inner");
                }))
                .containsExactly(
                        "s.yaml:1  site.inner is missing; add it with its keys below it, indented",
                        "s.yaml:1  site.kind is missing; write one of a, b",
                        "s.yaml:1  site.latitudeDeg is missing; write one from -90 to 90",
                        "s.yaml:1  site.name is missing; write a text",
                        "s.yaml:1  site.port is missing; write one from 0 to 65535");
    }

    @Test
    void a_missing_section_is_one_problem_however_many_keys_it_has() {
        assertThat(problems("a: 1", root -> {
                    root.integer("a", 1, 1);
                    Section site = root.section("site");
                    site.number("latitudeDeg", -90, 90);
                    site.section("inner").text("deep");
                    assertThat(site.isSound("latitudeDeg")).isFalse();
                }))
                .containsExactly("s.yaml:1  site is missing; add it with its keys below it, indented");
    }

    @Test
    void an_empty_value_is_not_a_default() {
        assertThat(problems("a:\nb: ~\nc: null\n", root -> {
                    root.text("a");
                    root.optionalNumber("b", 0, 1);
                    root.optionalFlag("c");
                }))
                .containsExactly(
                        "s.yaml:1  a is empty; write a text",
                        "s.yaml:2  b is empty; write one from 0 to 1",
                        "s.yaml:3  c is empty; write true or false");
    }

    @Test
    void numbers_out_of_bounds_say_which_bound() {
        assertThat(problems("a: 90.5\nb: -91\nc: 65536\nd: 1e999\ne: 0.05\n", root -> {
                    root.number("a", -90, 90);
                    root.number("b", -90, 90);
                    root.integer("c", 0, 65_535);
                    root.number("d", 0, 1);
                    root.number("e", 0.1, 180);
                }))
                .containsExactly(
                        "s.yaml:1  a = 90.5 is above 90; write one from -90 to 90",
                        "s.yaml:2  b = -91 is below -90; write one from -90 to 90",
                        "s.yaml:3  c = 65536 is above 65535; write one from 0 to 65535",
                        "s.yaml:4  d = 1e999 is above 1; write one from 0 to 1",
                        "s.yaml:5  e = 0.05 is below 0.1; write one from 0.1 to 180");
    }

    @Test
    void what_is_not_a_number_is_shown() {
        String text = """
                a: north
                b: .nan
                c: -.inf
                d: "12"
                e: 12,5
                f: [1, 2]
                g: {x: 1}
                h: 0x1F
                i: 1_000
                j: true
                k: NaN
                """;
        assertThat(problems(text, root -> {
                    for (String key : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")) {
                        root.number(key, 0, 9);
                    }
                }))
                .containsExactly(
                        "s.yaml:1  a = north is not a number; write one from 0 to 9",
                        "s.yaml:2  b = .nan is not a number; write one from 0 to 9",
                        "s.yaml:3  c = -.inf is not a number; write one from 0 to 9",
                        "s.yaml:4  d = \"12\" is not a number; take the quotes away",
                        "s.yaml:5  e = 12,5 is not a number; write the decimal point as a dot",
                        "s.yaml:6  f is a list, not a number; write one from 0 to 9",
                        "s.yaml:7  g is a section, not a number; write one from 0 to 9",
                        "s.yaml:8  h = 0x1F is not a number; write one from 0 to 9",
                        "s.yaml:9  i = 1_000 is not a number; write one from 0 to 9",
                        "s.yaml:10  j = true is not a number; write one from 0 to 9",
                        "s.yaml:11  k = NaN is not a number; write one from 0 to 9");
    }

    @Test
    void whole_numbers_have_no_fraction() throws ConfigException {
        assertThat(problems("a: 80.5\nb: 1e-3\n", root -> {
                    root.integer("a", 0, 65_535);
                    root.optionalInteger("b", 0, 65_535);
                }))
                .containsExactly(
                        "s.yaml:1  a = 80.5 is not a whole number; write one from 0 to 65535",
                        "s.yaml:2  b = 1e-3 is not a whole number; write one from 0 to 65535");
        assertThat(readInteger("a: 1.0e3")).isEqualTo(1000);
        assertThat(readInteger("a: 9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void other_types_say_what_they_want() {
        String text = """
                flag: yes
                quotedFlag: "true"
                kind: gs323b
                kindList: [gs232b]
                text: [a]
                blank: "  "
                lines: |
                  one
                  two
                list: a.json
                section: 5
                sections:
                  - 5
                texts:
                  - a
                  - {b: 1}
                  -
                """;
        assertThat(problems(text, root -> {
                    root.optionalFlag("flag");
                    root.optionalFlag("quotedFlag");
                    root.choice("kind", List.of("gs232a", "gs232b"));
                    root.choice("kindList", List.of("gs232a", "gs232b"));
                    root.text("text");
                    root.text("blank");
                    root.text("lines");
                    root.texts("list");
                    root.section("section").text("inside");
                    root.sections("sections");
                    assertThat(root.texts("texts")).containsExactly("a", "", "");
                    assertThat(root.isSound("texts[0]")).isTrue();
                    assertThat(root.isSound("texts[1]")).isFalse();
                }))
                .containsExactly(
                        "s.yaml:1  flag = yes is not true or false",
                        "s.yaml:2  quotedFlag = \"true\" is not true or false",
                        "s.yaml:3  kind = gs323b is not one of gs232a, gs232b; did you mean gs232b?",
                        "s.yaml:4  kindList is a list, not a word; write one of gs232a, gs232b",
                        "s.yaml:5  text is a list, not a text; write it on one line",
                        "s.yaml:6  blank = \"  \" is not a text; write at least one letter",
                        "s.yaml:7  lines = \"one?two?\" is not a text on one line; take out line breaks and control characters",
                        "s.yaml:10  list = a.json is not a list; write each entry on a line of its own after a dash",
                        "s.yaml:11  section = 5 is not a section; write its keys below it, indented",
                        "s.yaml:13  sections[0] = 5 is not a section; write its keys below it, indented",
                        "s.yaml:16  texts[1] is a section, not a text; write it on one line",
                        "s.yaml:17  texts[2] is empty, not a text; write it on one line");
    }

    @Test
    void a_key_that_nobody_asked_for_is_refused_with_the_nearest_known() {
        String text = """
                rotator:
                  elevatonMinDeg: 5
                  AZIMUTHMINDEG: 0
                  wholly: 1
                <<: {a: 1}
                """;
        assertThat(problems(text, root -> {
                    Section rotator = root.section("rotator");
                    rotator.optionalNumber("azimuthMinDeg", 0, 1);
                    rotator.optionalNumber("elevationMinDeg", 0, 1);
                }))
                .containsExactly(
                        "s.yaml:2  rotator.elevatonMinDeg is not a known key; did you mean elevationMinDeg?",
                        "s.yaml:3  rotator.AZIMUTHMINDEG is not a known key; did you mean azimuthMinDeg?",
                        "s.yaml:4  rotator.wholly is not a known key; known here: azimuthMinDeg, elevationMinDeg",
                        "s.yaml:5  << is not a known key; known here: rotator");
    }

    @Test
    void a_slip_in_a_key_that_has_to_be_there_is_one_problem() {
        assertThat(problems("beamWidth: 5\nrate: 3\nunheardOf: 1\n", root -> {
                    root.number("rateDegPerS", 0, 9);
                    root.number("beamWidthDeg", 0, 9);
                    root.optionalNumber("beamWidths", 0, 9);
                }))
                .containsExactly(
                        "s.yaml:1  beamWidth is not a known key; did you mean beamWidthDeg?",
                        "s.yaml:1  rateDegPerS is missing; write one from 0 to 9",
                        "s.yaml:2  rate is not a known key; known here: rateDegPerS, beamWidthDeg, beamWidths",
                        "s.yaml:3  unheardOf is not a known key; known here: rateDegPerS, beamWidthDeg, beamWidths");
    }

    @Test
    void a_key_given_twice_is_refused_at_any_depth() {
        assertThat(problems(
                        "http:\n  port: 1\n  port: 2\nhttp:\n  port: 3\n",
                        root -> root.section("http").integer("port", 0, 9)))
                .containsExactly(
                        "s.yaml:3  http.port is given twice, first on line 2; keep one",
                        "s.yaml:4  http is given twice, first on line 1; keep one");
    }

    @Test
    void comparisons_are_left_out_when_a_value_is_in_doubt() {
        assertThat(problems("min: x\nmax: 5\n", root -> {
                    root.number("min", 0, 9);
                    root.number("max", 0, 9);
                    assertThat(root.isSound("max")).isTrue();
                    assertThat(root.isSound("min", "max")).isFalse();
                }))
                .hasSize(1);
    }

    @Test
    void a_reader_adds_its_own_problems_where_the_value_stands() {
        assertThat(problems("a: 540\nb:\n  c: 1\nfiles:\n  - one\n  - two\n", root -> {
                    root.number("a", 0, 720);
                    root.section("b").integer("c", 1, 1);
                    root.texts("files");
                    root.problem("a", "is above 450, the most that gs232b can be told");
                    root.problem("b", "is odd");
                    root.problem("files[1]", "is not a file");
                    root.problem("absent", "would be needed");
                }))
                .containsExactly(
                        "s.yaml:1  a = 540 is above 450, the most that gs232b can be told",
                        "s.yaml:1  absent would be needed",
                        "s.yaml:2  b is odd",
                        "s.yaml:6  files[1] = two is not a file");
    }

    @Test
    void a_parser_of_somebody_else_speaks_for_itself() {
        assertThat(problems(
                        "link: usb\n",
                        root -> assertThat(root.parsed("link", text -> {
                                    throw new IllegalArgumentException('"' + text + "\" is not an address");
                                }))
                                .isEmpty()))
                .containsExactly("s.yaml:1  link: \"usb\" is not an address");
    }

    @Test
    void tags_anchors_and_aliases_are_refused() {
        assertThat(problems("a: !!str 5\nb: &x 1\nc: *x\nd: !java.net.URL [x]\n", root -> {
                    root.text("a");
                    root.integer("b", 0, 9);
                    root.optionalText("c");
                    root.texts("d");
                }))
                .containsExactly(
                        "s.yaml:1  a has a tag (!!str); take it out, the key decides the type",
                        "s.yaml:2  b has an anchor (&x); write values where they belong",
                        "s.yaml:3  c is empty; write a text",
                        "s.yaml:3  c refers to an anchor (*x); write the value out",
                        "s.yaml:4  d has a tag (!java.net.URL); take it out, the key decides the type");
    }

    @Test
    void a_bomb_of_anchors_costs_nothing() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 90; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(20)));
        }
        assertThat(problems(bomb.toString(), root -> {})).hasSize(Problems.MAX_PROBLEMS);
    }

    @Test
    void text_that_is_not_yaml_is_one_problem_with_its_line() {
        assertThat(problems("a: 1\nb: c: d\n", root -> {}))
                .containsExactly(
                        "s.yaml:2  is not YAML: mapping values are not allowed here; check indentation, colons and quotes here");
        assertThat(problems("a: \"open\nb: 1\n", root -> {}))
                .singleElement()
                .asString()
                .contains("is not YAML");
        assertThat(problems("a:\n\t- tab\n", root -> {}))
                .singleElement()
                .asString()
                .startsWith("s.yaml:2  is not YAML");
        assertThat(problems("a: \u0007\n", root -> {}))
                .singleElement()
                .asString()
                .contains("is not YAML")
                .contains("save it as plain text in UTF-8");
    }

    @Test
    void what_is_not_sections_is_refused() {
        assertThat(problems("", root -> {}))
                .containsExactly("s.yaml  is empty; start from the example in config/slewd.yaml");
        assertThat(problems("# only a comment\n", root -> {}))
                .containsExactly("s.yaml  is empty; start from the example in config/slewd.yaml");
        assertThat(problems("---\n", root -> {}))
                .containsExactly("s.yaml  is empty; start from the example in config/slewd.yaml");
        assertThat(problems("\n- a\n- b\n", root -> {}))
                .containsExactly("s.yaml:2  does not consist of sections; start from the example in config/slewd.yaml");
        assertThat(problems("hello", root -> {}))
                .containsExactly("s.yaml:1  does not consist of sections; start from the example in config/slewd.yaml");
        assertThat(problems("a: 1\n---\nb: 2\n", root -> {}))
                .containsExactly("s.yaml:2  a second document starts here; keep one");
        assertThat(problems("? [a, b]\n: 1\n", root -> {}))
                .containsExactly("s.yaml:1  a key is not a word; write key: value");
    }

    @Test
    void depth_is_bounded() {
        String deep = "a: " + "[".repeat(100_000);
        assertThat(problems(deep, root -> {}))
                .singleElement()
                .asString()
                .endsWith("is nested deeper than 16 levels; is it the right file?");
    }

    @Test
    void long_values_are_cut_in_messages() {
        assertThat(problems("a: " + "x".repeat(2000) + "\n", root -> root.text("a")))
                .containsExactly(
                        "s.yaml:1  a = " + "x".repeat(60) + "... is not short enough; write at most 1000 characters");
    }

    @Test
    void the_exception_lists_all_problems_and_counts_them() {
        assertThatThrownBy(() -> read("b: 1\nc: 1\n", root -> ""))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems()).extracting(Problem::line).containsExactly(1, 2))
                .hasMessage("""
                        s.yaml:1  b is not a known key; take it out
                        s.yaml:2  c is not a known key; take it out
                        2 problems, nothing started""");
        assertThatThrownBy(() -> read("b: 1\n", root -> root.integer("other", 0, 1)))
                .message()
                .endsWith("2 problems, nothing started");
        assertThatThrownBy(() -> read("b: 1\n", root -> root.integer("b", 0, 0)))
                .message()
                .endsWith("\n1 problem, nothing started");
    }

    @Test
    void files_that_cannot_be_read_say_why(@TempDir Path folder) throws IOException {
        Path absent = folder.resolve("absent.yaml");
        assertThat(fileProblems(absent))
                .containsExactly(
                        absent + "  does not exist; check the path, or start from the example in config/slewd.yaml");
        assertThat(fileProblems(folder)).containsExactly(folder + "  is not a file; name the YAML file itself");

        Path latin =
                Files.write(folder.resolve("latin.yaml"), "name: M\u00fcnchen".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(fileProblems(latin))
                .containsExactly(latin + "  is not text in UTF-8; save it again in that encoding");

        Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(Configuration.MAX_BYTES + 1));
        assertThat(fileProblems(large))
                .containsExactly(large + "  is larger than 1048576 bytes; is it the right file?");

        Path fits = Files.writeString(folder.resolve("fits.yaml"), "#".repeat(Configuration.MAX_BYTES - 5) + "\na: 1");
        assertThat(fileProblems(fits)).isEmpty();
    }

    private static List<String> fileProblems(Path file) {
        try {
            Configuration.read(file, root -> root.optionalInteger("a", 1, 1));
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static long readInteger(String text) throws ConfigException {
        return read(text, root -> root.integer("a", 0, Long.MAX_VALUE));
    }

    private static <T> T read(String text, Function<Section, T> reader) throws ConfigException {
        return Configuration.readText(text, "s.yaml", reader);
    }

    private static List<String> problems(String text, java.util.function.Consumer<Section> reader) {
        List<String> problems = new ArrayList<>();
        try {
            read(text, root -> {
                reader.accept(root);
                return "";
            });
        } catch (ConfigException e) {
            e.problems().forEach(problem -> problems.add(problem.toString()));
        }
        return problems;
    }
}

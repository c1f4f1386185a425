package org.slewd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void the_manual_page_tells_of_every_command_and_option_as_the_help_does() throws IOException {
        String page = unpacked(papers("a").resolve("slewd.1.gz"));

        assertThat(page)
                .startsWith(".TH SLEWD 1 ")
                .contains("\n.SS \"slewd stop [OPTIONS]\"\n")
                .contains("\n.SS \"slewd silence \\-\\-config FILE [OPTIONS]\"\n")
                .contains("\n.SS \"slewd elements sources")
                .contains("\n.B \\-\\-role ROLE\n")
                .doesNotContain("slewd generate")
                .doesNotContain("%n");
        assertThat(page.lines())
                .as("nothing but requests begins with a dot")
                .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|PP|TP|B|BR)( .*)?"));
    }

    @Test
    void the_papers_are_the_same_at_every_build() throws IOException {
        Path first = papers("a");
        Path second = papers("b");
        for (String name : new String[] {"slewd.1.gz", "changelog.gz", "completion"}) {
            assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
        }
        assertThat(unpacked(first.resolve("changelog.gz"))).isEqualTo(Files.readString(Path.of("src/deb/changelog")));
        assertThat(Files.readString(first.resolve("completion")))
                .startsWith("#\n")
                .contains("complete -F");
    }

    @Test
    void a_packed_file_says_that_it_is_packed_as_well_as_it_can_be_and_not_when() throws IOException {
        byte[] header = Arrays.copyOf(Files.readAllBytes(papers("a").resolve("slewd.1.gz")), 10);

        assertThat(header).containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3);
    }

    private Path papers(String name) {
        Path out = folder.resolve(name);
        Cli.Result result = Cli.run("generate", "papers", "--changelog", "src/deb/changelog", "--out", out.toString());
        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        return out;
    }

    private static String unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}

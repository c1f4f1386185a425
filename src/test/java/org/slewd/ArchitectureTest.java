package org.slewd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The plan of the house, as a table of what may import what. */
class ArchitectureTest {

    private static final JavaClasses SLEWD = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.slewd");

    /** Room: the rooms it may import. The root (Main, Wiring) and cli may import all. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("time", Set.of()),
            entry("sky", Set.of()),
            entry("config", Set.of()),
            entry("files", Set.of()),
            entry("json", Set.of()),
            entry("journal", Set.of()),
            entry("signal", Set.of()),
            entry("picture", Set.of("signal")),
            entry("recording", Set.of("signal", "sky", "files")),
            entry("listen", Set.of("picture", "recording", "receiver", "link", "signal", "sky", "time")),
            entry("orbit", Set.of("sky", "json")),
            entry("link", Set.of("time", "files")),
            entry("lease", Set.of("time")),
            entry("calendar", Set.of("pass", "sky")),
            entry("condition", Set.of("link", "config", "time", "files")),
            entry("pass", Set.of("orbit", "sky")),
            entry("doppler", Set.of("receiver", "sky")),
            entry("illuminator", Set.of("doppler", "sky", "config")),
            entry("transmitter", Set.of("receiver", "config", "json")),
            entry("demo", Set.of("pass", "orbit", "sky")),
            entry("rotator", Set.of("link", "sky", "config")),
            entry("receiver", Set.of("link", "sky", "config")),
            entry("people", Set.of("time")),
            entry("mount", Set.of("rotator", "sky", "config")),
            entry("track", Set.of("mount", "plan", "rotator", "pass", "orbit", "sky", "config")),
            entry("guard", Set.of("rotator", "sky", "config")),
            entry("schedule", Set.of("pass", "orbit", "sky", "config")),
            entry("plan", Set.of("mount", "rotator", "pass", "orbit", "sky", "config")),
            entry(
                    "station",
                    Set.of(
                            "condition",
                            "lease",
                            "guard",
                            "schedule",
                            "mount",
                            "plan",
                            "track",
                            "doppler",
                            "illuminator",
                            "transmitter",
                            "rotator",
                            "receiver",
                            "link",
                            "pass",
                            "orbit",
                            "sky",
                            "time",
                            "config")),
            entry("feeds", Set.of("transmitter", "orbit", "time", "config", "files")),
            entry(
                    "storage",
                    Set.of(
                            "journal",
                            "people",
                            "station",
                            "schedule",
                            "orbit",
                            "doppler",
                            "rotator",
                            "time",
                            "config",
                            "files")),
            entry(
                    "flight",
                    Set.of(
                            "condition",
                            "pass",
                            "station",
                            "guard",
                            "mount",
                            "rotator",
                            "receiver",
                            "link",
                            "orbit",
                            "sky",
                            "time",
                            "config")),
            entry("system", Set.of("time")),
            entry("setup", Set.of("rotator", "receiver", "link", "sky")),
            entry("hook", Set.of("station", "condition", "doppler", "receiver", "pass", "orbit", "time", "config")),
            entry(
                    "interop",
                    Set.of(
                            "station",
                            "journal",
                            "lease",
                            "condition",
                            "schedule",
                            "mount",
                            "rotator",
                            "receiver",
                            "link",
                            "pass",
                            "sky",
                            "time",
                            "config")),
            entry("log", Set.of("time")),
            entry(
                    "metrics",
                    Set.of("station", "journal", "lease", "condition", "guard", "receiver", "link", "orbit", "time")),
            entry(
                    "api",
                    Set.of(
                            "setup",
                            "calendar",
                            "journal",
                            "people",
                            "lease",
                            "condition",
                            "listen",
                            "recording",
                            "signal",
                            "station",
                            "schedule",
                            "mount",
                            "plan",
                            "guard",
                            "track",
                            "doppler",
                            "illuminator",
                            "transmitter",
                            "rotator",
                            "receiver",
                            "link",
                            "pass",
                            "orbit",
                            "sky",
                            "time",
                            "config",
                            "files")));

    private static final Set<String> MAY_IMPORT_ALL = Set.of("", "cli");

    /** Room or sub-room: the outside libraries it may use, by package prefix. Everything may use the JDK and slf4j. */
    private static final Map<String, Set<String>> OUTSIDE = Map.ofEntries(
            entry("", Set.of("picocli.", "io.vertx.", "ch.qos.logback.classic.")),
            entry("cli", Set.of("picocli.", "com.fasterxml.jackson.core.")),
            entry("config", Set.of("org.snakeyaml.engine.")),
            entry("json", Set.of("com.fasterxml.jackson.core.")),
            entry("hook", Set.of("com.fasterxml.jackson.core.")),
            entry(
                    "orbit",
                    Set.of("org.orekit.", "org.hipparchus.", "com.fasterxml.jackson.core.", "de.siegmar.fastcsv.")),
            entry("transmitter", Set.of("com.fasterxml.jackson.core.")),
            entry("condition", Set.of("com.fasterxml.jackson.core.")),
            entry("condition.source", Set.of("io.vertx.core.", "javax.net.ssl.")),
            entry("signal", Set.of("org.jtransforms.fft.")),
            entry("recording", Set.of("com.fasterxml.jackson.core.")),
            entry("people", Set.of("org.bouncycastle.crypto.")),
            entry("link.serial", Set.of("com.fazecast.jSerialComm.")),
            entry("link.pty", Set.of("com.sun.jna.")),
            entry("link.mqtt", Set.of("io.vertx.core.", "io.vertx.mqtt.", "io.netty.handler.codec.")),
            entry("system", Set.of("com.sun.jna.")),
            entry("storage", Set.of("java.sql.", "org.sqlite.")),
            entry("log", Set.of("ch.qos.logback.")),
            entry("metrics", Set.of("io.micrometer.")),
            entry("interop", Set.of("io.vertx.core.")),
            entry("feeds", Set.of("io.vertx.core.", "io.netty.channel.", "javax.net.ssl.")),
            entry("api", Set.of("io.vertx.", "io.netty.", "javax.net.ssl.")));

    @Test
    void every_room_is_in_the_table_and_imports_only_what_it_may() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass from : SLEWD) {
            String room = room(from);
            if (MAY_IMPORT_ALL.contains(room)) {
                continue;
            }
            if (!MAY_IMPORT.containsKey(room)) {
                violations.add("room " + room + " is not in the table (" + from.getName() + ")");
                continue;
            }
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (to.getPackageName().startsWith("org.slewd")
                        && !room(to).equals(room)
                        && !MAY_IMPORT.get(room).contains(room(to))) {
                    violations.add(from.getName() + " may not use " + to.getName());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void outside_libraries_stay_in_the_rooms_that_own_them() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass from : SLEWD) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (!isAllowedOutside(from, to.getName())) {
                    violations.add(from.getName() + " may not use " + to.getName());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void no_two_rooms_need_each_other() {
        slices().matching("org.slewd.(*)..").should().beFreeOfCycles().check(SLEWD);
    }

    @Test
    void devices_know_nothing_of_each_other() {
        for (String devices : List.of("org.slewd.rotator.(*)..", "org.slewd.receiver.(*)..")) {
            slices().matching(devices)
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true)
                    .check(SLEWD);
        }
    }

    @Test
    void only_the_time_room_asks_the_system_what_time_it_is() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.slewd.time..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .check(SLEWD);
    }

    @Test
    void orekit_is_never_asked_for_its_default_data() {
        noClasses()
                .should()
                .callMethod(org.orekit.data.DataContext.class, "getDefault")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.orekit.time.TimeScalesFactory")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.orekit.frames.FramesFactory")
                .check(SLEWD);
    }

    private static boolean isAllowedOutside(JavaClass from, String name) {
        if (name.startsWith("java.")
                || name.startsWith("javax.xml.")
                || name.startsWith("org.slewd")
                || name.startsWith("org.slf4j.")
                || !name.contains(".")) {
            return true;
        }
        String room = room(from);
        String subRoom = subRoom(from);
        return OUTSIDE.getOrDefault(room, Set.of()).stream().anyMatch(name::startsWith)
                || OUTSIDE.getOrDefault(subRoom, Set.of()).stream().anyMatch(name::startsWith);
    }

    private static String room(JavaClass type) {
        String inside = subRoom(type);
        return inside.contains(".") ? inside.substring(0, inside.indexOf('.')) : inside;
    }

    private static String subRoom(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("org.slewd") ? "" : name.substring("org.slewd.".length());
    }
}

package org.slewd.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Flag;
import org.slewd.orbit.Judgement;
import org.slewd.pass.DragCalibration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Element sets from before, and what they say about the drag of objects of which there is no fresh set. */
final class OlderElements {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--older-elements",
            paramLabel = "FILE",
            arity = "1..*",
            parameterConsumer = Arguments.Files.class,
            description =
                    "Files with sets of the same sky, 12 hours to 14 days older. Corrects the drag of objects whose "
                            + "set is stale by what the fresh sets of others show; not proven on real sets.")
    private List<Path> files = new ArrayList<>();

    /** One set, in however many files it is. */
    private record Identity(int catalogNumber, Instant epoch) {}

    /**
     * {@code sets} with the drag of the stale ones corrected, and a sentence on standard error about what was learnt and
     * done; the sets as they are when no older ones are given.
     *
     * @param fresh where the fresh sets are looked up, of all objects and not only of those asked for
     * @param utc when the predictions begin, by which a set is stale or not
     * @throws Failure when a file cannot be read or holds no element sets
     */
    Collection<ElementSet> calibrate(Collection<ElementSet> sets, Catalogue fresh, Instant utc) {
        if (files.isEmpty()) {
            return sets;
        }
        DragCalibration learnt = DragCalibration.of(read(), fresh);
        List<DragCalibration.Finding> findings = learnt.findings(utc);
        if (findings.isEmpty()) {
            say("No set is corrected: " + count(learnt.pairs(), "pair")
                    + " of an older and a fresh set can tell the drag, "
                    + "and it takes " + DragCalibration.LEAST_PAIRS
                    + " of one altitude and the same half days, the fresh "
                    + "ones from the day before " + Text.utcSeconds(utc)
                    + " UTC. Name --older-elements with more objects, "
                    + "12 hours to 14 days older than --elements.");
            return sets;
        }
        List<ElementSet> calibrated = new ArrayList<>(sets.size());
        int stale = 0;
        int corrected = 0;
        for (ElementSet set : sets) {
            boolean isStale = isStale(set, utc);
            ElementSet better = isStale ? learnt.calibrate(set, utc) : set;
            stale += isStale ? 1 : 0;
            corrected += better.equals(set) ? 0 : 1;
            calibrated.add(better);
        }
        say("The drag of " + corrected + " of " + count(stale, "stale set") + " is corrected by "
                + count(pairs(findings), "pair") + " of an older and a fresh set: " + words(findings) + '.');
        return calibrated;
    }

    /** File by file, as a catalogue of them all would keep but one set of each object. */
    private List<ElementSet> read() {
        Instant now = SlewdCommand.of(spec.commandLine()).clock().utc();
        Set<Identity> seen = new HashSet<>();
        return files.stream()
                .flatMap(file -> ElementFiles.read(List.of(file), now, this::say).sets().stream())
                .filter(set -> seen.add(new Identity(set.catalogNumber(), set.epoch())))
                .toList();
    }

    private static boolean isStale(ElementSet set, Instant utc) {
        Set<Flag> flags = Judgement.of(set, utc).flags();
        return set.epoch().isBefore(utc) && (flags.contains(Flag.OLD) || flags.contains(Flag.TOO_OLD));
    }

    /** By altitude, over all the half days of the old epochs. */
    private static String words(List<DragCalibration.Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(DragCalibration.Finding::lowestKm, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(OlderElements::band)
                .collect(Collectors.joining("; "));
    }

    private static String band(List<DragCalibration.Finding> findings) {
        DragCalibration.Finding first = findings.get(0);
        DoubleSummaryStatistics factors =
                findings.stream().mapToDouble(DragCalibration.Finding::factor).summaryStatistics();
        String least = Text.fixed(factors.getMin(), 2);
        String most = Text.fixed(factors.getMax(), 2);
        return Text.fixed(first.lowestKm(), 0) + " to " + Text.fixed(first.highestKm(), 0) + " km: "
                + count(pairs(findings), "pair") + ", drag times " + least + (most.equals(least) ? "" : " to " + most);
    }

    private static int pairs(List<DragCalibration.Finding> findings) {
        return findings.stream().mapToInt(DragCalibration.Finding::pairs).sum();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(Text.printable(sentence));
    }
}

package org.slewd.setup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slewd.link.LinkAddress;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;
import org.slewd.sky.Locator;

/** Which questions there are for a station of so many answers, with what defaults, and what is wrong with them. Any thread. */
public final class Setup {

    private static final AxisRange CAUTIOUS_AZIMUTH = new AxisRange(0, 360);
    private static final AxisRange CAUTIOUS_ELEVATION = new AxisRange(0, 90);

    private final List<RotatorKind> rotators;
    private final List<ReceiverKind> receivers;
    private final List<String> devices;
    private final Function<String, List<String>> reader;

    /**
     * Makes it.
     *
     * @param devices serial devices of the machine, as {@code /dev/ttyUSB0}
     * @param reader what the reader of configurations finds wrong with a text, each a sentence that begins with the dotted key
     */
    public Setup(
            List<RotatorKind> rotators,
            List<ReceiverKind> receivers,
            List<String> devices,
            Function<String, List<String>> reader) {
        this.rotators = List.copyOf(rotators);
        this.receivers = List.copyOf(receivers);
        this.devices = List.copyOf(devices);
        this.reader = reader;
    }

    /**
     * What came of answers.
     *
     * @param problems what is wrong, beside its question
     * @param others what is wrong and belongs to no question
     * @param text of the configuration; empty when answers cannot stand in any
     */
    public record Verdict(Map<Question, String> problems, List<String> others, Optional<String> text) {
        public Verdict {
            problems = Map.copyOf(problems);
            others = List.copyOf(others);
        }

        /** Whether a station can be started by the text. */
        public boolean isSound() {
            return problems.isEmpty() && others.isEmpty() && text.isPresent();
        }
    }

    /** Serial devices of the machine. */
    public List<String> devices() {
        return devices;
    }

    public List<RotatorKind> rotators() {
        return rotators;
    }

    public List<ReceiverKind> receivers() {
        return receivers;
    }

    /** Whether {@code question} has a meaning beside what was answered so far. */
    public boolean isAsked(Question question, SetupAnswers answers) {
        return switch (question) {
            case LATITUDE, LONGITUDE -> answers.to(Question.LOCATOR).isEmpty();
            case AZIMUTH_MIN, AZIMUTH_MAX, AZIMUTH_RATE, PARK_AZIMUTH -> turns(answers, RotatorTraits::azimuth);
            case ELEVATION_MIN, ELEVATION_MAX, ELEVATION_RATE, PARK_ELEVATION ->
                turns(answers, RotatorTraits::elevation);
            case ROTATOR_BAUD ->
                answers.to(Question.ROTATOR_LINK)
                        .filter(link -> link.startsWith("serial:"))
                        .isPresent();
            case RECEIVER_LINK -> answers.to(Question.RECEIVER_KIND).isPresent();
            default -> true;
        };
    }

    private boolean turns(SetupAnswers answers, Function<RotatorTraits, AxisRange> axis) {
        return traits(answers).map(axis).map(range -> range.spanDeg() > 0).orElse(true);
    }

    /** What is missing of what has to be answered. */
    public List<Question> missing(SetupAnswers answers) {
        List<Question> missing = new ArrayList<>();
        for (Question question : Question.values()) {
            boolean needed = !question.isOptional() || question == Question.RECEIVER_LINK;
            if (needed && isAsked(question, answers) && answers.to(question).isEmpty()) {
                missing.add(question);
            }
        }
        return missing;
    }

    /** What is taken when nothing is typed; empty where there is no honest guess, and where leaving it out is the guess. */
    public Optional<String> usual(Question question, SetupAnswers answers) {
        return switch (question) {
            case STATION_NAME -> Optional.of("Station");
            case ALTITUDE -> Optional.of("0");
            case ROTATOR_KIND ->
                rotators.stream()
                        .map(RotatorKind::name)
                        .filter("gs232b"::equals)
                        .findFirst()
                        .or(() -> rotators.stream().map(RotatorKind::name).findFirst());
            case ROTATOR_LINK ->
                Optional.of(
                        rotator(answers).map(RotatorKind::defaultBaud).orElse(1) == 0
                                ? "tcp:localhost:4533"
                                : device(answers, Question.RECEIVER_LINK));
            case AZIMUTH_MIN -> Optional.of(plain(travel(answers, true).minDeg()));
            case AZIMUTH_MAX -> Optional.of(plain(travel(answers, true).maxDeg()));
            case ELEVATION_MIN -> Optional.of(plain(travel(answers, false).minDeg()));
            case ELEVATION_MAX -> Optional.of(plain(travel(answers, false).maxDeg()));
            case AZIMUTH_RATE -> Optional.of("6");
            case ELEVATION_RATE -> Optional.of("2.7");
            case BEAM_WIDTH -> Optional.of("30");
            case PARK_AZIMUTH ->
                Optional.of(nearestToZero(answers, Question.AZIMUTH_MIN, Question.AZIMUTH_MAX, travel(answers, true)));
            case PARK_ELEVATION ->
                Optional.of(
                        nearestToZero(answers, Question.ELEVATION_MIN, Question.ELEVATION_MAX, travel(answers, false)));
            case RECEIVER_LINK ->
                Optional.of(
                        receiver(answers).map(ReceiverKind::defaultBaud).orElse(1) == 0
                                ? "tcp:localhost:4532"
                                : device(answers, Question.ROTATOR_LINK));
            case LOCATOR, LATITUDE, LONGITUDE, ROTATOR_BAUD, RECEIVER_KIND, CELESTRAK_GROUP -> Optional.empty();
        };
    }

    /** The first device that the other link has not taken; without one, what opens no port at all. */
    private String device(SetupAnswers answers, Question other) {
        return devices.stream()
                .map(node -> "serial:" + node)
                .filter(link -> !answers.to(other).filter(link::equals).isPresent())
                .findFirst()
                .orElse("simulated");
    }

    /** What every rotator can do without harm, as far as the controller can be told that. */
    private AxisRange travel(SetupAnswers answers, boolean azimuth) {
        AxisRange cautious = azimuth ? CAUTIOUS_AZIMUTH : CAUTIOUS_ELEVATION;
        return traits(answers)
                .map(most -> azimuth ? most.azimuth() : most.elevation())
                .map(most -> most.minDeg() <= cautious.maxDeg() && most.maxDeg() >= cautious.minDeg()
                        ? cautious.intersect(most)
                        : most)
                .orElse(cautious);
    }

    private static String nearestToZero(SetupAnswers answers, Question min, Question max, AxisRange usual) {
        double from = number(answers, min).orElse(usual.minDeg());
        double to = number(answers, max).orElse(usual.maxDeg());
        return plain(from <= to ? new AxisRange(from, to).clamp(0) : usual.clamp(0));
    }

    private static Optional<Double> number(SetupAnswers answers, Question question) {
        try {
            return answers.to(question).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<RotatorKind> rotator(SetupAnswers answers) {
        return answers.to(Question.ROTATOR_KIND)
                .flatMap(name -> rotators.stream()
                        .filter(kind -> kind.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    private Optional<RotatorTraits> traits(SetupAnswers answers) {
        return rotator(answers).map(kind -> kind.driver().apply(0).traits());
    }

    private Optional<ReceiverKind> receiver(SetupAnswers answers) {
        return answers.to(Question.RECEIVER_KIND)
                .flatMap(name -> receivers.stream()
                        .filter(kind -> kind.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    /** {@code answers} with the usual ones in place of those that are missing. */
    public SetupAnswers filled(SetupAnswers answers) {
        SetupAnswers filled = answers;
        for (Question question : Question.values()) {
            if (!question.isOptional() || question == Question.RECEIVER_LINK) {
                Optional<String> usual = usual(question, filled);
                if (filled.to(question).isEmpty() && isAsked(question, filled) && usual.isPresent()) {
                    filled = filled.with(question, usual.get());
                }
            }
        }
        return filled;
    }

    /** Checks answers; what is missing is wrong. */
    public Verdict check(SetupAnswers answers) {
        Map<Question, String> problems = new EnumMap<>(Question.class);
        answers.given().forEach((question, answer) -> {
            if (!SetupText.isOnOneLine(answer)) {
                problems.put(
                        question,
                        question.key() + " is not a text on one line; take out line breaks and control characters");
            }
        });
        if (!problems.isEmpty()) {
            return new Verdict(problems, List.of(), Optional.empty());
        }
        SetupAnswers placed = placed(answers, problems);
        boolean isPlaced = problems.isEmpty();
        String text = SetupText.of(placed);
        List<String> others = new ArrayList<>();
        for (String problem : reader.apply(text)) {
            Optional<Question> about = Optional.empty();
            for (Question question : Question.values()) {
                if (question.isMeantBy(problem)) {
                    about = Optional.of(question);
                }
            }
            about.ifPresentOrElse(question -> problems.putIfAbsent(question, problem), () -> others.add(problem));
        }
        // A heading without keys is told by what is missing below it.
        others.removeIf(
                problem -> missing(placed).stream().anyMatch(question -> problem.startsWith(question.heading() + ' ')));
        missing(answers).forEach(question -> problems.putIfAbsent(question, question.key() + " is missing"));
        if (!isPlaced) {
            // They would have come of the locator.
            problems.remove(Question.LATITUDE);
            problems.remove(Question.LONGITUDE);
        }
        return new Verdict(problems, others, isPlaced ? Optional.of(text) : Optional.empty());
    }

    /** What is wrong with one answer, when the rest is taken to be usual. */
    public Optional<String> objection(Question question, SetupAnswers answers) {
        return Optional.ofNullable(check(filled(answers)).problems().get(question));
    }

    /** What is wrong with what a controller is spoken to by; empty where {@link #device} has one. */
    public List<String> objectionsToDevice(SetupAnswers answers) {
        Map<Question, String> problems = check(filled(answers)).problems();
        return Stream.of(Question.ROTATOR_KIND, Question.ROTATOR_LINK, Question.ROTATOR_BAUD)
                .map(problems::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The controller that the answers name; empty unless it can be spoken to by them. */
    public Optional<Device> device(SetupAnswers answers) {
        if (!objectionsToDevice(answers).isEmpty()) {
            return Optional.empty();
        }
        Optional<LinkAddress> link = answers.to(Question.ROTATOR_LINK).map(LinkAddress::parse);
        return rotator(answers).flatMap(kind -> link.map(address -> new Device(kind, address, baud(answers))));
    }

    private static OptionalInt baud(SetupAnswers answers) {
        Optional<Double> given = number(answers, Question.ROTATOR_BAUD);
        return given.isPresent() ? OptionalInt.of(given.get().intValue()) : OptionalInt.empty();
    }

    /** With the degrees of its locator. */
    private static SetupAnswers placed(SetupAnswers answers, Map<Question, String> problems) {
        Optional<String> locator = answers.to(Question.LOCATOR);
        if (locator.isEmpty()) {
            return answers;
        }
        if (answers.to(Question.LATITUDE).isPresent()
                || answers.to(Question.LONGITUDE).isPresent()) {
            problems.put(
                    Question.LOCATOR,
                    "site.locator stands beside site.latitudeDeg or site.longitudeDeg; give one of them");
            return answers;
        }
        try {
            Locator square = Locator.parse(locator.get());
            return answers.with(Question.LATITUDE, plain(square.latitudeDeg()))
                    .with(Question.LONGITUDE, plain(square.longitudeDeg()));
        } catch (IllegalArgumentException e) {
            problems.put(Question.LOCATOR, "site.locator: " + e.getMessage());
            return answers;
        }
    }

    /** Five decimals are a metre. */
    private static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(5, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}

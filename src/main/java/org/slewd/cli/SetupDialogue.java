package org.slewd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slewd.link.LinkAddress;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.RotatorKind;
import org.slewd.setup.Device;
import org.slewd.setup.Finding;
import org.slewd.setup.Question;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;

/** Asks for a first configuration, one question after another. An answer that is wrong is asked again. */
final class SetupDialogue {

    private static final Set<Question> OF_DEVICE = Set.of(Question.ROTATOR_KIND, Question.ROTATOR_LINK);

    private static final Question LAST_OF_DEVICE = Question.ROTATOR_BAUD;

    private final Setup setup;
    private final PrintWriter out;
    private final Function<String, Optional<String>> ask;
    private final Function<Device, Finding> probe;

    /**
     * Makes it.
     *
     * @param ask shows a prompt and gives the line that was typed; empty at the end of the input
     * @param probe asks a controller where it is
     */
    SetupDialogue(
            Setup setup, PrintWriter out, Function<String, Optional<String>> ask, Function<Device, Finding> probe) {
        this.setup = setup;
        this.out = out;
        this.ask = ask;
        this.probe = probe;
    }

    /**
     * Asks for all that {@code given} does not answer, or answers wrongly.
     *
     * @throws Failure when the input ends before
     */
    SetupAnswers run(SetupAnswers given) {
        SetupAnswers answers = given;
        for (Question question : Question.values()) {
            if (setup.isAsked(question, answers)) {
                answers = answered(question, answers);
            }
            if (question == LAST_OF_DEVICE && !given.given().keySet().containsAll(OF_DEVICE)) {
                answers = tried(answers);
            }
        }
        return answers;
    }

    /** Offers to ask the controller where it is; when it does not say so, to give other answers for it. */
    private SetupAnswers tried(SetupAnswers before) {
        SetupAnswers answers = before;
        while (true) {
            Optional<Device> device =
                    setup.device(answers).filter(one -> !(one.link() instanceof LinkAddress.Simulated));
            if (device.isEmpty() || !isTried()) {
                return answers;
            }
            out.println("Asking, for five seconds at most ...");
            out.flush();
            Finding finding = probe.apply(device.get());
            tell(finding, out);
            if (finding.found() == Finding.Found.ANSWERS || !isYes("Give other answers for it? [no]: ", false)) {
                return answers;
            }
            for (Question question : List.of(Question.ROTATOR_KIND, Question.ROTATOR_LINK, Question.ROTATOR_BAUD)) {
                answers = answers.with(question, "");
                if (setup.isAsked(question, answers)) {
                    answers = answered(question, answers);
                }
            }
        }
    }

    private boolean isTried() {
        out.println();
        out.println(
                "Open it now and ask the controller where it is? It is sent nowhere. Some controllers start anew when they are opened.");
        return isYes("try it [yes]: ", true);
    }

    private boolean isYes(String prompt, boolean usual) {
        String typed = typed(prompt).strip().toLowerCase(Locale.ROOT);
        return typed.isEmpty() ? usual : typed.startsWith("y");
    }

    static void tell(Finding finding, PrintWriter out) {
        out.println(Text.printable(finding.message()));
        out.println(Text.printable(finding.hint()));
        out.flush();
    }

    private SetupAnswers answered(Question question, SetupAnswers before) {
        SetupAnswers answers = before;
        boolean open = answers.to(question).isEmpty();
        if (open) {
            explain(question);
        }
        while (true) {
            Optional<String> wrong = open ? Optional.empty() : setup.objection(question, answers);
            if (!open && wrong.isEmpty()) {
                return answers;
            }
            wrong.ifPresent(why -> out.println(Text.printable(why)));
            answers = answers.with(question, "");
            Optional<String> usual = setup.usual(question, answers);
            String shown = usual.orElse(question.isOptional() ? Question.NONE : "");
            String typed = typed(question.key() + (shown.isEmpty() ? "" : " [" + shown + ']') + ": ");
            answers = answers.with(question, typed.isBlank() ? usual.orElse("") : typed);
            if (answers.to(question).isEmpty() && question.isOptional() && usual.isEmpty()) {
                return answers;
            }
            open = false;
        }
    }

    private void explain(Question question) {
        out.println();
        out.println(question.why());
        switch (question) {
            case ROTATOR_KIND ->
                setup.rotators().forEach((RotatorKind kind) -> out.println("  " + kind.name() + ": " + kind.title()));
            case RECEIVER_KIND ->
                setup.receivers().forEach((ReceiverKind kind) -> out.println("  " + kind.name() + ": " + kind.title()));
            case ROTATOR_LINK, RECEIVER_LINK ->
                setup.devices().forEach(node -> out.println("  plugged in: serial:" + Text.printable(node)));
            default -> {}
        }
    }

    private String typed(String prompt) {
        out.flush();
        return ask.apply(prompt).orElseThrow(() -> new Failure("the questions were broken off; nothing was written."));
    }
}

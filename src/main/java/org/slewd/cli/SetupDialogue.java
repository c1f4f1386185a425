package org.slewd.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.RotatorKind;
import org.slewd.setup.Question;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;

/** Asks for a first configuration, one question after another. An answer that is wrong is asked again. */
final class SetupDialogue {

    private final Setup setup;
    private final PrintWriter out;
    private final Function<String, Optional<String>> ask;

    /** @param ask shows a prompt and gives the line that was typed; empty at the end of the input */
    SetupDialogue(Setup setup, PrintWriter out, Function<String, Optional<String>> ask) {
        this.setup = setup;
        this.out = out;
        this.ask = ask;
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
        }
        return answers;
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

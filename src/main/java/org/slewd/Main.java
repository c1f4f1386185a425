package org.slewd;

import java.util.Locale;
import java.util.Optional;
import org.slewd.cli.SilenceCommand;
import org.slewd.cli.SlewdCommand;
import org.slewd.cli.StopCommand;

/** The entry point. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // What slewd says is English, and programs read some of it: 68.7 degrees, wherever the machine stands.
        Locale.setDefault(Locale.ROOT);
        Optional<Integer> stopped = StopCommand.atOnce(args, System.out, System.err)
                .or(() -> SilenceCommand.atOnce(args, System.out, System.err));
        if (stopped.isPresent()) {
            System.exit(stopped.get());
        }
        int exitCode = SlewdCommand.run(args);
        Logging.finish();
        System.exit(exitCode);
    }
}

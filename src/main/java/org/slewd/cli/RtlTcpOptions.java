package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.slewd.receiver.rtltcp.RtlEmitter;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.time.Clock;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What {@code slewd simulate rtl-tcp} makes a dongle hear, and where. */
final class RtlTcpOptions {

    static final String KIND = "rtl-tcp";

    private static final double CLOSEST_M = 500_000;
    private static final double CARRIER_DBFS = -32;

    /** An echo stands above the noise of a second's average and drifts as a fragment overhead does at 437 MHz. */
    private static final double ECHO_DBFS = -38;

    private static final double ECHO_ASIDE_HZ = 15_000;
    private static final double ECHO_DRIFT_HZ_PER_S = 150;
    private static final double ECHO_SECONDS = 8;
    private static final double ECHO_PERIOD_SECONDS = 45;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "1234",
            converter = Arguments.Port.class,
            description = "Of rtl-tcp: TCP port on this machine, 0 for any that is free (default: 1234).")
    private int port;

    @Option(
            names = "--carrier-hz",
            paramLabel = "F",
            defaultValue = "437800000",
            converter = Arguments.Hertz.class,
            description = "Of rtl-tcp: what a beacon transmits that flies by (default: 437800000).")
    private long carrierHz;

    @Option(
            names = "--pass-seconds",
            paramLabel = "S",
            defaultValue = "600",
            converter = Arguments.Decimal.class,
            description = "Of rtl-tcp: from one fly-by to the next, 10 to 6000; the first is nearest after half of"
                    + " that (default: 600).")
    private double passSeconds;

    /** Serves until the process is interrupted. */
    int serve() {
        if (!(passSeconds >= 10 && passSeconds <= 6000)) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--pass-seconds must be from 10 to 6000");
        }
        Clock clock = SlewdCommand.of(spec.commandLine()).clock();
        RtlTcpSimulator simulator = new RtlTcpSimulator(emitters(), 1408, clock.nanos());
        try (RtlTcpServer server = RtlTcpServer.open(simulator, port, clock)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("rtl_tcp:127.0.0.1:" + server.port());
            out.flush();
            server.awaitEnd();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Failure(e.getMessage() + '.');
        } catch (InterruptedException e) {
            return ExitCode.OK;
        }
    }

    private List<RtlEmitter> emitters() {
        return List.of(
                RtlEmitter.flyingBy((double) carrierHz, CLOSEST_M, passSeconds, CARRIER_DBFS),
                RtlEmitter.echo(
                        carrierHz + ECHO_ASIDE_HZ, ECHO_DRIFT_HZ_PER_S, ECHO_SECONDS, ECHO_PERIOD_SECONDS, ECHO_DBFS));
    }
}

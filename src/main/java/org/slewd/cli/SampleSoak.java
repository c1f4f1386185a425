package org.slewd.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slewd.SamplesConfig;
import org.slewd.link.tcp.TcpPorts;
import org.slewd.listen.Followed;
import org.slewd.listen.ListenSettings;
import org.slewd.listen.ListenState;
import org.slewd.listen.Listener;
import org.slewd.listen.RtlTcpSource;
import org.slewd.listen.SourceStatus;
import org.slewd.receiver.rtltcp.RtlTcpSettings;
import org.slewd.recording.Storage;
import org.slewd.time.Clock;

/** What it costs to listen to a server of samples for a while, as the daemon does: threads, waterfall, carriers, no recording. */
final class SampleSoak {

    /** Compilers have done their work by then, and all buffers are there. */
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Clock clock;

    SampleSoak(Clock clock) {
        this.clock = clock;
    }

    /** What the process has used up to now. */
    private record Use(long nanos, Duration cpu, long received) {}

    /**
     * Listens for {@code length} after it has settled.
     *
     * @return figures by name
     * @throws Failure when no samples come
     */
    Map<String, Object> run(SamplesConfig.Source.RtlTcp server, int rateHz, Followed followed, Duration length)
            throws InterruptedException {
        RtlTcpSource source = new RtlTcpSource(
                server.toString(),
                TcpPorts.opener(server.host(), server.port()),
                new RtlTcpSettings(rateHz, OptionalDouble.empty(), OptionalInt.empty()),
                clock);
        try (Listener listener = new Listener(source, ListenSettings.USUAL, followed, Storage.disk(), clock)) {
            listener.start();
            awaitSamples(listener);
            TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
            SourceStatus before = listener.state().source();
            Use begun = use(before);
            double residentMb = residentMb();
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
            ListenState state = listener.state();
            Use ended = use(state.source());
            double seconds = (ended.nanos() - begun.nanos()) / 1e9;
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("rate_hz", rateHz);
            figures.put("seconds", seconds);
            figures.put("received_per_s", (ended.received() - begun.received()) / seconds);
            figures.put("dropped", state.source().dropped() - before.dropped());
            figures.put("lost", state.source().lost() - before.lost());
            figures.put("interruptions", state.source().connects() - before.connects());
            figures.put("rows_come", state.isLive(clock.nanos()));
            figures.put("cpu_percent", (ended.cpu().toNanos() - begun.cpu().toNanos()) / 1e7 / seconds);
            figures.put("resident_mb_begin", residentMb);
            figures.put("resident_mb_end", residentMb());
            figures.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            return figures;
        }
    }

    private void awaitSamples(Listener listener) throws InterruptedException {
        long startNanos = clock.nanos();
        while (listener.state().row().isEmpty()) {
            if (clock.nanos() - startNanos > PATIENCE.toNanos()) {
                String detail = listener.state().source().detail();
                throw new Failure(detail.isEmpty() ? "no samples come; check the server." : detail + '.');
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Use use(SourceStatus status) {
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return new Use(clock.nanos(), cpu, status.received());
    }

    /** What the process has in memory; NaN on a system that does not tell it in the way of Linux. */
    private static double residentMb() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}

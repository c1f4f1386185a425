package org.slewd.system;

import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.time.ClockTrust;

/**
 * What those who may know say of the clock, made into one answer. The kernel comes first: whatever keeps the time tells it, and
 * it notices when nobody does any more.
 *
 * @param asked what the kernel says
 * @param chrony what chrony says; empty where it does not run, or was not asked because the kernel is content
 * @param timesyncdOnce whether systemd-timesyncd has set the clock since the machine started
 */
record ClockAnswers(KernelClock.Answer asked, Optional<ChronyTracking> chrony, boolean timesyncdOnce) {

    ClockTrust trust(long nowNanos) {
        Optional<KernelClock> kernel = asked.clock();
        if (kernel.filter(KernelClock::synchronised).isPresent()) {
            return known(
                    kernel.get().mostErrorS(), timesyncdOnce ? "kernel, by systemd-timesyncd" : "kernel", nowNanos);
        }
        // chrony keeps the time without telling the kernel so where its configuration lacks rtcsync.
        if (chrony.filter(ChronyTracking::synchronised).isPresent()) {
            return known(chrony.get().mostErrorS(), "chrony", nowNanos);
        }
        return ClockTrust.unknown(chrony.isPresent() ? "chrony" : "kernel", why(), nowNanos);
    }

    private static ClockTrust known(double mostErrorS, String source, long nowNanos) {
        return new ClockTrust(OptionalDouble.of(mostErrorS), source, "", nowNanos);
    }

    private String why() {
        if (chrony.isPresent()) {
            return "chrony follows no source; see 'chronyc sources'";
        }
        if (asked.refused()) {
            return "the system does not let slewd ask the kernel's clock; allow it adjtimex, or, if something keeps"
                    + " the clock right, configure clock: {trust: always}";
        }
        if (asked.clock().isEmpty()) {
            return "this system does not say; if something keeps it right, configure clock: {trust: always}";
        }
        return timesyncdOnce
                ? "systemd-timesyncd has set it once and hears of no server any more; see 'timedatectl timesync-status'"
                : "the kernel says that no time service keeps it right; install chrony, or see 'timedatectl'";
    }
}

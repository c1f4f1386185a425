package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slewd.time.ClockTrust;
import org.slewd.time.StepWatch;

/** Whether the clock can be trusted, and whether it was set: tells people of both. Belongs to the loop. */
final class ClockCheck {

    /** Where systemd-timesyncd keeps the time, the bound goes up to a second and back every half hour; that is told once a day. */
    private static final long DOUBT_AGAIN_NANOS = Duration.ofDays(1).toNanos();

    private final Timekeeping keeping;
    private final Alerts alerts;
    private final StepWatch steps;

    private ClockTrust.Verdict verdict = ClockTrust.Verdict.TRUSTED;
    private boolean doubted;
    private long doubtedNanos;

    ClockCheck(Timekeeping keeping, Alerts alerts) {
        this.keeping = keeping;
        this.alerts = alerts;
        this.steps = new StepWatch(keeping.clock());
    }

    /** By how much the clock was set since the last tick; empty when it was not. */
    Optional<Duration> tick(long nowNanos, Instant utc) {
        ClockTrust trust = keeping.trust().get().agedTo(nowNanos);
        ClockTrust.Verdict now = trust.verdict(keeping.limits());
        if (now != verdict) {
            tell(trust, now, nowNanos, utc);
            verdict = now;
        }
        Optional<Duration> step = steps.look(nowNanos, utc);
        step.ifPresent(by -> alerts.warn(
                utc,
                "clock-stepped",
                String.format(
                        Locale.ROOT,
                        "the clock of the machine was set %s by %.1f s; slewd goes by the new time",
                        by.isNegative() ? "back" : "forward",
                        by.abs().toMillis() / 1e3)));
        return step;
    }

    private void tell(ClockTrust trust, ClockTrust.Verdict now, long nowNanos, Instant utc) {
        if (now == ClockTrust.Verdict.REFUSED) {
            alerts.warn(
                    utc,
                    "clock-refused",
                    trust.refusal(keeping.limits()).orElseThrow()
                            + "; slewd begins no pass by itself until that is better, and does what it is told to");
        } else if (verdict == ClockTrust.Verdict.REFUSED) {
            alerts.note(
                    utc,
                    "clock-trusted",
                    "the clock of the machine can be trusted again, as " + trust.source() + " says");
        }
        if (now == ClockTrust.Verdict.DOUBTFUL && (!doubted || nowNanos - doubtedNanos > DOUBT_AGAIN_NANOS)) {
            doubted = true;
            doubtedNanos = nowNanos;
            alerts.note(
                    utc,
                    "clock-doubtful",
                    trust.warning(keeping.limits()).orElseThrow()
                            + "; passes may come early or late by as much; see 'chronyc tracking' or 'timedatectl'");
        }
    }

    /** As others see it. */
    Snapshot.ClockState snapshot(long nowNanos) {
        ClockTrust trust = keeping.trust().get().agedTo(nowNanos);
        return new Snapshot.ClockState(
                trust,
                trust.verdict(keeping.limits()),
                trust.refusal(keeping.limits()),
                (nowNanos - trust.askedNanos()) / 1e9);
    }
}

package org.slewd.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slewd.condition.InputState;
import org.slewd.condition.Reading;
import org.slewd.journal.JournalState;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.lease.PartView;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.receiver.Leg;
import org.slewd.station.Snapshot;
import org.slewd.station.StationControl;
import org.slewd.station.StationState;
import org.slewd.time.Clock;
import org.slewd.time.ClockTrust;

/**
 * The numbers of one station. What is not known is {@code NaN}, never 0. Any thread.
 *
 * <p>Names are {@code slewd_} and the unit; those of the process are the usual ones of the JVM.
 */
public final class StationMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StationControl station;
    private final Clock clock;
    private final Happenings happenings;
    private volatile long heardNanos;
    private final List<Runnable> subscriptions = new ArrayList<>();

    /** Kept here because the registry does not keep what it reads from. */
    private final List<Object> sources = new ArrayList<>();

    /** Counts from now on what happens at {@code station}. */
    public StationMetrics(StationControl station, Clock clock) {
        // Their names break the rules for names; the processor's share says the same. A registry filters what comes
        // after.
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        this.station = station;
        this.clock = clock;
        this.heardNanos = clock.nanos();
        this.happenings = new Happenings(registry);
        subscriptions.add(station.subscribeEvents(happenings::count));
        subscriptions.add(station.subscribe(snapshot -> heardNanos = clock.nanos()));
        loop();
        pointing();
        devices();
        clockAndElements();
        conditions();
        process();
    }

    /** Everything, in the text form of Prometheus, version 0.0.4. Takes some milliseconds: not on an event loop. */
    public String scrape() {
        return registry.scrape();
    }

    /** Tells of clients from now on: {@code clients} is how many are connected over the WebSocket. */
    public void watchClients(IntSupplier clients) {
        Gauge.builder("slewd.clients", clients::getAsInt)
                .description("Clients connected over the WebSocket.")
                .register(registry);
    }

    /** Of the sources of element sets. */
    public void watchSources(SourceFigures sources) {
        sources.register(registry, clock);
    }

    /** Of what is kept of what happened; {@code state} is how the journal is doing now. */
    public void watchJournal(Supplier<JournalState> state) {
        sources.add(state);
        journal(
                "slewd.journal.well",
                null,
                "Whether what happens is kept, or will be within moments.",
                state,
                now -> now.isWell() ? 1 : 0);
        journal(
                "slewd.journal.waiting",
                null,
                "Entries of the journal that are not on the disk yet.",
                state,
                JournalState::waiting);
        journal("slewd.journal.size", "bytes", "Size of the files of the journal.", state, JournalState::bytes);
        FunctionCounter.builder("slewd.journal.lost", state, at -> at.get().lost())
                .description("Entries of the journal that never will be on the disk.")
                .register(registry);
    }

    /** Who gives orders to which part: a person or program, or nobody but the agenda. */
    public void watchLeases(LeaseBook leases) {
        for (PartView each : leases.view()) {
            Part part = each.part();
            Gauge.builder(
                            "slewd.lease.held",
                            leases,
                            book -> book.heldByPerson(part).isPresent() ? 1 : 0)
                    .description("Whether a person or a program holds the lease of a part; the agenda does not count.")
                    .tag("part", word(part))
                    .register(registry);
        }
    }

    private void journal(
            String name,
            String unit,
            String description,
            Supplier<JournalState> state,
            ToDoubleFunction<JournalState> value) {
        Gauge.builder(name, state, at -> value.applyAsDouble(at.get()))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    @Override
    public void close() {
        subscriptions.forEach(Runnable::run);
        registry.close();
    }

    private void loop() {
        gauge(
                "slewd.snapshot.age",
                "seconds",
                "Time since the station loop was last heard of.",
                // A clock that is set back must not hide that nothing is heard.
                snapshot -> (clock.nanos() - heardNanos) / 1e9);
        lateness("p50", Snapshot.Loop::lateP50Us);
        lateness("p99", Snapshot.Loop::lateP99Us);
        lateness("max", Snapshot.Loop::lateMaxUs);
        counter(
                "slewd.ticks",
                "Ticks of the station loop.",
                snapshot -> snapshot.loop().ticks());
        counter(
                "slewd.ticks.skipped",
                "Ticks that came so late that the next was due.",
                snapshot -> snapshot.loop().skipped());
        for (StationState state : StationState.values()) {
            Gauge.builder("slewd.station.state", station, at -> at.snapshot().state() == state ? 1 : 0)
                    .description("1 for what the station is doing, 0 for the rest.")
                    .tag("state", word(state))
                    .register(registry);
        }
        gauge(
                "slewd.fault.active",
                null,
                "Whether motion is refused because of a fault.",
                snapshot -> snapshot.fault().isPresent() ? 1 : 0);
    }

    private void lateness(String percentile, ToDoubleFunction<Snapshot.Loop> us) {
        Gauge.builder(
                        "slewd.tick.lateness",
                        station,
                        at -> us.applyAsDouble(at.snapshot().loop()) / 1e6)
                .description("How late ticks came over the last minute or so.")
                .baseUnit("seconds")
                .tag("percentile", percentile)
                .register(registry);
    }

    private void pointing() {
        gauge(
                "slewd.position.age",
                "seconds",
                "Age of the newest position report of the rotator.",
                snapshot -> known(snapshot.rotator().measured().map(Snapshot.Aged::ageSeconds)));
        gauge(
                "slewd.pointing.error",
                "degrees",
                "Angle on the sky between object and antenna in a pass.",
                snapshot -> known(snapshot.rotator().errorDeg()));
        for (Leg leg : Leg.values()) {
            Gauge.builder("slewd.doppler.residual", station, at -> residualHz(at.snapshot(), leg))
                    .description("What 95 % of the moments of the pass so far stayed within, dial against carrier.")
                    .baseUnit("hertz")
                    .tag("leg", word(leg))
                    .register(registry);
        }
    }

    private static double residualHz(Snapshot snapshot, Leg leg) {
        Optional<Snapshot.Dial> dial = leg == Leg.DOWNLINK
                ? snapshot.receiver().map(Snapshot.Receiver::downlink)
                : snapshot.receiver().flatMap(Snapshot.Receiver::uplink);
        return known(dial.flatMap(Snapshot.Dial::residual).map(Snapshot.Residual::p95Hz));
    }

    private void devices() {
        device(
                "rotator",
                snapshot -> Optional.of(new Device(
                        snapshot.rotator().link(),
                        snapshot.rotator().contact(),
                        snapshot.rotator().trouble())));
        if (station.snapshot().receiver().isPresent()) {
            device(
                    "receiver",
                    snapshot -> snapshot.receiver()
                            .map(radio -> new Device(radio.link(), radio.contact(), radio.trouble())));
        }
    }

    record Device(LinkStatus link, Contact contact, Optional<String> trouble) {}

    private interface Finder {
        Optional<Device> in(Snapshot snapshot);
    }

    private void device(String name, Finder finder) {
        deviceGauge(
                "slewd.link.up",
                "Whether the wire to a device is up.",
                name,
                finder,
                device -> device.link().isUp() ? 1 : 0);
        deviceGauge(
                "slewd.device.answering",
                "Whether a device answers as it should.",
                name,
                finder,
                device -> device.contact() == Contact.ANSWERING ? 1 : 0);
        deviceGauge(
                "slewd.device.trouble",
                "Whether a device complained last, or was not understood.",
                name,
                finder,
                device -> device.trouble().isPresent() ? 1 : 0);
        FunctionCounter.builder(
                        "slewd.link.connects",
                        station,
                        at -> finder.in(at.snapshot())
                                .map(device -> (double) device.link().connects())
                                .orElse(0.0))
                .description("How often the wire to a device has come up.")
                .tag("device", name)
                .register(registry);
        WireErrors errors = new WireErrors(name, registry);
        subscriptions.add(station.subscribe(snapshot -> finder.in(snapshot).ifPresent(errors::look)));
    }

    private void deviceGauge(
            String metric, String description, String device, Finder finder, ToDoubleFunction<Device> value) {
        Gauge.builder(metric, station, at -> known(finder.in(at.snapshot()).map(value::applyAsDouble)))
                .description(description)
                .tag("device", device)
                .register(registry);
    }

    private void clockAndElements() {
        gauge(
                "slewd.clock.error.bound",
                "seconds",
                "By how much the clock may be wrong at most, as the system says.",
                snapshot -> snapshot.clock().trust().boundS().orElse(Double.NaN));
        gauge(
                "slewd.clock.trusted",
                null,
                "Whether passes may begin by themselves, as far as the clock goes.",
                snapshot -> snapshot.clock().verdict() == ClockTrust.Verdict.REFUSED ? 0 : 1);
        gauge(
                "slewd.element.age",
                "seconds",
                "Age of the element set of the object that is followed.",
                snapshot -> known(snapshot.target().map(Snapshot.Target::elementAgeSeconds)));
    }

    private void conditions() {
        gauge(
                "slewd.conditions.safe",
                null,
                "Whether all safety inputs say that it is safe; 1 without any.",
                snapshot -> snapshot.conditions().verdict().isSafe() ? 1 : 0);
        gauge(
                "slewd.conditions.stowed",
                null,
                "Whether the antenna is at rest because it is not safe, as its position reports say.",
                snapshot -> snapshot.conditions().stow() == Snapshot.Stow.STOWED ? 1 : 0);
        // The inputs are those of the configuration and stay the same while slewd runs.
        for (InputState input : station.snapshot().conditions().verdict().inputs()) {
            String name = input.input().name();
            condition(
                    "slewd.condition.value",
                    "What a safety input said last, in its own unit; of a contact 1 where it is safe.",
                    name,
                    state -> known(state.value().map(Reading.Understood::value)));
            condition(
                    "slewd.condition.safe",
                    "Whether a safety input is taken as safe.",
                    name,
                    state -> state.isSafe() ? 1 : 0);
            condition(
                    "slewd.condition.age.seconds",
                    "Age of what a safety input said last.",
                    name,
                    state -> known(state.value().map(value -> state.ageSeconds())));
        }
    }

    private void condition(String metric, String description, String name, ToDoubleFunction<InputState> value) {
        Gauge.builder(
                        metric,
                        station,
                        at -> known(at.snapshot().conditions().verdict().inputs().stream()
                                .filter(state -> state.input().name().equals(name))
                                .findFirst()
                                .map(value::applyAsDouble)))
                .description(description)
                .tag("input", name)
                .register(registry);
    }

    private void process() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private void gauge(String name, String unit, String description, ToDoubleFunction<Snapshot> value) {
        Gauge.builder(name, station, at -> value.applyAsDouble(at.snapshot()))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<Snapshot> value) {
        FunctionCounter.builder(name, station, at -> value.applyAsDouble(at.snapshot()))
                .description(description)
                .register(registry);
    }

    private static double known(Optional<Double> value) {
        return value.orElse(Double.NaN);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

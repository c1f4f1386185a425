package org.slewd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slewd.condition.Origin;
import org.slewd.flight.Makeup;
import org.slewd.guard.Envelope;
import org.slewd.link.BytePort;
import org.slewd.link.Link;
import org.slewd.link.LinkAddress;
import org.slewd.link.PairedLink;
import org.slewd.link.PumpedLink;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.memory.MemoryLink;
import org.slewd.link.serial.SerialPorts;
import org.slewd.link.tcp.TcpPorts;
import org.slewd.listen.ReplaySource;
import org.slewd.listen.RtlTcpSource;
import org.slewd.listen.SimulatedDongle;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.aor.Aor;
import org.slewd.receiver.civ.Civ;
import org.slewd.receiver.kenwood.Kenwood;
import org.slewd.receiver.rigctld.Rigctld;
import org.slewd.receiver.yaesu.Yaesu;
import org.slewd.recording.SigmfRecording;
import org.slewd.rotator.AdvisedDriver;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.PairedDriver;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.dcu1.Dcu1;
import org.slewd.rotator.easycomm.Easycomm;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.rotator.k3ng.K3ng;
import org.slewd.rotator.prosistel.Prosistel;
import org.slewd.rotator.radant.Radant;
import org.slewd.rotator.rc2800.Rc2800;
import org.slewd.rotator.rotctld.Rotctld;
import org.slewd.rotator.spid.Spid;
import org.slewd.setup.Device;
import org.slewd.station.Playback;
import org.slewd.station.Predictions;
import org.slewd.station.ReceiverUnit;
import org.slewd.station.RotatorUnit;
import org.slewd.station.Station;
import org.slewd.station.Timekeeping;
import org.slewd.station.Turn;
import org.slewd.time.Clock;

/** The tables of device kinds, and the parts of a station put together. It decides nothing. */
public final class Wiring {

    /** Every rotator controller that slewd speaks to. Adding one is a folder in {@code rotator} and a line here. */
    public static final List<RotatorKind> ROTATORS = List.of(
            Gs232.KIND_A,
            Gs232.KIND_B,
            Gs232.KIND_AZ,
            Gs232.KIND_K3NG_A,
            Gs232.KIND_K3NG_B,
            K3ng.KIND,
            Easycomm.KIND_II,
            Easycomm.KIND_III,
            Spid.KIND_ROT1,
            Spid.KIND_ROT2,
            Spid.KIND_MD01,
            Prosistel.KIND_AZIMUTH,
            Prosistel.KIND_ELEVATION,
            Prosistel.KIND_COMBI,
            Dcu1.ROTOR_EZ,
            Dcu1.YRC1,
            Dcu1.ERC,
            Dcu1.RT21,
            Rc2800.KIND,
            Radant.KIND,
            Rotctld.KIND);

    /** Every radio that slewd speaks to. Adding one is a folder in {@code receiver} and a line here. */
    public static final List<ReceiverKind> RECEIVERS = List.of(
            Civ.IC_R8600,
            Civ.IC_9700,
            Civ.IC_9100,
            Civ.IC_705,
            Civ.IC_7100,
            Civ.IC_910H,
            Civ.IC_821H,
            Kenwood.TS_2000,
            Kenwood.TS_480,
            Kenwood.K3,
            Kenwood.FT_991A,
            Yaesu.FT_817,
            Yaesu.FT_818,
            Yaesu.FT_857,
            Yaesu.FT_897,
            Yaesu.FT_847,
            Yaesu.FT_736R,
            Aor.AR8200,
            Aor.AR8600,
            Aor.AR5000,
            Aor.SR2200,
            Rigctld.RIGCTLD,
            Rigctld.GQRX,
            Rigctld.SDRPP);

    private Wiring() {}

    /** A station with its devices, ready to be opened. */
    static Station station(
            Settings settings, Predictions predictions, Memories memories, Timekeeping time, boolean statedClock) {
        Timekeeping stepping = time.stepping();
        return new Station(
                settings.station(),
                rotator(settings, memories, stepping.clock().nanos(), time.clock()),
                settings.receiver()
                        .map(config -> receiver(config, stepping.clock().nanos(), time.clock())),
                predictions,
                stepping,
                memories.lockOuts(),
                settings.upkeep().conditions(),
                isSimulation(settings, statedClock));
    }

    /** Whether anything is simulated. */
    static boolean isSimulation(Settings settings, boolean statedClock) {
        return statedClock
                || settings.antenna().rotator().link() instanceof LinkAddress.Simulated
                || settings.receiver()
                        .map(ReceiverConfig::link)
                        .filter(LinkAddress.Simulated.class::isInstance)
                        .isPresent()
                || settings.samples()
                        .map(SamplesConfig::source)
                        .filter(SamplesConfig.Source.Simulated.class::isInstance)
                        .isPresent();
    }

    /** The station of a recording, with its wires and its time, ready to be opened. */
    static Station station(Makeup makeup, Predictions predictions, Playback playback) {
        Timekeeping time = playback.time(makeup.clock()).stepping();
        long nowNanos = time.clock().nanos();
        return new Station(
                makeup.station(),
                new RotatorUnit(
                        makeup.rotator(),
                        driver(makeup.rotator(), ROTATORS, nowNanos),
                        playback.link(Turn.Line.ROTATOR),
                        makeup.mount(),
                        makeup.guard(),
                        makeup.rest(),
                        makeup.memory(),
                        makeup.faults()),
                makeup.receiver()
                        .map(config -> new ReceiverUnit(
                                config,
                                receiverKind(config).driver().apply(nowNanos),
                                playback.link(Turn.Line.RECEIVER))),
                predictions,
                time,
                makeup.lockOuts(),
                makeup.conditions(),
                makeup.simulation());
    }

    /** What the station of a recording thinks with. */
    static Predictions predictions(Makeup makeup, Playback playback) {
        return new Predictions(makeup.station(), Optional.of(makeup.rotator()), playback.planner(), playback.planner());
    }

    static Predictions predictions(Settings settings, Executor planner, Executor searcher) {
        return new Predictions(
                settings.station(), Optional.of(settings.antenna().rotator()), planner, searcher);
    }

    /**
     * The envelope of the configured antenna, as the station holds it.
     *
     * @param kinds the controllers that there are
     */
    public static Envelope envelope(Settings settings, List<RotatorKind> kinds) {
        RotatorConfig config = settings.antenna().rotator();
        return new Envelope(
                config,
                driver(config, kinds, 0).traits(),
                settings.antenna().guard(),
                settings.station().horizon(),
                settings.station().site());
    }

    /** What the wire of a rotator is called. */
    static String address(RotatorConfig config) {
        return config.link()
                + config.elevationBox().map(box -> " and " + box.link()).orElse("");
    }

    private static RotatorUnit rotator(Settings settings, Memories memories, long nowNanos, Clock clock) {
        RotatorConfig config = settings.antenna().rotator();
        RotatorDriver driver = driver(config, ROTATORS, nowNanos);
        RotatorKind kind = rotatorKind(config.kind(), ROTATORS);
        Link link = rotatorLink(kind, config.link(), config.baud(), motors(config), clock);
        if (config.elevationBox().isPresent()) {
            RotatorConfig.ElevationBox box = config.elevationBox().get();
            RotatorKind second = rotatorKind(box.kind(), ROTATORS);
            SimulatedAxes axes =
                    PairedDriver.turnsAzimuthAlone(second.driver().apply(0).traits())
                            ? motors(config).elevationAlone()
                            : motors(config);
            link = new PairedLink(link, rotatorLink(second, box.link(), box.baud(), axes, clock));
        }
        return new RotatorUnit(
                config,
                driver,
                link,
                settings.antenna().mount().mount(),
                settings.antenna().guard(),
                settings.antenna().rest(),
                memories.axes(),
                memories.faults());
    }

    /**
     * The wires by which the motors of a configuration can be stopped; none to simulated ones.
     *
     * @param kinds the controllers that there are
     */
    public static List<MotorWire> motorWires(Settings settings, List<RotatorKind> kinds) {
        RotatorConfig config = settings.antenna().rotator();
        List<MotorWire> wires = new ArrayList<>();
        motorWire(rotatorKind(config.kind(), kinds), config.link(), config.baud())
                .ifPresent(wires::add);
        config.elevationBox()
                .flatMap(box -> motorWire(rotatorKind(box.kind(), kinds), box.link(), box.baud()))
                .ifPresent(wires::add);
        return List.copyOf(wires);
    }

    private static Optional<MotorWire> motorWire(RotatorKind kind, LinkAddress address, OptionalInt baud) {
        byte[] stop = kind.driver().apply(0).stopBytes();
        return opener(address, baud.orElse(kind.defaultBaud()), 1).map(opener -> new MotorWire(address, opener, stop));
    }

    private static RotatorKind rotatorKind(String name, List<RotatorKind> kinds) {
        return kinds.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static RotatorDriver driver(RotatorConfig config, List<RotatorKind> kinds, long nowNanos) {
        RotatorDriver driver = driver(config.kind(), kinds, nowNanos);
        return config.elevationBox()
                .<RotatorDriver>map(box -> new PairedDriver(driver, driver(box.kind(), kinds, nowNanos)))
                .orElse(driver);
    }

    private static RotatorDriver driver(String kind, List<RotatorKind> kinds, long nowNanos) {
        return new AdvisedDriver(kind, rotatorKind(kind, kinds).driver().apply(nowNanos));
    }

    private static Link rotatorLink(
            RotatorKind kind, LinkAddress address, OptionalInt baud, SimulatedAxes axes, Clock clock) {
        return link(
                address,
                baud.orElse(kind.defaultBaud()),
                1,
                () -> kind.simulator().apply(axes),
                clock);
    }

    private static ReceiverKind receiverKind(ReceiverConfig config) {
        return RECEIVERS.stream()
                .filter(known -> known.name().equals(config.kind()))
                .findFirst()
                .orElseThrow()
                .fitted(config.options());
    }

    /** What the configured radio can be tuned to. */
    static ReceiverTraits traits(ReceiverConfig config) {
        return receiverKind(config).driver().apply(0).traits();
    }

    private static ReceiverUnit receiver(ReceiverConfig config, long nowNanos, Clock clock) {
        ReceiverKind kind = receiverKind(config);
        int baud = config.baud().orElse(kind.defaultBaud());
        return new ReceiverUnit(
                config,
                kind.driver().apply(nowNanos),
                link(config.link(), baud, kind.stopBits(), kind.simulator()::get, clock));
    }

    private static Link link(
            LinkAddress address, int baud, int stopBits, Supplier<SimulatedDevice> simulator, Clock clock) {
        return opener(address, baud, stopBits)
                .<Link>map(opener -> new PumpedLink(address.toString(), opener, clock))
                .orElseGet(() -> new MemoryLink(address.toString(), simulator.get(), baud, clock));
    }

    /** What opens the wire of a controller; nothing for a simulated one. */
    static Optional<BytePort.Opener> opener(Device device) {
        return opener(device.link(), device.baud().orElse(device.kind().defaultBaud()), 1);
    }

    /** What opens a wire; nothing for a device inside the process. */
    private static Optional<BytePort.Opener> opener(LinkAddress address, int baud, int stopBits) {
        if (address instanceof LinkAddress.Serial serial) {
            return Optional.of(SerialPorts.opener(serial.device(), baud, stopBits));
        }
        if (address instanceof LinkAddress.Tcp tcp) {
            return Optional.of(TcpPorts.opener(tcp.host(), tcp.port()));
        }
        return Optional.empty();
    }

    /** The wire to a gauge that says a line for each value; it is never asked for anything. */
    static Link gauge(Origin.Line line, Clock clock) {
        return link(
                line.link(),
                line.baud(),
                1,
                () -> {
                    throw new IllegalArgumentException("there is no simulated gauge");
                },
                clock);
    }

    /** Where samples of a pass come from; the source is made anew for each. */
    static PassListening.Sources sampleSources(SamplesConfig config, Clock clock) {
        return followed -> {
            SamplesConfig.Source source = config.source();
            if (source instanceof SamplesConfig.Source.Sigmf file) {
                return new ReplaySource(SigmfRecording.open(file.metadata()), ReplaySource.Pace.REAL, clock);
            }
            if (source instanceof SamplesConfig.Source.RtlTcp server) {
                return new RtlTcpSource(
                        server.toString(), TcpPorts.opener(server.host(), server.port()), config.dongle(), clock);
            }
            return new RtlTcpSource(
                    source.toString(), new SimulatedDongle(followed.get(), clock), config.dongle(), clock);
        };
    }

    /** Simulated motors as fast as the configuration says that the real ones are, standing at the park position. */
    private static SimulatedAxes motors(RotatorConfig config) {
        return new SimulatedAxes(
                motor(config.azimuth(), config.park().azimuthDeg()),
                motor(config.elevation(), config.park().elevationDeg()));
    }

    private static SimulatedAxis motor(AxisModel axis, double startDeg) {
        double rateDegPerS = axis.rateDegPerS();
        // Half a second to full speed, a tenth from the relay to the first motion, a tenth of a second's travel when it
        // has opened: what a G-5500 does, scaled to the rate.
        return new SimulatedAxis(
                axis.travel(), rateDegPerS, rateDegPerS * 2, 100_000_000L, rateDegPerS * 0.1, startDeg);
    }
}

package org.slewd.receiver.rtltcp;

import java.util.List;
import java.util.Random;
import org.slewd.link.ByteSink;
import org.slewd.link.SimulatedDevice;
import org.slewd.receiver.rtltcp.RtlTcpCodec.Command;
import org.slewd.receiver.rtltcp.RtlTcpCodec.Header;

/**
 * A dongle behind {@code rtl_tcp}: it hears {@link RtlEmitter}s and noise, at the rate and place that it was told. It takes the
 * commands as the server does, and ignores others; one that could key a transmitter does not exist. One thread.
 */
public final class RtlTcpSimulator implements SimulatedDevice {

    private static final Header HEADER = new Header(RtlTuner.R820T, 29);

    /** What the server begins with before it is told anything. */
    private static final int FIRST_RATE_HZ = 2_048_000;

    private static final long FIRST_CENTRE_HZ = 100_000_000L;

    /** Samples that are made in one go; after a longer pause the rest is left out, as a dongle's buffers would have run over. */
    private static final long MAX_STEP_NANOS = 250_000_000L;

    private static final int CHUNK_SAMPLES = 8_192;

    /** Noise of a receiver at a sensible gain: some three steps of the converter. */
    private static final double NOISE_DBFS = -32;

    private static final double NOISE_GAIN_DB = 28;

    private final List<RtlEmitter> emitters;
    private final double[] phasesTurns;
    private final float[] noise = new float[1 << 18];
    private final Random random;
    private final float[] iq = new float[2 * CHUNK_SAMPLES];
    private final byte[] head = new byte[RtlTcpCodec.COMMAND_BYTES];
    private final long bornNanos;
    private int headLength;
    private boolean greetingDue;
    private long madeUntilNanos;
    private long rateHz = FIRST_RATE_HZ;
    private long centreHz = FIRST_CENTRE_HZ;
    private double gainDb = NOISE_GAIN_DB;
    private boolean counting;
    private byte counter;
    private int unknownCommands;

    /**
     * @param emitters what there is to hear
     * @param seed of the noise
     */
    public RtlTcpSimulator(List<RtlEmitter> emitters, long seed, long nowNanos) {
        this.emitters = List.copyOf(emitters);
        this.phasesTurns = new double[emitters.size()];
        this.random = new Random(seed);
        this.bornNanos = nowNanos;
        double sigma = Math.pow(10, NOISE_DBFS / 20) / Math.sqrt(2);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (random.nextGaussian() * sigma);
        }
        connected(nowNanos);
    }

    /** Somebody connects: the header is due, and samples from now on. What was told before stays. */
    public void connected(long nowNanos) {
        greetingDue = true;
        headLength = 0;
        madeUntilNanos = nowNanos;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        for (byte each : received) {
            head[headLength++] = each;
            if (headLength == head.length) {
                headLength = 0;
                obey(RtlTcpCodec.command(head));
            }
        }
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        if (greetingDue) {
            greetingDue = false;
            out.accept(RtlTcpCodec.header(HEADER));
        }
        if (nowNanos - madeUntilNanos > MAX_STEP_NANOS) {
            madeUntilNanos = nowNanos - MAX_STEP_NANOS;
        }
        while (true) {
            long due = (nowNanos - madeUntilNanos) * rateHz / 1_000_000_000L;
            int samples = (int) Math.min(due, CHUNK_SAMPLES);
            if (samples < 1) {
                return;
            }
            long untilNanos = madeUntilNanos + samples * 1_000_000_000L / rateHz;
            out.accept(counting ? count(samples) : hear(samples, untilNanos));
            madeUntilNanos = untilNanos;
        }
    }

    @Override
    public boolean isAsSlowAsItsLine() {
        return true;
    }

    /** What lies in the middle of its band, in hertz. */
    public long tunedHz() {
        return centreHz;
    }

    /** How many commands it was sent that no server knows; the judge wants 0, as nothing that is unknown can be known to be harmless. */
    public int unknownCommands() {
        return unknownCommands;
    }

    /** Samples per second that it makes now. */
    public long rateHz() {
        return rateHz;
    }

    /** Gain of the tuner. */
    double gainDb() {
        return gainDb;
    }

    private void obey(Command command) {
        if (command.operation().isEmpty()) {
            unknownCommands++;
            return;
        }
        switch (command.operation().get()) {
            case CENTRE_HZ -> centreHz = Integer.toUnsignedLong(command.value());
            case RATE_HZ -> {
                long asked = Integer.toUnsignedLong(command.value());
                // The library behind the server refuses other rates and keeps the one it has.
                if (asked > 225_000 && asked <= 3_200_000 && !(asked > 300_000 && asked <= 900_000)) {
                    rateHz = asked;
                }
            }
            case GAIN_MODE -> gainDb = command.value() == 0 ? NOISE_GAIN_DB : gainDb;
            case GAIN_TENTHS -> gainDb = Math.max(0, Math.min(49.6, command.value() / 10.0));
            case TEST_MODE -> counting = command.value() != 0;
            default -> {
                // Corrections, crystals and switches change nothing that this dongle hears.
            }
        }
    }

    private byte[] count(int samples) {
        byte[] bytes = new byte[2 * samples];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = counter++;
        }
        return bytes;
    }

    private byte[] hear(int samples, long untilNanos) {
        double seconds = (madeUntilNanos - bornNanos + (untilNanos - madeUntilNanos) / 2.0) / 1e9;
        int start = random.nextInt(noise.length);
        for (int i = 0; i < 2 * samples; i++) {
            iq[i] = noise[(start + i) & (noise.length - 1)];
        }
        for (int i = 0; i < phasesTurns.length; i++) {
            double offset = (emitters.get(i).hz().applyAsDouble(seconds) - centreHz) / rateHz;
            double level = emitters.get(i).levelDbfs().applyAsDouble(seconds);
            if (Math.abs(offset) < 0.5 && level > -120) {
                addCarrier(i, offset, Math.pow(10, level / 20), samples);
            }
        }
        double gain = Math.pow(10, (gainDb - NOISE_GAIN_DB) / 20);
        byte[] bytes = new byte[2 * samples];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(iq[i] * gain * 127.5 + 127.5)));
        }
        return bytes;
    }

    private void addCarrier(int emitter, double stepTurns, double amplitude, int samples) {
        double phase = phasesTurns[emitter];
        double re = amplitude * Math.cos(2 * Math.PI * phase);
        double im = amplitude * Math.sin(2 * Math.PI * phase);
        double stepRe = Math.cos(2 * Math.PI * stepTurns);
        double stepIm = Math.sin(2 * Math.PI * stepTurns);
        for (int i = 0; i < 2 * samples; i += 2) {
            iq[i] += (float) re;
            iq[i + 1] += (float) im;
            double next = re * stepRe - im * stepIm;
            im = re * stepIm + im * stepRe;
            re = next;
        }
        double end = phase + samples * stepTurns;
        phasesTurns[emitter] = end - Math.floor(end);
    }
}

package org.slewd.receiver.yaesu;

import java.util.EnumMap;
import java.util.Map;
import org.slewd.link.ByteSink;
import org.slewd.receiver.Leg;
import org.slewd.receiver.PendingCommands;
import org.slewd.receiver.RadioFaults;
import org.slewd.receiver.SimulatedReceiver;

/**
 * A radio that counts five bytes and obeys, as the real ones do: bytes that are missing or too many put it out of step
 * until it has heard nothing for a while. It knows the blocks that slewd and Hamlib use and ignores all others. It counts
 * every block that would have keyed a transmitter, in step or not, and obeys none of them.
 */
final class YaesuSimulator implements SimulatedReceiver {

    /** The manual allows this much between two bytes of a block. */
    static final long PATIENCE_NANOS = 200_000_000L;

    private static final long THINKING_NANOS = 10_000_000L;
    private static final byte[] NOTHING = {};
    private static final byte[] OBEYED = {0};
    private static final byte[] SO_ALREADY = {(byte) 0xF0};
    private static final int METER = 0x05;
    private static final int METER_OF_736 = 0x54;
    private static final int NOT_TRANSMITTING = 0xFF;

    // Blocks that other programs use.
    private static final int SWAP = 0x81;
    private static final int LOCK = 0x00;
    private static final int UNLOCK = 0x80;
    private static final int UNKEY = 0x88;
    private static final int MEMORY = 0xBB;

    private final YaesuProfile profile;
    private final long patienceNanos;
    private final RadioFaults faults = new RadioFaults();
    private final PendingCommands pending = new PendingCommands();

    private final byte[] block = new byte[YaesuBlock.LENGTH];
    private int filled;
    private long lastByteNanos;

    private final long[] mainHz = {145_900_000, 145_900_000};
    private final int[] mainMode = {0x08, 0x08};
    private int selected;
    private final Map<Leg, Long> satelliteHz =
            new EnumMap<>(Map.of(Leg.DOWNLINK, 145_900_000L, Leg.UPLINK, 435_000_000L));
    private final Map<Leg, Integer> satelliteMode = new EnumMap<>(Map.of(Leg.DOWNLINK, 0x08, Leg.UPLINK, 0x08));
    private boolean listens;
    private boolean satellite;
    private boolean locked;
    private int keyingAttempts;

    YaesuSimulator(YaesuProfile profile) {
        this(profile, PATIENCE_NANOS);
    }

    /** @param patienceNanos after how long without a byte it forgets a block that is not complete */
    YaesuSimulator(YaesuProfile profile, long patienceNanos) {
        this.profile = profile;
        this.patienceNanos = patienceNanos;
        this.listens = !profile.wantsSwitchingOn();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        if (filled > 0 && nowNanos - lastByteNanos > patienceNanos) {
            filled = 0;
        }
        lastByteNanos = nowNanos;
        for (byte one : received) {
            block[filled++] = one;
            if (filled == YaesuBlock.LENGTH) {
                filled = 0;
                onBlock(block.clone(), nowNanos);
            }
        }
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        pending.step(nowNanos, out);
    }

    @Override
    public long tunedHz(Leg leg) {
        return satellite ? satelliteHz.get(leg) : mainHz[selected];
    }

    @Override
    public void turnDial(long wantedHz, long nowNanos) {
        long hz = profile.traits().onGrid((double) wantedHz);
        if (!profile.traits().contains(hz)) {
            throw new IllegalArgumentException("the dial does not go to " + wantedHz + " Hz");
        }
        if (satellite) {
            satelliteHz.put(Leg.DOWNLINK, hz);
        } else {
            mainHz[selected] = hz;
        }
    }

    @Override
    public RadioFaults faults() {
        return faults;
    }

    @Override
    public int keyingAttempts() {
        return keyingAttempts;
    }

    /** The code of the mode of a leg. */
    int modeCode(Leg leg) {
        return satellite ? satelliteMode.get(leg) : mainMode[selected];
    }

    /** Whether it has been told to listen and not to stop since. */
    boolean listens() {
        return listens;
    }

    /** As if it were switched off and on again. */
    void powerCycle() {
        listens = !profile.wantsSwitchingOn();
        satellite = false;
        filled = 0;
    }

    private void onBlock(byte[] heard, long nowNanos) {
        if (YaesuBlock.purpose(heard) == YaesuBlock.KEY) {
            keyingAttempts++;
        }
        if (faults.hears()) {
            pending.add(atNanos -> obey(heard), faults.latencyNanos(THINKING_NANOS), nowNanos);
        }
    }

    private byte[] obey(byte[] heard) {
        int purpose = YaesuBlock.purpose(heard);
        if (profile.wantsSwitchingOn()) {
            if (purpose == YaesuBlock.CAT_ON || purpose == YaesuBlock.CAT_OFF) {
                listens = purpose == YaesuBlock.CAT_ON;
                return NOTHING;
            }
            return listens ? obeyDuplex(heard, purpose) : NOTHING;
        }
        return obeyPortable(heard, purpose);
    }

    private byte[] obeyPortable(byte[] heard, int purpose) {
        return switch (purpose) {
            case YaesuBlock.SET_MAIN, YaesuBlock.MODE_MAIN -> {
                setMain(heard, purpose);
                yield OBEYED;
            }
            case YaesuBlock.READ_MAIN -> dial(mainHz[selected], mainMode[selected]);
            case YaesuBlock.RECEIVER_STATUS -> new byte[] {METER};
            case YaesuBlock.TRANSMITTER_STATUS -> new byte[] {(byte) NOT_TRANSMITTING};
            case SWAP -> {
                selected = 1 - selected;
                yield OBEYED;
            }
            case LOCK, UNLOCK -> {
                boolean already = locked == (purpose == LOCK);
                locked = purpose == LOCK;
                yield already ? SO_ALREADY : OBEYED;
            }
            case MEMORY -> new byte[] {0, 0};
            case UNKEY, YaesuBlock.KEY -> SO_ALREADY;
            default -> NOTHING;
        };
    }

    private byte[] obeyDuplex(byte[] heard, int purpose) {
        YaesuProfile.Satellite words = profile.satellite().orElseThrow();
        if (purpose == words.on() || purpose == words.off()) {
            satellite = purpose == words.on();
            return NOTHING;
        }
        for (Leg leg : Leg.values()) {
            if (purpose == profile.setWord(leg, true) || purpose == profile.modeWord(leg, true)) {
                setSatellite(leg, heard, purpose == profile.setWord(leg, true));
                return NOTHING;
            }
            if (profile.tells() && purpose == profile.questionWord(leg, true)) {
                return dial(satelliteHz.get(leg), satelliteMode.get(leg));
            }
        }
        if (purpose == YaesuBlock.SET_MAIN || purpose == YaesuBlock.MODE_MAIN) {
            setMain(heard, purpose);
        } else if (purpose == YaesuBlock.READ_MAIN && profile.tells()) {
            return dial(mainHz[selected], mainMode[selected]);
        } else if (purpose == YaesuBlock.RECEIVER_STATUS) {
            return profile.tells() ? new byte[] {METER} : new byte[] {1, 0, 0, 0, 0};
        } else if (purpose == YaesuBlock.TRANSMITTER_STATUS) {
            return profile.tells() ? new byte[] {(byte) 0x80} : new byte[] {METER_OF_736, 0, 0, 0, 0};
        }
        return NOTHING; // tones, shifts and the rest
    }

    private void setMain(byte[] heard, int purpose) {
        if (purpose == YaesuBlock.SET_MAIN) {
            YaesuBlock.hzIn(heard).ifPresent(hz -> {
                if (accepts(hz)) {
                    mainHz[selected] = hz;
                }
            });
        } else if (!faults.refuses() && profile.modeCodes().contains(heard[0] & 0xFF)) {
            mainMode[selected] = heard[0] & 0xFF;
        }
    }

    private void setSatellite(Leg leg, byte[] heard, boolean frequency) {
        if (frequency) {
            YaesuBlock.hzIn(heard).ifPresent(hz -> {
                if (accepts(hz)) {
                    satelliteHz.put(leg, hz);
                }
            });
        } else if (!faults.refuses() && profile.modeCodes().contains(heard[0] & 0xFF)) {
            satelliteMode.put(leg, heard[0] & 0xFF);
        }
    }

    /** What it does not accept it drops without a word: there is none in its language. */
    private boolean accepts(long hz) {
        return !faults.refuses() && profile.traits().contains(hz);
    }

    private static byte[] dial(long hz, int mode) {
        return YaesuBlock.frequency(mode, hz);
    }
}

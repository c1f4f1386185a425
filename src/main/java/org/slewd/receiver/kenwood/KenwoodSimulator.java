package org.slewd.receiver.kenwood;

import java.nio.charset.StandardCharsets;
import org.slewd.link.ByteSink;
import org.slewd.receiver.Leg;
import org.slewd.receiver.PendingCommands;
import org.slewd.receiver.RadioFaults;
import org.slewd.receiver.SimulatedReceiver;

/**
 * A radio that speaks in commands that end with a semicolon. It knows the commands that slewd and Hamlib use, refuses all
 * others, and refuses and counts everything that could key a transmitter.
 */
final class KenwoodSimulator implements SimulatedReceiver {

    private static final long THINKING_NANOS = 5_000_000L;
    private static final String REFUSED = "?;";

    private final KenwoodProfile profile;
    private final CommandCutter cutter = new CommandCutter();
    private final RadioFaults faults = new RadioFaults();
    private final PendingCommands pending = new PendingCommands();

    private final long[] hz;
    private final char[] modes = {'4', '4'};
    private int receives;
    private int transmits;
    private char reports = '0';
    private boolean satellite;
    private int keyingAttempts;

    KenwoodSimulator(KenwoodProfile profile) {
        this.profile = profile;
        this.hz = profile.traits().contains(145_900_000)
                ? new long[] {145_900_000, 435_000_000}
                : new long[] {14_100_000, 28_100_000};
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        cutter.push(received, command -> onCommand(command, nowNanos));
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        pending.step(nowNanos, out);
    }

    @Override
    public long tunedHz(Leg leg) {
        return hz[leg == Leg.DOWNLINK ? 0 : 1];
    }

    @Override
    public void turnDial(long wantedHz, long nowNanos) {
        hz[0] = wantedHz;
    }

    @Override
    public RadioFaults faults() {
        return faults;
    }

    @Override
    public int keyingAttempts() {
        return keyingAttempts;
    }

    /** The mode of a leg, as its digit. */
    char mode(Leg leg) {
        return modes[leg == Leg.DOWNLINK ? 0 : 1];
    }

    /** As if its owner switched the satellite mode. */
    void satellite(boolean on) {
        satellite = on;
    }

    private void onCommand(String command, long nowNanos) {
        boolean keys = KenwoodKeying.couldKey(command, profile.isYaesu());
        if (keys) {
            keyingAttempts++;
        }
        if (faults.hears()) {
            pending.add(
                    atNanos -> (keys ? REFUSED : answer(command)).getBytes(StandardCharsets.US_ASCII),
                    faults.latencyNanos(THINKING_NANOS),
                    nowNanos);
        }
    }

    private String answer(String command) {
        boolean tunes = command.matches("F[AB][0-9]+") || profile.isMode(command);
        if (faults.refuses() && tunes) {
            return REFUSED;
        }
        if (command.length() < 2) {
            return REFUSED;
        }
        return switch (command.substring(0, 2)) {
            case "ID" -> command.equals("ID") ? profile.id() + ";" : REFUSED;
            case "FA" -> frequency(Leg.DOWNLINK, command);
            case "FB" -> frequency(Leg.UPLINK, command);
            case "MD" -> mode(command);
            case "SM" -> command.equals(profile.meterWord()) ? meter() : REFUSED;
            case "AI" -> reports(command);
            case "FR" -> profile.isYaesu() || satellite ? REFUSED : vfo(command, true);
            case "FT" -> satellite ? REFUSED : vfo(command, false);
            case "IF" -> command.equals("IF") ? status() : REFUSED;
            case "PS" -> command.equals("PS") ? "PS1;" : REFUSED;
            case "RX" -> "";
            default -> profile.isYaesu() ? yaesu(command) : kenwood(command);
        };
    }

    private String frequency(Leg leg, String command) {
        int index = leg == Leg.DOWNLINK ? 0 : 1;
        if (command.length() == 2) {
            return profile.frequency(leg, hz[index]) + ";";
        }
        long wantedHz = profile.frequencyIn(leg, command).orElse(0);
        if (!profile.traits().contains(wantedHz)) {
            return REFUSED;
        }
        hz[index] = wantedHz;
        return "";
    }

    private String mode(String command) {
        if (command.equals(profile.modeWord())) {
            return command + modes[receives] + ";";
        }
        boolean known = profile.isMode(command) && (profile.isYaesu() || "12345679".indexOf(command.charAt(2)) >= 0);
        if (!known) {
            return REFUSED;
        }
        modes[receives] = command.charAt(command.length() - 1);
        return "";
    }

    private String meter() {
        return profile.meterWord() + (profile.isYaesu() ? "120;" : "0012;");
    }

    private String reports(String command) {
        if (command.equals("AI")) {
            return "AI" + reports + ";";
        }
        if (!command.matches("AI[0-3]")) {
            return REFUSED;
        }
        reports = command.charAt(2);
        return "";
    }

    private String vfo(String command, boolean ofReceiver) {
        if (command.length() == 2) {
            return command + (ofReceiver ? receives : transmits) + ";";
        }
        if (!command.matches("F[RT][01]")) {
            return REFUSED;
        }
        int vfo = command.charAt(2) - '0';
        if (ofReceiver) {
            receives = vfo;
        } else {
            transmits = vfo;
        }
        return "";
    }

    private String status() {
        String number = profile.frequency(Leg.DOWNLINK, hz[receives]).substring(2);
        if (profile.isYaesu()) {
            return "IF001" + number + "+000000" + modes[receives] + "0000;";
        }
        return "IF" + number + "     +0000000000" + modes[receives] + receives + "0" + (receives == transmits ? 0 : 1)
                + "0000;";
    }

    /** What Hamlib asks an FT-991: its CAT time-out, its filters, whether it transmits. */
    private static String yaesu(String command) {
        return switch (command) {
            case "EX0321", "NA00", "TX0" -> "";
            case "EX032" -> "EX0321;";
            case "SH0" -> "SH000;";
            case "NA0" -> "NA00;";
            case "TX" -> "TX0;";
            default -> command.matches("SH0[0-9]{2}") ? "" : REFUSED;
        };
    }

    private String kenwood(String command) {
        boolean elecraft = profile.equals(KenwoodProfile.K3);
        return switch (command) {
            case "SA" -> profile.traits().hasUplink() ? "SA" + (satellite ? 1 : 0) + "000000        ;" : REFUSED;
            case "TY" -> "TY000;";
            case "FW" -> "FW0000;";
            case "K22" -> elecraft ? "" : REFUSED;
            case "OM" -> elecraft ? "OM AP----------;" : REFUSED;
            case "K2" -> elecraft ? "K20;" : REFUSED;
            case "K3" -> elecraft ? "K31;" : REFUSED;
            case "RVM" -> elecraft ? "RVM05.67;" : REFUSED;
            case "BW" -> elecraft ? "BW0270;" : REFUSED;
            default -> command.matches("(FW|BW)[0-9]{4}") ? "" : REFUSED;
        };
    }
}

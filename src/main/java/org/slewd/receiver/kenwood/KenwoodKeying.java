package org.slewd.receiver.kenwood;

/** Tells whether a command could make a radio transmit. It errs on the side of yes. */
final class KenwoodKeying {

    private KenwoodKeying() {}

    /**
     * @param command without its semicolon
     * @param isYaesu whether {@code TX} alone is a question, as on a Yaesu
     */
    static boolean couldKey(String command, boolean isYaesu) {
        String head = command.substring(0, Math.min(2, command.length()));
        String rest = command.substring(head.length());
        return switch (head) {
            case "TX" -> !(isYaesu && (rest.isEmpty() || rest.equals("0")));
            case "KY", "SW", "PB" -> !rest.isEmpty();
            case "MX", "VX", "AC" -> !rest.isEmpty() && !rest.endsWith("0");
            default -> false;
        };
    }
}

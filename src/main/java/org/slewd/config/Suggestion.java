package org.slewd.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant to write. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The one of {@code known} that is nearest to {@code written}, if it is near enough to be a slip: a third of the
     * letters may be wrong, missing, extra or swapped. Upper and lower case count as the same.
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        int bestDistance = Math.max(1, Math.min(written.length(), 64) / 3) + 1;
        String best = null;
        for (String candidate : known) {
            int distance = distance(shorten(written), shorten(candidate));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    // No key is longer; a text of a megabyte in its place must not cost a megabyte squared.
    private static String shorten(String text) {
        return text.substring(0, Math.min(text.length(), 64)).toLowerCase(Locale.ROOT);
    }

    /** Letters to change, drop, add or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

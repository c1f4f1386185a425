package org.slewd.orbit;

/** A pattern for names: {@code *} stands for any characters, {@code ?} for one; capitals and small letters are the same. */
record Glob(String pattern) {

    /** Whether all of {@code text} fits. Takes at most the product of the lengths, whatever the pattern. */
    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resumeAt = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resumeAt = t;
            } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                // The last star takes one character more; earlier ones need not change their minds.
                p = star + 1;
                t = ++resumeAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean fits(char pattern, char text) {
        return pattern == '?' || Character.toUpperCase(pattern) == Character.toUpperCase(text);
    }
}

package org.slewd.recording;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-512 of a file that grows, and of what it was one block before. */
final class DataSum {

    private MessageDigest digest = fresh();
    private MessageDigest before = fresh();

    void add(byte[] bytes, int length) {
        before = copyOf(digest);
        digest.update(bytes, 0, length);
    }

    /** Takes the last block back. Once after each {@link #add}. */
    void takeBack() {
        digest = copyOf(before);
    }

    String hex() {
        return HexFormat.of().formatHex(copyOf(digest).digest());
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }

    private static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-512 of the platform can be copied", e);
        }
    }
}

package org.slewd.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Making and comparing random secrets, which nobody can guess. Any thread. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int DIGEST_BYTES = 32;

    private Secrets() {}

    /** {@code bytes} random bytes as base64url without padding. */
    public static String random(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of a secret: enough to recognise it, useless to whoever reads the memory or the disk. */
    public static Hash hash(String secret) {
        try {
            return new Hash(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** SHA-256 of a secret. Comparing takes the same time wherever the difference is. */
    public static final class Hash {
        private final byte[] digest;

        private Hash(byte[] digest) {
            this.digest = digest;
        }

        /** Whether it is of the same secret. */
        public boolean matches(Hash other) {
            return MessageDigest.isEqual(digest, other.digest);
        }

        /** For a file. */
        public String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        }

        /**
         * Reads what {@link #text} wrote.
         *
         * @throws IllegalArgumentException when it is something else
         */
        public static Hash parse(String text) {
            byte[] digest = Base64.getUrlDecoder().decode(text);
            if (digest.length != DIGEST_BYTES) {
                throw new IllegalArgumentException("this is no SHA-256");
            }
            return new Hash(digest);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Hash hash && matches(hash);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(digest);
        }

        /** Not even a hash belongs into a log. */
        @Override
        public String toString() {
            return "***";
        }
    }
}

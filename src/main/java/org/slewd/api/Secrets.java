package org.slewd.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Making and comparing secrets. Any thread. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** {@code bytes} random bytes as base64url without padding. */
    static String random(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of a secret: enough to recognise it, useless to whoever reads the memory. */
    static Hash hash(String secret) {
        try {
            return new Hash(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** SHA-256 of a secret. Comparing takes the same time wherever the difference is. */
    static final class Hash {
        private final byte[] digest;

        private Hash(byte[] digest) {
            this.digest = digest;
        }

        boolean matches(Hash other) {
            return MessageDigest.isEqual(digest, other.digest);
        }
    }
}

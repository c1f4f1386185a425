package org.slewd.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashing of passwords. Slow on purpose: only on the threads of {@link HashingThreads}. */
public final class Passwords {

    /** In characters. Length is what makes a password hard to guess; kinds of characters are not asked for. */
    public static final int MIN_LENGTH = 12;

    /** A sentence fits. */
    public static final int MAX_LENGTH = 256;

    /** One key held down is long, too. */
    private static final int MIN_DIFFERENT = 5;

    private static final int SALT_BYTES = 16;
    private static final int DIGEST_BYTES = 32;

    private final PasswordHash.Cost cost;
    private final SecureRandom random = new SecureRandom();

    /** Of a password that nobody has, for names that nobody has. */
    private final PasswordHash decoy;

    private final AtomicLong worked = new AtomicLong();

    /** @param cost of new hashes; an older one is made anew when its password is next at hand */
    public Passwords(PasswordHash.Cost cost) {
        this.cost = cost;
        this.decoy = new PasswordHash(cost, encode(randomBytes(SALT_BYTES)), encode(randomBytes(DIGEST_BYTES)));
    }

    /** Why {@code password} cannot be taken, as words that follow "the password"; empty when it can. */
    static Optional<String> objection(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return Optional.of("has fewer than " + MIN_LENGTH + " characters");
        }
        if (length > MAX_LENGTH) {
            return Optional.of("has more than " + MAX_LENGTH + " characters");
        }
        return password.codePoints().distinct().count() < MIN_DIFFERENT
                ? Optional.of("has fewer than " + MIN_DIFFERENT + " different characters")
                : Optional.empty();
    }

    /** The hash to keep of {@code password}, with a salt of its own. */
    PasswordHash hash(String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return new PasswordHash(cost, encode(salt), encode(compute(password, cost, salt, DIGEST_BYTES)));
    }

    /**
     * Whether {@code password} is the one that {@code kept} was made from.
     *
     * @param kept empty when there is no account of that name: then it is not, after the same work
     */
    boolean matches(String password, Optional<PasswordHash> kept) {
        PasswordHash held = kept.orElse(decoy);
        byte[] digest = Base64.getDecoder().decode(held.digest());
        byte[] presented = compute(password, held.cost(), Base64.getDecoder().decode(held.salt()), digest.length);
        return MessageDigest.isEqual(presented, digest) && kept.isPresent();
    }

    /** Whether it was made at another cost than new ones are. */
    boolean isOutdated(PasswordHash kept) {
        return !kept.cost().equals(cost);
    }

    /** KiB that were gone over so far, which is what the time of an answer depends on. */
    long workedKib() {
        return worked.get();
    }

    private byte[] compute(String password, PasswordHash.Cost of, byte[] salt, int bytes) {
        worked.addAndGet((long) of.memoryKib() * of.passes());
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(of.memoryKib())
                .withIterations(of.passes())
                .withParallelism(of.lanes())
                .withSalt(salt)
                .build());
        byte[] digest = new byte[bytes];
        // Keyboards write an accent as one character or as two; it is the same password.
        argon2.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), digest);
        return digest;
    }

    private byte[] randomBytes(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}

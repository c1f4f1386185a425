package org.slewd.link.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;

/**
 * Who may vouch for a broker in the place of those that Java knows: the certificates of a file in PEM, for a broker whose authority is its
 * owner's own. Blocks for the file.
 */
public final class BrokerAuthorities {

    /** All authorities of a Debian are a quarter of it. */
    private static final long MOST_BYTES = 1 << 20;

    private static final String BEGINNING = "-----BEGIN CERTIFICATE-----";

    private BrokerAuthorities() {}

    /** Why {@code file} cannot be used with {@code broker}, as the rest of a sentence that begins with its name. */
    public static Optional<String> objection(BrokerAddress broker, Path file) {
        if (!broker.secure()) {
            return Optional.of(
                    "says who may vouch for a broker that speaks TLS, and this one is to speak none; write mqtts://"
                            + " in its address, or take this key out");
        }
        return objection(file);
    }

    private static Optional<String> objection(Path file) {
        try {
            read(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The content of a file that holds certificates.
     *
     * @throws IOException with the rest of a sentence that begins with its name
     */
    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("is not a file (" + file.toAbsolutePath()
                    + "); put the certificate of the authority there, in PEM");
        }
        byte[] content;
        try {
            content = Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException(
                    "cannot be read (" + file.toAbsolutePath() + "); let the user slewd runs as read it", e);
        }
        if (!holdsCertificate(content)) {
            throw new IOException("holds no certificate in PEM (" + BEGINNING
                    + "), or not a whole one; take that of the authority, not a key");
        }
        return content;
    }

    private static boolean holdsCertificate(byte[] content) {
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
            return !found.isEmpty() && new String(content, StandardCharsets.ISO_8859_1).contains(BEGINNING);
        } catch (CertificateException e) {
            return false;
        }
    }

    /**
     * The content of a file that {@link #objection} has nothing against.
     *
     * @throws IOException with a whole sentence, where it has by now
     */
    static byte[] require(Path file) throws IOException {
        try {
            return read(file);
        } catch (IOException e) {
            throw new IOException(file + " " + e.getMessage(), e);
        }
    }
}

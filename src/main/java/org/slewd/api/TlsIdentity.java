package org.slewd.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import javax.net.ssl.X509KeyManager;

/**
 * What slewd proves with who it is: a certificate with its key, found to belong together.
 *
 * @param own the certificate of slewd itself
 * @param pem certificates and key as they were read
 */
record TlsIdentity(X509Certificate own, TlsPem pem) {

    private static final byte[] PROOF = "slewd".getBytes(StandardCharsets.US_ASCII);

    /** How a key of each kind signs. A kind that is not here is none that a server can be had with: Ed25519 above all. */
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private static final String KINDS = "take one of RSA or EC (P-256)";

    /**
     * Reads the files. Blocks for them.
     *
     * @throws UnusableTlsException when that cannot be done, or the two are no pair
     */
    static TlsIdentity of(TlsFiles files) throws UnusableTlsException {
        return of(TlsPem.read(files));
    }

    /**
     * Looks at what was read.
     *
     * @throws UnusableTlsException when it is no certificate with its key
     */
    static TlsIdentity of(TlsPem pem) throws UnusableTlsException {
        X509Certificate own = certificate(pem);
        String signature = SIGNATURES.get(own.getPublicKey().getAlgorithm());
        if (signature == null) {
            throw new UnusableTlsException(
                    false,
                    "is for a key of the kind " + own.getPublicKey().getAlgorithm() + ", which slewd cannot use; "
                            + KINDS);
        }
        requireKeyOf(own, signature, pem);
        return new TlsIdentity(own, pem);
    }

    private static X509Certificate certificate(TlsPem pem) throws UnusableTlsException {
        try {
            Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.certificate()));
            if (!chain.isEmpty() && chain.iterator().next() instanceof X509Certificate own) {
                return own;
            }
        } catch (GeneralSecurityException e) {
            // Said below: it would be a sentence about bytes.
        }
        throw new UnusableTlsException(
                false, "holds no certificate in PEM (-----BEGIN CERTIFICATE-----), or not a whole one");
    }

    private static void requireKeyOf(X509Certificate own, String signature, TlsPem pem) throws UnusableTlsException {
        String text = new String(pem.key(), StandardCharsets.ISO_8859_1);
        if (!text.contains("PRIVATE KEY-----")) {
            throw new UnusableTlsException(true, "holds no key in PEM (-----BEGIN PRIVATE KEY-----)");
        }
        if (text.contains("ENCRYPTED")) {
            throw new UnusableTlsException(
                    true,
                    "is locked with a password; 'openssl pkey -in OLD -out NEW' takes it away, for a service has nobody"
                            + " to ask");
        }
        try {
            Signature sign = Signature.getInstance(signature);
            sign.initSign(key(own, pem));
            sign.update(PROOF);
            byte[] proof = sign.sign();
            Signature check = Signature.getInstance(signature);
            check.initVerify(own.getPublicKey());
            check.update(PROOF);
            if (check.verify(proof)) {
                return;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UnusableTlsException(
                    true,
                    "is not the key of the certificate, or cannot be read; both have to be of one pair, RSA or EC (P-256), in PEM");
        }
        throw new UnusableTlsException(true, "is not the key of the certificate; both have to be of one pair");
    }

    /** Read as the server will read it. */
    private static PrivateKey key(X509Certificate own, TlsPem pem) throws GeneralSecurityException {
        try {
            X509KeyManager keys =
                    (X509KeyManager) options(pem).getKeyManagerFactory(null).getKeyManagers()[0];
            return keys.getPrivateKey(keys.getServerAliases(own.getPublicKey().getAlgorithm(), null)[0]);
        } catch (Exception e) { // as it is declared
            throw new GeneralSecurityException(e);
        }
    }

    private static PemKeyCertOptions options(TlsPem pem) {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(pem.certificate()))
                .addKeyValue(Buffer.buffer(pem.key()));
    }

    /** As a server takes it. */
    PemKeyCertOptions options() {
        return options(pem);
    }
}

package org.slewd.api;

import java.nio.file.Path;
import java.util.Optional;
import org.slewd.config.Section;

/**
 * Where certificate and key are: the section {@code http.tls} of a configuration. Both are files in PEM.
 *
 * @param certificate that of slewd first, then those that vouch for it
 * @param key without a password
 */
public record TlsFiles(Path certificate, Path key) {

    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";

    /** That they cannot be used is noted. */
    static Optional<TlsFiles> read(Section tls, Path file) {
        String certificate = tls.text(CERTIFICATE);
        String key = tls.text(KEY);
        if (!tls.isSound(CERTIFICATE, KEY)) {
            return Optional.empty();
        }
        TlsFiles files = new TlsFiles(
                file.resolveSibling(certificate).normalize(),
                file.resolveSibling(key).normalize());
        try {
            TlsIdentity.of(files);
        } catch (UnusableTlsException e) {
            tls.problemOutside(e.isKey() ? KEY : CERTIFICATE, e.getMessage());
        }
        return Optional.of(files);
    }
}

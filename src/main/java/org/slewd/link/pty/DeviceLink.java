package org.slewd.link.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A symbolic link with a stable name to a pseudo-terminal, whose own name changes each time. */
public final class DeviceLink {

    private final Path link;
    private final Path target;

    private DeviceLink(Path link, Path target) {
        this.link = link;
        this.target = target;
    }

    /**
     * Makes {@code link} point to {@code target}, in one step, so that nobody meets half of it. An old symbolic link is
     * replaced; anything else is left alone.
     *
     * @throws IOException with a sentence for an operator
     */
    public static DeviceLink create(Path link, Path target) throws IOException {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            throw new IOException(
                    link + " exists and is no symbolic link; slewd leaves it alone. Remove it or name another one");
        }
        Path beside = link.resolveSibling(
                link.getFileName() + ".slewd-" + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(beside);
            Files.createSymbolicLink(beside, target);
            Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException(
                    "cannot make " + link + ": " + e.getMessage() + "; check the folder and its rights", e);
        }
        return new DeviceLink(link, target);
    }

    /** Removes the link, unless it points elsewhere by now. */
    public void remove() throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            Files.delete(link);
        }
    }
}

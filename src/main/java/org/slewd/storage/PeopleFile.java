package org.slewd.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slewd.files.AtomicFile;
import org.slewd.people.AccessToken;
import org.slewd.people.Account;
import org.slewd.people.PasswordHash;
import org.slewd.people.PeopleMemory;
import org.slewd.people.Register;
import org.slewd.people.Role;
import org.slewd.people.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts and tokens, kept as a text file that only its owner can read, a line for each. A file that cannot be believed is set
 * aside: then nobody comes in but whoever has the machine.
 *
 * <p>{@code account NAME ROLE HASH}; {@code token NAME OWNER ROLE HASH MADE EXPIRES USED}, with {@code -} for nothing. The first
 * line says the version of the form, the last has a checksum.
 */
public final class PeopleFile implements PeopleMemory {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleFile.class);

    private static final String HEAD = "slewd people 1\n";
    private static final String CHECK = "crc32 ";
    private static final String ACCOUNT = "account";
    private static final String TOKEN = "token";
    private static final String NOTHING = "-";
    private static final int ACCOUNT_FIELDS = 4;
    private static final int TOKEN_FIELDS = 8;

    private static final String KNOWS_NONE =
            "It knows none now: nobody can log in but with admin.token or at the machine. Put a"
                    + " copy back while slewd is not running, or make the accounts anew with 'slewd user add'";

    /** A full register has some 100 kB. */
    private static final long MAX_BYTES = 1L << 20;

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final Executor writer;
    private final Register kept;
    private Optional<String> complaint = Optional.empty();
    private boolean isInTheWay;

    /**
     * Reads what was kept.
     *
     * @param writer one thread that may wait for the disk
     * @param now for the name of a damaged file
     */
    public PeopleFile(Path file, Executor writer, Instant now) {
        this.file = file;
        this.writer = writer;
        this.kept = recall(now);
    }

    @Override
    public Register kept() {
        return kept;
    }

    @Override
    public Optional<String> complaint() {
        return complaint;
    }

    @Override
    public CompletionStage<Boolean> keep(Register register) {
        try {
            return CompletableFuture.supplyAsync(() -> write(register), writer);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(false); // slewd ends just now
        }
    }

    /**
     * What a file holds, without any change to it.
     *
     * @throws IOException when it cannot be read or believed
     */
    public static Register look(Path file) throws IOException {
        return parse(bytes(file));
    }

    private boolean write(Register register) {
        if (isInTheWay) {
            LOG.error(
                    "a change of accounts or tokens was not written down: {} holds others that could not be read, and could not be"
                            + " put aside. The change holds until slewd ends. Move that file away and restart slewd",
                    file);
            return false;
        }
        try {
            AtomicFile.write(file, text(register).getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            LOG.error(
                    "a change of accounts or tokens could not be brought to the disk as {} ({}); it holds until slewd ends. Make"
                            + " room on the disk, or mend its rights, and make the change again",
                    file,
                    e.getMessage());
            return false;
        }
    }

    private Register recall(Instant now) {
        try {
            return read();
        } catch (NoSuchFileException e) {
            earlier()
                    .ifPresent(aside -> complain(
                            "the accounts of the station could not be used at an earlier start and are aside as "
                                    + aside + ". " + KNOWS_NONE));
            return Register.EMPTY;
        } catch (IOException damaged) {
            String where = aside(now);
            complain("the accounts of the station cannot be used (" + damaged.getMessage() + "); slewd " + where + ". "
                    + KNOWS_NONE);
            return Register.EMPTY;
        }
    }

    /** One that was put aside, as long as nobody has made accounts anew: it is told of at each start. */
    private Optional<String> earlier() {
        String start = AtomicFile.setAsideNameOf(file);
        try (Stream<Path> all = Files.list(file.getParent())) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(start))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty(); // no folder, or none that can be looked into: the next write tells
        }
    }

    private String aside(Instant now) {
        try {
            return "put the file aside as " + AtomicFile.setAside(file, now).getFileName();
        } catch (IOException e) {
            // What is in it may be all there is of them: nothing is put in its place.
            isInTheWay = true;
            return "could not put the file " + file
                    + " aside, leaves it as it is and writes no change of accounts down";
        }
    }

    private Register read() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others can write to " + file);
        }
        Register register = parse(bytes(file));
        if (!OWN.containsAll(permissions)) {
            Files.setPosixFilePermissions(file, OWN);
            complain("others could read " + file
                    + "; slewd has closed it to them. If anybody may have, let people choose"
                    + " other passwords; tokens cannot be got out of it");
        }
        return register;
    }

    private static String bytes(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it has more than " + MAX_BYTES + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void complain(String sentence) {
        LOG.error("{}", sentence);
        complaint = Optional.of(sentence);
    }

    static String text(Register register) {
        StringBuilder body = new StringBuilder(HEAD);
        register.accounts()
                .forEach(account -> line(
                        body,
                        ACCOUNT,
                        account.name(),
                        account.role().word(),
                        account.password().text()));
        register.tokens()
                .forEach(token -> line(
                        body,
                        TOKEN,
                        token.name(),
                        token.owner().orElse(NOTHING),
                        token.role().word(),
                        token.hash().text(),
                        token.madeUtc().toString(),
                        token.expiresUtc().map(Instant::toString).orElse(NOTHING),
                        token.lastUsedUtc().map(Instant::toString).orElse(NOTHING)));
        return body + CHECK + checksum(body.toString()) + '\n';
    }

    private static void line(StringBuilder body, String... fields) {
        body.append(String.join(" ", fields)).append('\n');
    }

    /** @throws IOException when {@code text} is not what {@link #text} wrote */
    static Register parse(String text) throws IOException {
        if (!text.startsWith(HEAD)) {
            throw new IOException("it does not begin with '" + HEAD.strip() + "'");
        }
        int end = text.lastIndexOf(CHECK);
        if (end < 0 || !text.substring(end).equals(CHECK + checksum(text.substring(0, end)) + '\n')) {
            throw new IOException("its checksum is wrong");
        }
        List<Account> accounts = new ArrayList<>();
        List<AccessToken> tokens = new ArrayList<>();
        try {
            for (String line : text.substring(HEAD.length(), end).lines().toList()) {
                String[] fields = line.split(" ", -1);
                if (fields[0].equals(ACCOUNT) && fields.length == ACCOUNT_FIELDS) {
                    accounts.add(new Account(fields[1], role(fields[2]), PasswordHash.parse(fields[3])));
                } else if (fields[0].equals(TOKEN) && fields.length == TOKEN_FIELDS) {
                    tokens.add(token(fields));
                } else {
                    throw new IOException("it has a line that is neither an account nor a token");
                }
            }
            return new Register(accounts, tokens);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("it has a line that cannot be understood", e);
        }
    }

    private static AccessToken token(String... fields) throws IOException {
        return new AccessToken(
                fields[1],
                Optional.of(fields[2]).filter(owner -> !owner.equals(NOTHING)),
                role(fields[3]),
                Secrets.Hash.parse(fields[4]),
                Instant.parse(fields[5]),
                time(fields[6]),
                time(fields[7]));
    }

    private static Optional<Instant> time(String field) {
        return field.equals(NOTHING) ? Optional.empty() : Optional.of(Instant.parse(field));
    }

    private static Role role(String word) throws IOException {
        return Role.of(word).orElseThrow(() -> new IOException("it has a line with a role that is none"));
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}

package org.slewd.feeds;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What stands behind a source. */
public sealed interface Origin {

    /** For people and programs: {@code file}, {@code folder}, {@code celestrak}, {@code space-track}, {@code transmitters} or {@code url}. */
    String kind();

    /** Where it is, without anything secret. */
    String address();

    /** One file, read again when it changes. */
    record LocalFile(Path file) implements Origin {
        @Override
        public String kind() {
            return "file";
        }

        @Override
        public String address() {
            return file.toString();
        }
    }

    /** All files of a folder, but none below it. */
    record LocalFolder(Path folder) implements Origin {
        @Override
        public String kind() {
            return "folder";
        }

        @Override
        public String address() {
            return folder.toString();
        }
    }

    /** Something that is asked over a network. */
    sealed interface Remote extends Origin {

        Provider provider();

        /** What is asked for; also what its requests are counted under. May hold a secret. */
        URI query();
    }

    /** One address that answers to a plain GET. */
    record Web(String kind, URI query, Provider provider) implements Remote {

        static final URI CELESTRAK_BASE = URI.create("https://celestrak.org/NORAD/elements/gp.php");

        public Web {
            requireSafe(query);
        }

        /** @param base CelesTrak itself, or something that answers like it */
        static Web celestrak(URI base, String field, String value) {
            // JSON: the forms with columns have no room for catalogue numbers of more than five digits.
            return new Web(
                    "celestrak",
                    URI.create(base + "?" + field + '=' + encoded(value) + "&FORMAT=json"),
                    Provider.CELESTRAK);
        }

        /** @throws IllegalArgumentException with half a sentence when {@code address} is none that slewd asks */
        static Web url(String address) {
            URI query;
            try {
                query = URI.create(address);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("is not an address; write https://HOST/PATH", e);
            }
            requireSafe(query);
            if (Provider.isWithin(query.getHost(), "space-track.org")) {
                throw new IllegalArgumentException("needs a login; use spaceTrackCredentialsFile instead");
            }
            return new Web("url", query, Provider.of(query.getHost()));
        }

        @Override
        public String address() {
            // The parameters of a foreign address may hold a key; those of CelesTrak tell which group it is.
            return kind.equals("celestrak") ? query.toString() : withoutParameters(query);
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /**
     * A list of transmitters in the form of the SatNOGS DB.
     *
     * @param query the whole list, in JSON
     */
    record TransmitterList(URI query) implements Remote {

        /** Those that are in use, of the SatNOGS DB; what it gives is under CC BY-SA. */
        static final URI SATNOGS = URI.create("https://db.satnogs.org/api/transmitters/?format=json");

        public TransmitterList {
            requireSafe(query);
        }

        @Override
        public String kind() {
            return "transmitters";
        }

        @Override
        public String address() {
            return withoutParameters(query);
        }

        @Override
        public Provider provider() {
            return Provider.of(query.getHost());
        }
    }

    /**
     * Space-Track, which wants a login.
     *
     * @param base Space-Track itself, or something that answers like it
     * @param credentials file with the identity in its first line and the password in its second
     * @param objects the objects to ask for, in one query; the whole catalogue when there are none
     */
    record SpaceTrack(URI base, Path credentials, List<Integer> objects) implements Remote {

        static final URI BASE = URI.create("https://www.space-track.org");

        /** So many numbers make an address of 4 kB, which servers take; for more the whole catalogue is the smaller burden. */
        static final int MAX_OBJECTS = 400;

        public SpaceTrack {
            requireSafe(base);
            objects = objects.stream().distinct().sorted().toList();
        }

        @Override
        public String kind() {
            return "space-track";
        }

        @Override
        public String address() {
            return base + " as the user of " + credentials;
        }

        @Override
        public Provider provider() {
            return Provider.SPACE_TRACK;
        }

        @Override
        public URI query() {
            String which = objects.isEmpty() || objects.size() > MAX_OBJECTS
                    ? "decay_date/null-val/epoch/%3Enow-30"
                    : "norad_cat_id/" + objects.stream().map(String::valueOf).collect(Collectors.joining(","));
            return base.resolve("/basicspacedata/query/class/gp/" + which + "/orderby/norad_cat_id/format/json");
        }

        URI login() {
            return base.resolve("/ajaxauth/login");
        }
    }

    /** {@code scheme://host/path}: what may be shown of an address. */
    static String withoutParameters(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme() + "://" + address.getHost() + port + path;
    }

    private static void requireSafe(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            throw new IllegalArgumentException("is not an address; write https://HOST/PATH");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "holds a password, which does not belong into a configuration; take it out");
        }
        boolean plainHere = address.getScheme().equals("http") && isLoopback(address.getHost());
        if (!address.getScheme().equals("https") && !plainHere) {
            throw new IllegalArgumentException("is not safe against changes on the way; use https");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}

package org.slewd.feeds;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slewd.files.Credentials;

/**
 * One request.
 *
 * @param headers beyond those that every request has
 * @param form content of a POST; a GET when empty. Holds a password at times, so it is not printed
 */
record Question(URI address, Map<String, String> headers, Optional<String> form) {
    Question {
        headers = Map.copyOf(headers);
    }

    /** A GET that lets the provider say that there is nothing newer than what {@code record} speaks of. */
    static Question conditional(URI address, QueryRecord record) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!record.etag().isEmpty()) {
            headers.put("If-None-Match", record.etag());
        }
        if (!record.lastModified().isEmpty()) {
            headers.put("If-Modified-Since", record.lastModified());
        }
        return new Question(address, headers, Optional.empty());
    }

    static Question login(URI address, Credentials credentials) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("identity", credentials.name());
        fields.put("password", credentials.password());
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Question(address, Map.of("Content-Type", "application/x-www-form-urlencoded"), Optional.of(form));
    }

    Question withCookies(String cookies) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("Cookie", cookies);
        return new Question(address, more, form);
    }

    @Override
    public String toString() {
        return (form.isPresent() ? "POST " : "GET ") + Origin.withoutParameters(address);
    }
}

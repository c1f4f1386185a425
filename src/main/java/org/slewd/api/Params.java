package org.slewd.api;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of one request after the check: each is declared, of its type and within its bounds. */
final class Params {

    private final Map<String, Object> values;

    private Params(Map<String, Object> values) {
        this.values = values;
    }

    /** Checks {@code sent} against what is declared; a name that is not declared is refused, never ignored. */
    static Params check(List<Parameter> declared, JsonObject sent) throws RequestException {
        Map<String, Object> values = new HashMap<>();
        for (String name : sent.fieldNames()) {
            if (declared.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw new RequestException(
                        Kind.INVALID_PARAMS,
                        "unknown parameter \"" + Request.shortened(name) + '"',
                        declared.isEmpty()
                                ? "this method takes no parameters"
                                : declared.stream()
                                        .map(Parameter::name)
                                        .collect(Collectors.joining(", ", "known parameters: ", "")));
            }
        }
        for (Parameter parameter : declared) {
            if (sent.containsKey(parameter.name())) {
                values.put(parameter.name(), parameter.type().check(parameter.name(), sent.getValue(parameter.name())));
            } else if (parameter.required()) {
                throw new RequestException(
                        Kind.INVALID_PARAMS,
                        "parameter \"" + parameter.name() + "\" is missing",
                        parameter.name() + ": " + parameter.summary());
            }
        }
        return new Params(values);
    }

    double decimal(String name) {
        return find(name, Double.class).orElseThrow();
    }

    double decimal(String name, double otherwise) {
        return find(name, Double.class).orElse(otherwise);
    }

    Optional<Double> findDecimal(String name) {
        return find(name, Double.class);
    }

    long whole(String name) {
        return find(name, Long.class).orElseThrow();
    }

    Optional<Long> findWhole(String name) {
        return find(name, Long.class);
    }

    boolean flag(String name, boolean otherwise) {
        return find(name, Boolean.class).orElse(otherwise);
    }

    String text(String name) {
        return find(name, String.class).orElseThrow();
    }

    Optional<String> findText(String name) {
        return find(name, String.class);
    }

    Optional<Instant> findUtc(String name) {
        return find(name, Instant.class);
    }

    /** Texts by name; empty when it was not given. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new HashMap<>();
        find(name, Map.class)
                .ifPresent(map -> ((Map<?, ?>) map).forEach((key, value) -> texts.put((String) key, (String) value)));
        return texts;
    }

    /** The words of a list; empty when it was not given. */
    List<String> words(String name) {
        return find(name, List.class).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .map(String.class::cast)
                .toList();
    }

    private <T> Optional<T> find(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }
}

package org.slewd.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Members of a JSON object, where they are of the type that is wanted; others count as absent. */
final class JsonFields {

    private JsonFields() {}

    static Map<?, ?> map(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> member ? member : Map.of();
    }

    static List<Map<?, ?>> maps(Map<?, ?> object, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (object.get(name) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    static Optional<String> text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static OptionalDouble number(Map<?, ?> object, String name) {
        return object.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    static List<Double> numbers(Map<?, ?> object, String name) {
        List<Double> numbers = new ArrayList<>();
        if (object.get(name) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Number number) {
                    numbers.add(number.doubleValue());
                }
            }
        }
        return numbers;
    }
}

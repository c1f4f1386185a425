package org.slewd.flight;

import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Shapes of types, found by looking at them: records by their components, sealed types by which of their records it is, and the
 * few {@link PlainShapes} below. What can be written is what slewd passes around: no class needs a line here, but one whose
 * fields are its own affair. Any thread.
 *
 * <p>The shape is not written with the value: whoever reads has to have the same types as whoever wrote.
 */
final class Shapes {

    /** More than any list of a turn or a configuration has. */
    private static final int MOST_ELEMENTS = 1 << 20;

    private final Map<Type, Shape<?>> known = new HashMap<>(PlainShapes.ALL);

    Shapes() {
        StandIns.addTo(this);
    }

    /** The shape of a type without parameters. */
    @SuppressWarnings("unchecked") // what shapeOf makes for a class reads and writes that class
    synchronized <T> Shape<T> of(Class<T> type) {
        return (Shape<T>) shapeOf(type, Map.of());
    }

    /** Has {@code type} written as another. */
    <T, S> void standIn(Class<T> type, Class<S> as, StandIns.Way<T, S> way) {
        Shape<S> shape = of(as);
        known.put(type, StandIns.shape(shape, way));
    }

    @SuppressWarnings("unchecked") // the elements are read and written by the shape of their type
    private Shape<Object> shapeOf(Type type, Map<TypeVariable<?>, Type> bound) {
        Type resolved = type instanceof TypeVariable<?> variable ? bound.get(variable) : type;
        if (resolved instanceof ParameterizedType generic) {
            return generic(generic, bound);
        }
        if (resolved instanceof GenericArrayType || !(resolved instanceof Class<?>)) {
            throw new IllegalArgumentException("nothing is known of the shape of " + type);
        }
        Optional<Shape<?>> before = Optional.ofNullable(known.get(resolved));
        if (before.isPresent()) {
            return (Shape<Object>) before.get();
        }
        // Known before it is looked into, for types that hold themselves.
        Later later = new Later();
        known.put(resolved, later);
        later.shape = ofClass((Class<?>) resolved, Map.of());
        known.put(resolved, later.shape);
        return later.shape;
    }

    private Shape<Object> generic(ParameterizedType generic, Map<TypeVariable<?>, Type> bound) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == List.class) {
            return list(shapeOf(arguments[0], bound));
        }
        if (raw == Optional.class) {
            return optional(shapeOf(arguments[0], bound));
        }
        if (raw == Map.class) {
            return map(shapeOf(arguments[0], bound), shapeOf(arguments[1], bound));
        }
        Map<TypeVariable<?>, Type> inside = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            Type argument = arguments[i];
            inside.put(
                    raw.getTypeParameters()[i],
                    argument instanceof TypeVariable<?> variable ? bound.get(variable) : argument);
        }
        return ofClass(raw, inside);
    }

    private Shape<Object> ofClass(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        if (type.isRecord()) {
            List<Shape<Object>> parts = new ArrayList<>();
            for (var component : type.getRecordComponents()) {
                parts.add(shapeOf(component.getGenericType(), bound));
            }
            return RecordShape.of(type, parts);
        }
        if (type.isEnum()) {
            return enumeration(List.of(type.getEnumConstants()));
        }
        if (type.isSealed()) {
            List<Class<?>> kinds = kinds(type);
            return new SealedShape(
                    kinds, kinds.stream().map(kind -> shapeOf(kind, bound)).toList());
        }
        throw new IllegalArgumentException("nothing is known of the shape of " + type.getName());
    }

    /** The classes that a value of a sealed type can be of, in a fixed order. */
    private static List<Class<?>> kinds(Class<?> sealed) {
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                kinds.addAll(kinds(permitted));
            } else {
                kinds.add(permitted);
            }
        }
        return kinds;
    }

    private static Shape<Object> enumeration(List<?> constants) {
        return new Shape<>() {
            @Override
            public void write(Object value, ByteWriter out) {
                out.number(constants.indexOf(value));
            }

            @Override
            public Object read(ByteReader in) throws DamagedRecordingException {
                return constants.get(in.count(constants.size() - 1));
            }
        };
    }

    private static Shape<Object> list(Shape<Object> element) {
        return new Shape<>() {
            @Override
            public void write(Object value, ByteWriter out) {
                List<?> list = (List<?>) value;
                out.number(list.size());
                list.forEach(one -> element.write(one, out));
            }

            @Override
            public Object read(ByteReader in) throws IOException {
                int size = in.count(MOST_ELEMENTS);
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(element.read(in));
                }
                return List.copyOf(list);
            }
        };
    }

    /** By rising key: maps that are equal are written the same. */
    private static Shape<Object> map(Shape<Object> key, Shape<Object> content) {
        return new Shape<>() {
            @Override
            public void write(Object value, ByteWriter out) {
                Map<?, ?> sorted = new TreeMap<>((Map<?, ?>) value);
                out.number(sorted.size());
                sorted.forEach((one, of) -> {
                    key.write(one, out);
                    content.write(of, out);
                });
            }

            @Override
            public Object read(ByteReader in) throws IOException {
                int size = in.count(MOST_ELEMENTS);
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    map.put(key.read(in), content.read(in));
                }
                return Collections.unmodifiableMap(map);
            }
        };
    }

    private static Shape<Object> optional(Shape<Object> content) {
        return new Shape<>() {
            @Override
            public void write(Object value, ByteWriter out) {
                Optional<?> optional = (Optional<?>) value;
                out.octet(optional.isPresent() ? 1 : 0);
                optional.ifPresent(one -> content.write(one, out));
            }

            @Override
            public Object read(ByteReader in) throws IOException {
                return in.octet() == 0 ? Optional.empty() : Optional.of(content.read(in));
            }
        };
    }

    /** A shape that is being found out. */
    private static final class Later implements Shape<Object> {
        private Shape<Object> shape;

        @Override
        public void write(Object value, ByteWriter out) {
            shape.write(value, out);
        }

        @Override
        public Object read(ByteReader in) throws IOException {
            return shape.read(in);
        }
    }
}

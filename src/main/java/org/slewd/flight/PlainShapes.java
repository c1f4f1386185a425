package org.slewd.flight;

import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Shapes of what is no record: numbers, texts, times. */
final class PlainShapes {

    static final Map<Type, Shape<?>> ALL = new HashMap<>();

    private interface Reading<T> {
        T read(ByteReader in) throws IOException;
    }

    static {
        Shape<Integer> whole = shape((value, out) -> out.number(value), in -> (int) in.number());
        ALL.put(int.class, whole);
        ALL.put(Integer.class, whole);
        Shape<Long> counted = shape((value, out) -> out.number(value), ByteReader::number);
        ALL.put(long.class, counted);
        ALL.put(Long.class, counted);
        Shape<Double> decimal = shape((value, out) -> out.decimal(value), ByteReader::decimal);
        ALL.put(double.class, decimal);
        ALL.put(Double.class, decimal);
        Shape<Boolean> flag = shape((value, out) -> out.octet(value ? 1 : 0), in -> in.octet() != 0);
        ALL.put(boolean.class, flag);
        ALL.put(Boolean.class, flag);
        Shape<Character> letter = shape((value, out) -> out.number(value), in -> (char) in.number());
        ALL.put(char.class, letter);
        ALL.put(Character.class, letter);
        ALL.put(String.class, shape((String value, ByteWriter out) -> out.text(value), ByteReader::text));
        ALL.put(byte[].class, shape((byte[] value, ByteWriter out) -> out.block(value), ByteReader::block));
        ALL.put(Instant.class, shape(PlainShapes::write, PlainShapes::instant));
        ALL.put(Duration.class, shape(PlainShapes::write, PlainShapes::duration));
        ALL.put(URI.class, shape((value, out) -> out.text(value.toString()), PlainShapes::address));
        ALL.put(Path.class, shape((value, out) -> out.text(value.toString()), in -> Path.of(in.text())));
        ALL.put(Pattern.class, shape((value, out) -> out.text(value.pattern()), PlainShapes::pattern));
        ALL.put(
                OptionalInt.class,
                shape(
                        (value, out) -> {
                            out.octet(value.isPresent() ? 1 : 0);
                            value.ifPresent(out::number);
                        },
                        in -> in.octet() == 0 ? OptionalInt.empty() : OptionalInt.of((int) in.number())));
        ALL.put(
                OptionalLong.class,
                shape(
                        (value, out) -> {
                            out.octet(value.isPresent() ? 1 : 0);
                            value.ifPresent(out::number);
                        },
                        in -> in.octet() == 0 ? OptionalLong.empty() : OptionalLong.of(in.number())));
        ALL.put(
                OptionalDouble.class,
                shape(
                        (value, out) -> {
                            out.octet(value.isPresent() ? 1 : 0);
                            value.ifPresent(out::decimal);
                        },
                        in -> in.octet() == 0 ? OptionalDouble.empty() : OptionalDouble.of(in.decimal())));
    }

    private PlainShapes() {}

    private static void write(Instant value, ByteWriter out) {
        out.number(value.getEpochSecond());
        out.number(value.getNano());
    }

    private static void write(Duration value, ByteWriter out) {
        out.number(value.getSeconds());
        out.number(value.getNano());
    }

    private static Instant instant(ByteReader in) throws IOException {
        try {
            return Instant.ofEpochSecond(in.number(), in.number());
        } catch (DateTimeException | ArithmeticException e) {
            throw new DamagedRecordingException("it holds a time that cannot be");
        }
    }

    private static URI address(ByteReader in) throws IOException {
        try {
            return URI.create(in.text());
        } catch (IllegalArgumentException e) {
            throw new DamagedRecordingException("it holds an address that cannot be");
        }
    }

    private static Pattern pattern(ByteReader in) throws IOException {
        try {
            return Pattern.compile(in.text());
        } catch (PatternSyntaxException e) {
            throw new DamagedRecordingException("it holds a pattern that cannot be");
        }
    }

    private static Duration duration(ByteReader in) throws IOException {
        try {
            return Duration.ofSeconds(in.number(), in.number());
        } catch (ArithmeticException e) {
            throw new DamagedRecordingException("it holds a time that cannot be");
        }
    }

    private static <T> Shape<T> shape(BiConsumer<T, ByteWriter> writing, Reading<T> reading) {
        return new Shape<>() {
            @Override
            public void write(T value, ByteWriter out) {
                writing.accept(value, out);
            }

            @Override
            public T read(ByteReader in) throws IOException {
                return reading.read(in);
            }
        };
    }
}

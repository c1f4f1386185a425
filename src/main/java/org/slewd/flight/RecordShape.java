package org.slewd.flight;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A record: its components in their order. What it refuses is damaged. */
final class RecordShape implements Shape<Object> {

    private final Constructor<?> constructor;
    private final List<Method> accessors;
    private final List<Shape<Object>> parts;

    private RecordShape(Constructor<?> constructor, List<Method> accessors, List<Shape<Object>> parts) {
        this.constructor = constructor;
        this.accessors = accessors;
        this.parts = parts;
    }

    static Shape<Object> of(Class<?> type, List<Shape<Object>> parts) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
                accessors.add(component.getAccessor());
            }
            return new RecordShape(constructor, accessors, List.copyOf(parts));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has its canonical constructor
        }
    }

    @Override
    public void write(Object value, ByteWriter out) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).write(component(value, i), out);
        }
    }

    private Object component(Object value, int number) {
        try {
            return accessors.get(number).invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a component of " + value.getClass().getName() + " cannot be read", e);
        }
    }

    @Override
    public Object read(ByteReader in) throws IOException {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).read(in);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new DamagedRecordingException("it holds what cannot be: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.slewd.flight;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sealed type: which of its kinds it is, and the value of that kind. */
final class SealedShape implements Shape<Object> {

    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final List<Shape<Object>> shapes;

    SealedShape(List<Class<?>> kinds, List<Shape<Object>> shapes) {
        this.shapes = shapes;
        kinds.forEach(kind -> numbers.put(kind, numbers.size()));
    }

    @Override
    public void write(Object value, ByteWriter out) {
        int number = numbers.get(value.getClass());
        out.number(number);
        shapes.get(number).write(value, out);
    }

    @Override
    public Object read(ByteReader in) throws IOException {
        return shapes.get(in.count(shapes.size() - 1)).read(in);
    }
}

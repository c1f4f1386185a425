package org.slewd.flight;

import java.io.IOException;

/** How values of a type are written and read. Any thread. */
interface Shape<T> {

    void write(T value, ByteWriter out);

    T read(ByteReader in) throws IOException;
}

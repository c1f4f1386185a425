package org.slewd.link;

/** Where a driver or a simulator puts the bytes that are due. */
@FunctionalInterface
public interface ByteSink {

    /** Takes {@code bytes} as one write; the array belongs to the sink from here on. Never blocks. */
    void accept(byte[] bytes);
}

package org.slewd.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A port whose other end is the test. As a real one it blocks, and closing it from outside frees whoever is blocked. */
final class FakePort implements BytePort {

    private static final byte[] HANG_UP = {};

    final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
    final CountDownLatch closed = new CountDownLatch(1);
    private final LinkedBlockingQueue<byte[]> arriving = new LinkedBlockingQueue<>();
    private final CountDownLatch writeBegun = new CountDownLatch(1);
    private final CountDownLatch peerReads;

    /** One whose peer reads. */
    FakePort() {
        this.peerReads = new CountDownLatch(0);
    }

    private FakePort(CountDownLatch peerReads) {
        this.peerReads = peerReads;
    }

    /** One whose peer reads nothing until {@link #letPeerRead}. */
    static FakePort stuck() {
        return new FakePort(new CountDownLatch(1));
    }

    void letPeerRead() {
        peerReads.countDown();
    }

    void awaitWrite() throws InterruptedException {
        writeBegun.await();
    }

    void arrives(String text) {
        arriving.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void hangUp() {
        arriving.add(HANG_UP);
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        byte[] piece = await(arriving);
        if (piece.length == 0 || closed.getCount() == 0) {
            throw new IOException("the other end hung up");
        }
        System.arraycopy(piece, 0, buffer, 0, piece.length);
        return piece.length;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        writeBegun.countDown();
        try {
            peerReads.await();
        } catch (InterruptedException e) {
            // A native write cannot be interrupted, only cut off by closing the port.
            awaitClosed();
        }
        if (closed.getCount() == 0) {
            throw new IOException("closed while writing");
        }
        written.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        closed.countDown();
        hangUp();
        peerReads.countDown();
    }

    private byte[] await(LinkedBlockingQueue<byte[]> queue) throws IOException {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            awaitClosed();
            throw new IOException("closed while reading", e);
        }
    }

    private void awaitClosed() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IOException("closed", e);
        }
    }
}

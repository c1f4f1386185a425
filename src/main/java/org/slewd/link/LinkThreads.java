package org.slewd.link;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon threads of one link. They end when they are interrupted; nothing a port throws may end them before. */
final class LinkThreads {

    /** How long {@link #end} waits for each. A native call that does not return is left behind; it is a daemon's. */
    private static final long JOIN_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LinkThreads.class);

    private final String address;
    private final List<Thread> threads = new ArrayList<>();

    /** What a thread does until it is interrupted. */
    interface Duty {
        void run() throws InterruptedException;
    }

    LinkThreads(String address) {
        this.address = address;
    }

    void start(String role, Duty duty) {
        Thread thread = new Thread(() -> perform(role, duty), "link-" + address + '-' + role);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void perform(String role, Duty duty) {
        try {
            duty.run();
        } catch (InterruptedException e) {
            LOG.debug("{}: {} ends", address, role);
        }
    }

    /** Interrupts all of them and waits a moment for their end. */
    void end() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                if (thread != Thread.currentThread()) {
                    thread.join(JOIN_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

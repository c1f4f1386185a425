package org.slewd.people;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which passwords are hashed. */
public final class HashingThreads {

    /** Each takes 19 MiB and a core; a Raspberry Pi has to follow a pass meanwhile. */
    static final int AT_ONCE = 2;

    /** Logins that wait: on a slow machine the last of them is done within 3 s. More are refused. */
    static final int WAITING = 16;

    private HashingThreads() {}

    /** New ones. They are there while there is work; one more login than they hold is refused with a RejectedExecutionException. */
    public static ExecutorService start() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "passwords");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}

package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.station.StationControl;
import org.slewd.time.VirtualClock;

/**
 * Twenty clients race for the antenna, ten thousand times, and the history that they and the station saw is checked from outside. It is
 * linearisable when every order that reached the station can be put at a moment at which its number was the highest that had been granted.
 */
class LeaseRaceTest {

    private static final int CLIENTS = 20;
    private static final int RACES = 10_000;

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final FakeStation fake = new FakeStation(Snapshots.idle(1, Snapshots.NOON));

    /** Counts moments: whatever is stamped later has happened later. */
    private final AtomicLong now = new AtomicLong();

    /** By the elevation that names an order: when it reached the station. */
    private final Map<Double, Long> reached = new ConcurrentHashMap<>();

    /** What a client did: from when to when, by which number, and whether it was done. */
    private record Deed(String what, String who, long began, long ended, long number, boolean isDone, double name) {}

    /** Notes when an order arrives, and takes its time over it. */
    private StationControl station() {
        return (StationControl) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StationControl.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("point")) {
                        linger();
                        reached.put(((org.slewd.rotator.Pointing) arguments[0]).elevationDeg(), now.incrementAndGet());
                        linger();
                    }
                    try {
                        return method.invoke(fake, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Long enough for others to come in between, if they can. */
    private static void linger() {
        for (int i = 0; i < 500; i++) {
            Thread.onSpinWait();
        }
    }

    /** One client; all that it does is in order. */
    private final class Client implements Callable<List<Deed>> {
        private final Dispatcher dispatcher;
        private final FakeCaller caller;
        private final int index;
        private final Random random;
        private final List<Deed> deeds = new ArrayList<>();
        private int named;

        Client(Dispatcher dispatcher, int index) {
            this.dispatcher = dispatcher;
            this.index = index;
            this.caller = FakeCaller.remote("client " + index);
            this.random = new Random(index);
        }

        @Override
        public List<Deed> call() {
            for (int i = 0; i < RACES / CLIENTS; i++) {
                race();
            }
            return deeds;
        }

        private void race() {
            String how = random.nextInt(3) == 0 ? "" : ",\"takeover\":true";
            long began = now.incrementAndGet();
            JsonObject answer = ask("lease.acquire", "{\"part\":\"rotator\"" + how + "}");
            if (!answer.containsKey("result")) {
                return;
            }
            long number = answer.getJsonObject("result").getLong("lease");
            deeds.add(new Deed("acquire", caller.who(), began, now.incrementAndGet(), number, true, 0));
            int orders = random.nextInt(4);
            for (int i = 0; i < orders; i++) {
                order(number);
            }
            if (random.nextInt(3) == 0) {
                began = now.incrementAndGet();
                boolean counted = ask("lease.release", "{\"part\":\"rotator\",\"lease\":" + number + "}")
                        .getJsonObject("result")
                        .getBoolean("counts");
                deeds.add(new Deed("release", caller.who(), began, now.incrementAndGet(), number, counted, 0));
                order(number);
            }
        }

        private void order(long number) {
            double name = (index * 10_000 + ++named) / 10_000.0;
            long began = now.incrementAndGet();
            boolean done = ask(
                            "rotator.point",
                            "{\"azimuthDeg\":1,\"elevationDeg\":" + name + ",\"lease\":" + number + "}")
                    .containsKey("result");
            deeds.add(new Deed("order", caller.who(), began, now.incrementAndGet(), number, done, name));
        }

        private JsonObject ask(String method, String params) {
            return new JsonObject(dispatcher
                    .dispatch(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}",
                            caller)
                    .toCompletableFuture()
                    .join()
                    .orElseThrow());
        }
    }

    @Test
    void no_order_of_a_loser_reaches_the_station_after_the_winner_has_its_number() throws Exception {
        List<Deed> history = new ArrayList<>();
        try (DataDirectory directory = DataDirectory.claim(folder.resolve("data"))) {
            Dispatcher dispatcher = Methods.dispatcher(
                    Desks.of(station(), new FakeSupply(), clock), TestPeople.access(directory, clock));
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Client(dispatcher, i));
            }
            for (Future<List<Deed>> each : threads.invokeAll(clients)) {
                history.addAll(each.get());
            }
            threads.shutdown();
        }
        List<Deed> grants =
                history.stream().filter(deed -> deed.what.equals("acquire")).toList();
        List<Deed> orders =
                history.stream().filter(deed -> deed.what.equals("order")).toList();
        assertThat(grants).hasSizeGreaterThan(RACES / 3);
        assertThat(orders.stream().filter(Deed::isDone)).hasSizeGreaterThan(RACES / 20);
        assertThat(orders.stream().filter(order -> !order.isDone)).hasSizeGreaterThan(RACES / 100);

        everyNumberHasOneHolderAndNumbersRise(grants);
        ordersReachTheStationInTheOrderOfTheirNumbers(orders);
        assertThat(reached).hasSize((int) orders.stream().filter(Deed::isDone).count());
        noneComesAfterAHigherGrantOrItsOwnRelease(history, grants, orders);
    }

    private static void everyNumberHasOneHolderAndNumbersRise(List<Deed> grants) {
        Map<Long, String> holders = new ConcurrentHashMap<>();
        grants.forEach(grant -> assertThat(holders.computeIfAbsent(grant.number, none -> grant.who))
                .isEqualTo(grant.who));
        List<Deed> byEnd =
                grants.stream().sorted(Comparator.comparingLong(Deed::ended)).toList();
        List<Deed> byBegin =
                grants.stream().sorted(Comparator.comparingLong(Deed::began)).toList();
        long highest = 0;
        int ended = 0;
        for (Deed grant : byBegin) {
            for (; byEnd.get(ended).ended < grant.began; ended++) {
                highest = Math.max(highest, byEnd.get(ended).number);
            }
            // The same again only for who had it all the time.
            assertThat(grant.number).isGreaterThanOrEqualTo(highest);
        }
    }

    private void ordersReachTheStationInTheOrderOfTheirNumbers(List<Deed> orders) {
        List<Long> numbers = orders.stream()
                .filter(Deed::isDone)
                .sorted(Comparator.comparingLong(order -> reached.get(order.name)))
                .map(Deed::number)
                .toList();
        assertThat(numbers).isSorted();
    }

    private void noneComesAfterAHigherGrantOrItsOwnRelease(List<Deed> history, List<Deed> grants, List<Deed> orders) {
        Map<Long, Long> released = new ConcurrentHashMap<>();
        history.stream()
                .filter(deed -> deed.what.equals("release") && deed.isDone)
                .forEach(deed -> released.put(deed.number, deed.began));
        List<Deed> byNumber =
                grants.stream().sorted(Comparator.comparingLong(Deed::number)).toList();
        long[] numbers = byNumber.stream().mapToLong(Deed::number).toArray();
        // From the end: the earliest moment at which somebody was known to have a number this high, or could have got
        // it.
        long[] known = new long[numbers.length + 1];
        long[] possible = new long[numbers.length + 1];
        known[numbers.length] = Long.MAX_VALUE;
        possible[numbers.length] = Long.MAX_VALUE;
        for (int i = numbers.length - 1; i >= 0; i--) {
            known[i] = Math.min(known[i + 1], byNumber.get(i).ended);
            possible[i] = Math.min(possible[i + 1], byNumber.get(i).began);
        }
        for (Deed order : orders) {
            int next = above(numbers, order.number);
            long givenUp = released.getOrDefault(order.number, Long.MAX_VALUE);
            if (order.isDone) {
                assertThat(reached.get(order.name)).as(order.toString()).isLessThan(Math.min(known[next], givenUp));
            } else {
                // Nobody is refused for nothing.
                assertThat(Math.min(possible[next], givenUp))
                        .as(order.toString())
                        .isLessThan(order.ended);
            }
        }
    }

    private static int above(long[] sorted, long number) {
        int i = java.util.Arrays.binarySearch(sorted, number + 1);
        int at = i >= 0 ? i : -i - 1;
        while (at > 0 && sorted[at - 1] > number) {
            at--;
        }
        return at;
    }
}

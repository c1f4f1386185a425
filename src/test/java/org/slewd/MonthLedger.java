package org.slewd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slewd.schedule.Account;
import org.slewd.schedule.Agenda;
import org.slewd.station.PassReport;
import org.slewd.station.StationEvent;

/** What the station told of its passes, and what its agenda said last of each; kept over crashes. */
final class MonthLedger {

    private static final Duration SAME_PASS = Duration.ofMinutes(20);

    /** An agenda is made every ten minutes; what it says of later passes it says again. */
    private static final Duration READ_AHEAD = Duration.ofMinutes(90);

    /** From the beginning of a following to its end. */
    static final class Following {
        final int number;
        final Instant tca;
        final Instant los;
        final Instant begun;
        final String by;
        int risen;
        int set;
        Optional<Instant> ended = Optional.empty();
        Optional<PassReport.Ending> ending = Optional.empty();

        private Following(StationEvent.PassBegun event) {
            number = event.pass().pass().catalogNumber();
            tca = event.pass().pass().tca().utc();
            los = event.pass().set();
            begun = event.utc();
            by = event.pass().by();
        }

        Instant endedOr(Instant otherwise) {
            return ended.orElse(otherwise);
        }

        boolean isOf(int otherNumber, Instant otherTca) {
            return number == otherNumber
                    && Duration.between(tca, otherTca).abs().compareTo(SAME_PASS) < 0;
        }

        @Override
        public String toString() {
            return number + " " + begun + " to " + ended + " by " + by + " " + ending;
        }
    }

    /** What an agenda said of a pass. */
    record Said(
            Instant utc,
            int number,
            Instant tca,
            String wish,
            Optional<Account.Why> why,
            String reason,
            List<Part> parts,
            boolean everTaken) {}

    /** A part that is to be followed. */
    record Part(Instant begin, Instant end) {}

    final List<Following> followings = new ArrayList<>();
    final List<String> broken = new ArrayList<>();
    private final Map<Integer, List<Said>> said = new TreeMap<>();
    private Optional<Following> open = Optional.empty();
    private Agenda read = Agenda.empty(Instant.EPOCH, Instant.EPOCH);

    /** Hears what happens. */
    void happened(StationEvent event) {
        if (event instanceof StationEvent.PassBegun begun) {
            if (open.isPresent()) {
                broken.add("a pass began at " + event.utc() + " before " + open.get() + " had ended");
            }
            open = Optional.of(new Following(begun));
            followings.add(open.get());
        } else if (event instanceof StationEvent.OfPass of) {
            if (open.filter(one -> one.number == of.pass().pass().catalogNumber())
                    .isEmpty()) {
                broken.add(event.word() + " at " + event.utc() + " of a pass that was not begun");
                return;
            }
            Following one = open.get();
            one.risen += event instanceof StationEvent.PassRisen ? 1 : 0;
            one.set += event instanceof StationEvent.PassSet ? 1 : 0;
            if (event instanceof StationEvent.PassEnded ended) {
                one.ended = Optional.of(event.utc());
                one.ending = Optional.of(ended.report().ending());
                open = Optional.empty();
            }
        }
    }

    Optional<Following> open() {
        return open;
    }

    /** The process died. */
    void died(Instant utc) {
        open.ifPresent(one -> one.ended = Optional.of(utc));
        open = Optional.empty();
    }

    /** Reads an agenda, unless it is the one that it read last. */
    void read(Agenda agenda, Instant now) {
        if (agenda.equals(read)) {
            return;
        }
        read = agenda;
        for (Account account : agenda.accounts()) {
            // For what is to be followed later, something is left out now.
            if (account instanceof Account.Taken || account.pass().aos().utc().isBefore(now.plus(READ_AHEAD))) {
                note(account, now);
            }
        }
    }

    private void note(Account account, Instant now) {
        List<Part> parts = account instanceof Account.Taken taken
                ? taken.parts().stream()
                        .map(one -> new Part(one.begin(), one.end()))
                        .toList()
                : List.of();
        Optional<Account.Why> why =
                account instanceof Account.Declined declined ? Optional.of(declined.why()) : Optional.empty();
        int number = account.pass().catalogNumber();
        Optional<Said> before = lastOf(number, account.pass().tca().utc());
        // Of a pass that was left out for a reason and goes on, too little is left in the end.
        boolean follows = why.filter(Account.Why.SHORT::equals).isPresent()
                && account.pass().aos().utc().isBefore(now)
                && before.isPresent();
        if (!follows) {
            List<Said> ofObject = said.computeIfAbsent(number, any -> new ArrayList<>());
            before.ifPresent(ofObject::remove);
            ofObject.add(new Said(
                    now,
                    number,
                    account.pass().tca().utc(),
                    account.wish(),
                    why,
                    account.reason(),
                    parts,
                    why.isEmpty() || before.filter(Said::everTaken).isPresent()));
        }
    }

    /** What was said last of a pass. */
    Optional<Said> lastOf(int number, Instant tca) {
        return said.getOrDefault(number, List.of()).stream()
                .filter(one -> Duration.between(one.tca, tca).abs().compareTo(SAME_PASS) < 0)
                .findFirst();
    }

    /** Everything that was said last. */
    List<Said> all() {
        return said.values().stream().flatMap(List::stream).toList();
    }
}

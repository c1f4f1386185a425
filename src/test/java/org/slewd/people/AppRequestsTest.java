package org.slewd.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slewd.people.AppRequests.AppRequest;
import org.slewd.people.AppRequests.Asked;
import org.slewd.people.AppRequests.TooMany;
import org.slewd.people.AppRequests.Waits;
import org.slewd.time.VirtualClock;

class AppRequestsTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final AppRequests apps = new AppRequests(clock);

    private Waits ask(String address) {
        return (Waits) apps.ask("panel", Role.OBSERVER, address);
    }

    @Test
    void what_is_granted_is_told_once_and_only_by_the_secret() {
        Waits asked = ask("192.0.2.1");
        AppRequest request = asked.request();
        assertThat(request.code()).matches("[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}");
        assertThat(request.expiresUtc()).isEqualTo(Instant.parse("2026-11-26T12:05:00Z"));
        assertThat(apps.fetch(asked.secret())).contains(new AppRequests.Undecided(request));
        assertThat(apps.undecided()).containsExactly(request);

        assertThat(apps.decide(request.code(), true, Optional.of("ada"))).contains(request);
        assertThat(apps.undecided()).isEmpty();
        assertThat(apps.fetch(request.code())).isEmpty();
        assertThat(apps.fetch(asked.secret() + "x")).isEmpty();
        assertThat(apps.fetch(asked.secret())).contains(new AppRequests.Granted(request, Optional.of("ada")));
        assertThat(apps.fetch(asked.secret())).isEmpty();
    }

    @Test
    void a_decision_is_made_once_and_a_refusal_stays_one() {
        Waits asked = ask("192.0.2.1");
        String code = asked.request().code();
        assertThat(apps.decide(code, false, Optional.empty())).isPresent();
        assertThat(apps.decide(code, true, Optional.empty())).isEmpty();
        assertThat(apps.fetch(asked.secret())).contains(new AppRequests.Refused(asked.request()));
        assertThat(apps.fetch(asked.secret())).isEmpty();
        assertThat(apps.decide("AAA-AAA", true, Optional.empty())).isEmpty();
    }

    @Test
    void after_five_minutes_it_is_over_granted_or_not() {
        Waits granted = ask("192.0.2.1");
        Waits waiting = ask("192.0.2.2");
        apps.decide(granted.request().code(), true, Optional.empty());
        clock.advance(AppRequests.LIFE.minusNanos(1));
        assertThat(apps.fetch(waiting.secret())).isPresent();
        clock.advance(Duration.ofNanos(1));
        assertThat(apps.fetch(granted.secret())).isEmpty();
        assertThat(apps.fetch(waiting.secret())).isEmpty();
        assertThat(apps.undecided()).isEmpty();
        assertThat(apps.decide(waiting.request().code(), true, Optional.empty()))
                .isEmpty();
    }

    @Test
    void of_a_thousand_that_ask_few_wait_and_one_address_does_not_take_the_room_of_all() {
        for (int i = 0; i < 500; i++) {
            Asked asked = apps.ask("panel", Role.OBSERVER, "192.0.2.1");
            assertThat(asked instanceof Waits).isEqualTo(i < AppRequests.MOST_OF_ONE_ADDRESS);
        }
        assertThat(ask("192.0.2.2").request().address()).isEqualTo("192.0.2.2");
        for (int i = 0; i < 500; i++) {
            apps.ask("panel", Role.OBSERVER, "198.51.100." + i);
        }
        assertThat(apps.undecided()).hasSize(AppRequests.MOST);
        Set<String> codes = new HashSet<>();
        apps.undecided().forEach(request -> codes.add(request.code()));
        assertThat(codes).hasSize(AppRequests.MOST);
        clock.advance(Duration.ofMinutes(4));
        assertThat(apps.ask("panel", Role.OBSERVER, "203.0.113.1")).isEqualTo(new TooMany(60));
        clock.advance(Duration.ofMinutes(1));
        assertThat(apps.ask("panel", Role.OBSERVER, "203.0.113.1")).isInstanceOf(Waits.class);
    }
}

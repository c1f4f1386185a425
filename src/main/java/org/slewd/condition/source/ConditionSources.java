package org.slewd.condition.source;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Hearing;
import org.slewd.condition.Origin;
import org.slewd.link.Link;
import org.slewd.time.Clock;

/** Receives the safety inputs of a station and hands them over. Deploy one. */
public final class ConditionSources extends VerticleBase {

    private final List<ConditionInput> inputs;
    private final Hearing hearing;
    private final Function<Origin.Line, Link> links;
    private final Clock clock;
    private final String version;
    private final List<Source> sources = new ArrayList<>();

    /**
     * For one deployment.
     *
     * @param hearing takes what is received
     * @param links makes the wire to a gauge
     * @param clock that of the machine, by which files are as old as they are, even where the station lives at another date
     * @param version of slewd, as servers are told
     */
    public ConditionSources(
            List<ConditionInput> inputs,
            Hearing hearing,
            Function<Origin.Line, Link> links,
            Clock clock,
            String version) {
        this.inputs = List.copyOf(inputs);
        this.hearing = hearing;
        this.links = links;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public Future<?> start() {
        for (ConditionInput input : inputs) {
            Source source = source(input);
            sources.add(source);
            source.start();
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        sources.forEach(Source::stop);
        return Future.succeededFuture();
    }

    private Source source(ConditionInput input) {
        Listener listener = listener(input.name());
        if (input.origin() instanceof Origin.Web web) {
            return new WebSource(vertx, web, listener, clock, version);
        }
        if (input.origin() instanceof Origin.Line line) {
            return new LineSource(vertx, links.apply(line), listener);
        }
        if (input.origin() instanceof Origin.Broker broker) {
            return new BrokerSource(vertx, broker, listener, clock);
        }
        return new FileSource(vertx, (Origin.InFile) input.origin(), listener, clock);
    }

    private Listener listener(String input) {
        return new Listener() {
            @Override
            public void heard(String text, long nanos) {
                hearing.heard(input, text, nanos);
            }

            @Override
            public void missed(String why) {
                hearing.missed(input, why);
            }
        };
    }
}

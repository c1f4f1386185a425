package org.slewd.feeds;

import java.util.concurrent.CompletionStage;

/** The way to a provider: the network, or a test's own. */
interface Transport {

    /** Sends one request. Completed on any thread, within a bound of time, never exceptionally. */
    CompletionStage<Reply> ask(Question question);
}

package org.slewd.feeds;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of one query, over restarts.
 *
 * @param asked newest moment at which a request may have reached the provider
 * @param tried newest moment at which slewd tried, whether it got through or not
 * @param succeeded newest moment at which the provider gave usable content or said that there is nothing newer
 * @param last how the newest attempt ended
 * @param failures attempts since {@code succeeded} that gave nothing
 * @param hold why a person has to look before it is asked again
 * @param fewerWelcome whether a person said to take the next content however few sets it holds
 * @param etag of the content in use, as the provider gave it; empty when it gave none
 * @param lastModified of the content in use, as the provider gave it; empty when it gave none
 * @param sets number of element sets in the content in use
 * @param said a sentence for an operator about the newest attempt
 */
record QueryRecord(
        Optional<Instant> asked,
        Optional<Instant> tried,
        Optional<Instant> succeeded,
        Last last,
        int failures,
        Optional<Hold> hold,
        boolean fewerWelcome,
        String etag,
        String lastModified,
        int sets,
        String said) {

    static final QueryRecord NEW = new QueryRecord(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Last.NONE,
            0,
            Optional.empty(),
            false,
            "",
            "",
            0,
            "not asked yet");

    /** How an attempt ended. */
    enum Last {
        /** There was none, or a person wiped it away. */
        NONE,
        /** It was written down, and nothing after it: it goes on, or slewd was killed meanwhile. */
        ASKING,
        GOOD,
        /** The provider answered with what cannot be used. */
        UNUSABLE,
        /** The request may have got there; no whole answer came back. */
        NO_REPLY,
        /** No connection was made, so the provider knows nothing of it. */
        NOT_REACHED,
        /** The provider answered other than "here it is" or "nothing new". */
        HALTED
    }

    /** Why a person has to look, and since when. */
    record Hold(Instant since, String why) {}

    /** Taken for asked at {@code utc}, as what really happened was lost. */
    static QueryRecord forgotten(Instant utc) {
        return NEW.with(Last.NO_REPLY, 1, "what was asked before " + utc + " was lost; taken for asked then")
                .askedAt(Optional.of(utc), Optional.of(utc));
    }

    /** To be written down before a request leaves. It counts as a failure until more is known. */
    QueryRecord asking(Instant now) {
        return with(Last.ASKING, failures + 1, "being asked").askedAt(Optional.of(now), Optional.of(now));
    }

    /** The provider never heard of the newest attempt; {@code before} is the record from before it. */
    QueryRecord notReached(QueryRecord before, String why) {
        return with(Last.NOT_REACHED, failures, why).askedAt(before.asked, tried);
    }

    QueryRecord noReply(String why) {
        return with(Last.NO_REPLY, failures, why);
    }

    QueryRecord unusable(String why) {
        return with(Last.UNUSABLE, failures, why);
    }

    QueryRecord halted(Instant now, String why) {
        QueryRecord halted = with(Last.HALTED, failures, why);
        return halted.held(Optional.of(new Hold(now, why)), fewerWelcome);
    }

    /** A person has looked: it goes on, and may hold fewer sets than before once. */
    QueryRecord released() {
        return with(Last.NONE, 0, "a person let it go on").held(Optional.empty(), true);
    }

    QueryRecord unchanged(Instant now, String said) {
        return new QueryRecord(
                asked, tried, Optional.of(now), Last.GOOD, 0, Optional.empty(), false, etag, lastModified, sets, said);
    }

    QueryRecord taken(Instant now, String newEtag, String newLastModified, int newSets, String what) {
        return new QueryRecord(
                asked,
                tried,
                Optional.of(now),
                Last.GOOD,
                0,
                Optional.empty(),
                false,
                newEtag,
                newLastModified,
                newSets,
                what);
    }

    /** Without what lets a provider answer "nothing new": for when that content is no longer at hand. */
    QueryRecord withoutContent() {
        return new QueryRecord(asked, tried, succeeded, last, failures, hold, fewerWelcome, "", "", 0, said);
    }

    private QueryRecord with(Last newLast, int newFailures, String what) {
        return new QueryRecord(
                asked, tried, succeeded, newLast, newFailures, hold, fewerWelcome, etag, lastModified, sets, what);
    }

    private QueryRecord askedAt(Optional<Instant> newAsked, Optional<Instant> newTried) {
        return new QueryRecord(
                newAsked, newTried, succeeded, last, failures, hold, fewerWelcome, etag, lastModified, sets, said);
    }

    private QueryRecord held(Optional<Hold> newHold, boolean welcome) {
        return new QueryRecord(
                asked, tried, succeeded, last, failures, newHold, welcome, etag, lastModified, sets, said);
    }
}

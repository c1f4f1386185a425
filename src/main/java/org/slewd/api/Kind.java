package org.slewd.api;

/**
 * The closed list of what can go wrong with a request, as {@code data.kind} of an error says it. Programs decide on the
 * word; people read the message and the hint.
 */
enum Kind {
    /** The frame is not JSON. */
    PARSE(-32700, 400),
    /** JSON, but not a request of JSON-RPC 2.0; batches too. */
    INVALID_REQUEST(-32600, 400),
    UNKNOWN_METHOD(-32601, 404),
    INVALID_PARAMS(-32602, 400),
    /** A fault of slewd. */
    INTERNAL(-32603, 500),

    // What the station refuses, in the words of Outcome.Refused.
    OUTSIDE_ENVELOPE(-32000, 409),
    NOT_READY(-32000, 409),
    FAULTED(-32000, 409),
    BUSY(-32000, 503),
    NOT_FOUND(-32000, 404),
    NO_PASS(-32000, 404),
    INVALID(-32000, 400),
    NO_DEVICE(-32000, 409),

    UNAUTHORIZED(-32001, 401),
    /** More requests or failed logins than are served. */
    TOO_MANY(-32002, 429),
    /** A message or an answer is larger than is carried. */
    TOO_LARGE(-32003, 413),
    /** Not on this kind of connection. */
    UNSUPPORTED(-32004, 400),
    /** The station did not answer in time. */
    TIMEOUT(-32005, 504),
    /** Whoever asks is known, and may not have this; the hint says who may. */
    FORBIDDEN(-32006, 403),
    /** Somebody else holds what it would move or tune. */
    HELD(-32010, 409),
    /** An order without a lease, or by one that is over. */
    NO_LEASE(-32011, 409);

    private final int code;
    private final int httpStatus;

    Kind(int code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    int code() {
        return code;
    }

    int httpStatus() {
        return httpStatus;
    }

    /** As on the wire: {@code outside-envelope}. */
    String word() {
        return Words.of(this);
    }

    /** The kind that the station calls {@code word}; a word outside the list is {@link #INVALID}. */
    static Kind ofStation(String word) {
        for (Kind kind : values()) {
            if (kind.code == -32000 && kind.word().equals(word)) {
                return kind;
            }
        }
        return INVALID;
    }
}

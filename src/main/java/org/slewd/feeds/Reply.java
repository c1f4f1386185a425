package org.slewd.feeds;

import java.util.List;

/** What came of one request. Sentences begin small and have no full stop: the name of the source goes before them. */
sealed interface Reply {

    /**
     * An answer with its whole content, unpacked.
     *
     * @param mediaType without parameters, in small letters; empty when none was given
     * @param location where a redirect points, without parameters; empty when there is none
     * @param etag empty when there is none
     * @param lastModified empty when there is none
     * @param cookies {@code name=value} of each cookie that was set
     */
    record Answered(
            int status,
            String mediaType,
            String location,
            String etag,
            String lastModified,
            List<String> cookies,
            byte[] content)
            implements Reply {
        public Answered {
            cookies = List.copyOf(cookies);
        }

        /** With its size in place of its content. */
        @Override
        public String toString() {
            return status + " " + mediaType + ", " + content.length + " bytes";
        }
    }

    /** No connection was made: nothing of the request left this machine. */
    record NotReached(String why) implements Reply {}

    /** The request may have arrived, and no whole answer came back. */
    record NoReply(String why) implements Reply {}

    /** An answer that breaks a bound, and was broken off there. */
    record Unusable(String why) implements Reply {}

    /** The provider does not let us in; trying again the same way would only annoy it. */
    record Refused(String why) implements Reply {}
}

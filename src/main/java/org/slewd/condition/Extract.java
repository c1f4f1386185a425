package org.slewd.condition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value stands in what was received. */
public sealed interface Extract {

    /** More text than this is no reading of a gauge; sources take no more either. */
    int MOST_CHARACTERS = 65_536;

    /** The value alone, as a text; empty when it is not there. */
    Optional<String> find(String text);

    /** The text is the value. */
    record Whole() implements Extract {
        @Override
        public Optional<String> find(String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
        }
    }

    /**
     * A plain value in a JSON text: {@code wind.gust}, {@code sensors[2].value}.
     *
     * @param steps names of fields, and numbers of entries of lists in brackets
     */
    record Json(List<String> steps) implements Extract {

        private static final JsonFactory FACTORY = new JsonFactory();

        private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,4})]");

        public Json {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("a path without a step");
            }
        }

        /**
         * Reads a path.
         *
         * @throws IllegalArgumentException with a sentence, when {@code path} is none
         */
        public static Json path(String path) {
            List<String> steps = new ArrayList<>();
            int at = 0;
            Matcher step = STEP.matcher(path);
            while (at < path.length()) {
                int from = at > 0 && path.charAt(at) == '.' ? at + 1 : at;
                boolean afterField = from == at && at > 0;
                if (!step.find(from) || step.start() != from || (afterField && step.group(1) != null)) {
                    throw new IllegalArgumentException(
                            '"' + path + "\" is no path in a JSON text; write wind.gust or sensors[2].value");
                }
                steps.add(step.group());
                at = step.end();
            }
            return new Json(steps);
        }

        @Override
        public Optional<String> find(String text) {
            try (JsonParser json = FACTORY.createParser(text)) {
                json.nextToken();
                for (String step : steps) {
                    boolean found = step.startsWith("[") ? entry(json, step) : field(json, step);
                    if (!found) {
                        return Optional.empty();
                    }
                }
                return json.currentToken() != null
                                && json.currentToken().isScalarValue()
                                && json.currentToken() != JsonToken.VALUE_NULL
                        ? Optional.of(json.getText())
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        private static boolean field(JsonParser json, String name) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isIt = json.currentName().equals(name);
                json.nextToken();
                if (isIt) {
                    return true;
                }
                json.skipChildren();
            }
            return false;
        }

        private static boolean entry(JsonParser json, String step) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                return false;
            }
            int number = Integer.parseInt(step.substring(1, step.length() - 1));
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null; i++) {
                if (i == number) {
                    return true;
                }
                json.skipChildren();
            }
            return false;
        }
    }

    /**
     * The group of a pattern that is found somewhere in the text.
     *
     * @param pattern with one group
     */
    record InPattern(Pattern pattern) implements Extract {

        /** A pattern of somebody who meant well may take long over a long text; the loop of the station reads it. */
        private static final int SEARCHED = 4096;

        /** Looks at a character, after which a pattern that goes back again and again is given up: some milliseconds. */
        private static final int LOOKS = 200_000;

        /** A text that may be looked at so often. */
        private static final class Bounded implements CharSequence {

            private final CharSequence text;
            private final int[] looks;

            Bounded(CharSequence text, int[] looks) {
                this.text = text;
                this.looks = looks;
            }

            @Override
            public char charAt(int index) {
                if (looks[0]-- <= 0) {
                    throw new TooManyLooksException();
                }
                return text.charAt(index);
            }

            @Override
            public int length() {
                return text.length();
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return new Bounded(text.subSequence(start, end), looks);
            }

            @Override
            public String toString() {
                return text.toString();
            }
        }

        /** The pattern went back too often. */
        private static final class TooManyLooksException extends RuntimeException {
            private static final long serialVersionUID = 1L;

            TooManyLooksException() {
                super(null, null, false, false);
            }
        }

        public InPattern {
            if (pattern.matcher("").groupCount() != 1) {
                throw new IllegalArgumentException(
                        '"' + pattern.pattern() + "\" has not one group; put round brackets around the value alone");
            }
        }

        /**
         * Reads a pattern.
         *
         * @throws IllegalArgumentException with a sentence, when {@code text} is no pattern with one group
         */
        public static InPattern of(String text) {
            try {
                return new InPattern(Pattern.compile(text));
            } catch (java.util.regex.PatternSyntaxException e) {
                throw new IllegalArgumentException('"' + text + "\" is no pattern: " + e.getDescription(), e);
            }
        }

        @Override
        public Optional<String> find(String text) {
            String searched = text.length() > SEARCHED ? text.substring(0, SEARCHED) : text;
            Matcher found = pattern.matcher(new Bounded(searched, new int[] {LOOKS}));
            try {
                return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
            } catch (TooManyLooksException | StackOverflowError e) {
                return Optional.empty();
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof InPattern that && that.pattern.pattern().equals(pattern.pattern());
        }

        @Override
        public int hashCode() {
            return pattern.pattern().hashCode();
        }
    }
}

package org.slewd.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.config.Node.Entry;
import org.slewd.config.Node.Mapping;
import org.slewd.config.Node.Scalar;
import org.slewd.config.Node.Sequence;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds {@link Node}s from parser events. Reading events rather than objects keeps the lines, keeps values as they were
 * written, and leaves out everything that could run code or grow: tags, anchors, aliases.
 */
final class YamlReader {

    /** Deepest nesting. The deepest key that slewd knows has a depth of 3. */
    static final int MAX_DEPTH = 16;

    private final Iterator<Event> events;
    private final Problems problems;

    private YamlReader(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The root of {@code text}, or nothing when problems were found that hide the rest. */
    static Optional<Mapping> read(String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder().build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return new YamlReader(events, problems).document();
        } catch (Unreadable e) {
            problems.add(e.line, e.getMessage());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(YamlReader::line)
                    .orElse(0);
            problems.add(
                    line, "is not YAML: " + oneLine(e.getProblem()) + "; check indentation, colons and quotes here");
        } catch (YamlEngineException e) {
            problems.add(0, "is not YAML: " + oneLine(e.getMessage()) + "; save it as plain text in UTF-8");
        }
        return Optional.empty();
    }

    private Optional<Mapping> document() throws Unreadable {
        Optional<Mapping> root = Optional.empty();
        boolean seen = false;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (seen) {
                        throw new Unreadable(line(event), "a second document starts here; keep one");
                    }
                    seen = true;
                    Node node = node(events.next(), "", 1);
                    if (node instanceof Mapping mapping) {
                        root = Optional.of(mapping);
                    } else {
                        throw notSections(node);
                    }
                }
                default -> {
                    // The other events of a stream carry nothing.
                }
            }
        }
        if (!seen) {
            throw new Unreadable(0, "is empty; start from the example in config/slewd.yaml");
        }
        return root;
    }

    private static Unreadable notSections(Node node) {
        if (node instanceof Scalar scalar && scalar.isEmpty()) {
            return new Unreadable(0, "is empty; start from the example in config/slewd.yaml");
        }
        return new Unreadable(node.line(), "does not consist of sections; start from the example in config/slewd.yaml");
    }

    private Node node(Event event, String path, int depth) throws Unreadable {
        if (depth > MAX_DEPTH) {
            throw new Unreadable(
                    line(event), path + " is nested deeper than " + MAX_DEPTH + " levels; is it the right file?");
        }
        if (event instanceof AliasEvent alias) {
            problems.add(line(event), path + " refers to an anchor (*" + alias.getAlias() + "); write the value out");
            return new Scalar("", false, line(event));
        }
        refuseExtras((NodeEvent) event, path);
        if (event instanceof ScalarEvent scalar) {
            return new Scalar(scalar.getValue(), !scalar.isPlain(), line(event));
        }
        return event instanceof MappingStartEvent ? mapping(event, path, depth) : sequence(event, path, depth);
    }

    private void refuseExtras(NodeEvent event, String path) {
        String where = path.isEmpty() ? "the document" : path;
        event.getAnchor()
                .ifPresent(anchor -> problems.add(
                        line(event), where + " has an anchor (&" + anchor + "); write values where they belong"));
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        tag.ifPresent(name -> problems.add(
                line(event),
                where + " has a tag (" + name.replace("tag:yaml.org,2002:", "!!")
                        + "); take it out, the key decides the type"));
    }

    private Mapping mapping(Event start, String path, int depth) throws Unreadable {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent scalar)) {
                throw new Unreadable(
                        line(event),
                        (path.isEmpty() ? "a key" : "a key in " + path) + " is not a word; write key: value");
            }
            String key = scalar.getValue();
            String inside = Section.join(path, key);
            refuseExtras(scalar, inside);
            Entry entry = new Entry(node(events.next(), inside, depth + 1), line(event));
            Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                problems.add(entry.line(), inside + " is given twice, first on line " + first.line() + "; keep one");
            }
        }
        return new Mapping(entries, line(start));
    }

    private Sequence sequence(Event start, String path, int depth) throws Unreadable {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, path + '[' + items.size() + ']', depth + 1));
        }
        return new Sequence(items, line(start));
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlReader::line).orElse(0);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }

    /** Something after which the rest cannot be trusted. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Unreadable(int line, String message) {
            super(message);
            this.line = line;
        }
    }
}

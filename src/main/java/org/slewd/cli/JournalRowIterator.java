package org.slewd.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/** All rows that a source has, the oldest first; a page is asked for when the one before it is used up. */
final class JournalRowIterator implements Iterator<Map<?, ?>> {

    private final JournalSource source;
    private JournalSource.Page page = new JournalSource.Page(List.of(), true);
    private OptionalLong last = OptionalLong.empty();
    private int next;

    JournalRowIterator(JournalSource source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        if (next == page.rows().size() && page.more()) {
            page = source.page(last, false, JournalSource.MAX_ROWS);
            last = last(page.rows());
            next = 0;
        }
        return next < page.rows().size();
    }

    @Override
    public Map<?, ?> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more rows");
        }
        return page.rows().get(next++);
    }

    /** The number of the last of {@code rows}. */
    static OptionalLong last(List<Map<?, ?>> rows) {
        return !rows.isEmpty() && rows.get(rows.size() - 1).get("id") instanceof Number id
                ? OptionalLong.of(id.longValue())
                : OptionalLong.empty();
    }
}

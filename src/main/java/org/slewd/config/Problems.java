package org.slewd.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The problems found so far in one file. */
final class Problems {

    /** Most problems that are kept: five screens full. A file with more is the wrong file, and the first ones tell. */
    static final int MAX_PROBLEMS = 100;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private boolean allOutside = true;

    Problems(String file) {
        this.file = file;
    }

    /** Of the text itself. */
    void add(int line, String what) {
        allOutside = false;
        keep(line, what);
    }

    /** Of something that the text names. */
    void addOutside(int line, String what) {
        keep(line, what);
    }

    private void keep(int line, String what) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(new Problem(file, line, what));
        }
    }

    /** Whether the text itself is sound. */
    boolean areAllOutside() {
        return allOutside;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, by line. */
    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(found);
        Collections.sort(sorted);
        return sorted;
    }
}

package org.slewd.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns for people: as wide as their widest cell, two blanks apart. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /** @param header titles of the columns; one that begins with {@code >} aligns its column to the right */
    Table(String... header) {
        right = new boolean[header.length];
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < header.length; i++) {
            right[i] = header[i].startsWith(">");
            titles.add(right[i] ? header[i].substring(1) : header[i]);
        }
        rows.add(titles);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void write(PrintWriter out) {
        int[] widths = new int[right.length];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder line = new StringBuilder();
        for (List<String> row : rows) {
            line.setLength(0);
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ");
                line.append(right[i] ? blanks + row.get(i) : row.get(i) + blanks);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}

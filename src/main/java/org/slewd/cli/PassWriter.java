package org.slewd.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.calendar.PassCalendar;
import org.slewd.sky.Site;
import org.slewd.track.DescribedPass;

/** Writes passes. The columns of csv and json are a contract: their names and order stay, more may follow. */
final class PassWriter {

    /** Time to step outside, or to switch the station on. */
    private static final Duration ALARM = Duration.ofMinutes(10);

    private final Site site;
    private final Instant now;

    /** @param now when this is written, for the calendar */
    PassWriter(Site site, Instant now) {
        this.site = site;
        this.now = now;
    }

    void write(Format format, List<DescribedPass> passes, PrintWriter out) {
        switch (format) {
            case TABLE -> PassTable.write(passes, out);
            case CSV -> csv(passes, out);
            case JSON -> json(passes, out);
            case ICS -> out.print(calendar(passes));
        }
        out.flush();
    }

    private String calendar(List<DescribedPass> passes) {
        return new PassCalendar(SlewdCommand.version(), Optional.empty(), Optional.of(site), ALARM)
                .text(passes.stream()
                        .map(DescribedPass::pass)
                        .map(pass -> new PassCalendar.Entry(pass, PassCalendar.uid(pass), now))
                        .toList());
    }

    private static void csv(List<DescribedPass> passes, PrintWriter out) {
        out.print(
                String.join(",", PassColumn.ALL.stream().map(PassColumn::title).toList()) + '\n');
        // A catalogue has tens of thousands of passes, and most of the time goes into spelling numbers.
        passes.parallelStream().map(PassWriter::csvLine).forEachOrdered(out::append);
    }

    private static String csvLine(DescribedPass pass) {
        StringBuilder line = new StringBuilder(320);
        for (PassColumn column : PassColumn.ALL) {
            line.append(line.length() == 0 ? "" : ",");
            line.append(column.isText() ? Text.csv(column.of(pass)) : column.of(pass));
        }
        return line.append('\n').toString();
    }

    private static void json(List<DescribedPass> passes, PrintWriter out) {
        Json.writeRows(out, passes.iterator(), (json, pass) -> {
            for (PassColumn column : PassColumn.ALL) {
                write(json, column, column.of(pass));
            }
        });
    }

    private static void write(JsonGenerator json, PassColumn column, String value) throws IOException {
        json.writeFieldName(column.title());
        if (column.isText()) {
            json.writeString(value);
        } else if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeRawValue(value); // a number or a truth value
        }
    }
}

package org.slewd.cli;

/** How a command writes its answer. */
enum Format {
    /** For people. */
    TABLE,
    CSV,
    JSON,
    /** An iCalendar file, RFC 5545. */
    ICS
}

/**
 * Passes as an iCalendar (RFC 5545), for the command line, which writes a file, and for the page's server, which is asked again and again. What
 * stands in an entry is decided here, once; which passes, under what name and as of when is the asker's.
 */
package org.slewd.calendar;

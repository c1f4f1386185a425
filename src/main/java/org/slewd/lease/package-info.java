/**
 * Leases: who may move the antenna and tune the radio. Start at {@link LeaseBook}, which the edges and the agenda ask before they
 * hand an order over to the station. Decisions only: no I/O, no thread, time from a clock. Any thread.
 */
package org.slewd.lease;

/**
 * Leases: who may move the antenna and tune the radio. Start at {@link LeaseBook}, which is asked before an order is
 * handed over to the station: by {@code LeaseFence} of {@code api}, by {@code Orders} of {@code interop}, and by the agenda. Decisions only: no I/O, no thread, time from a clock. Any thread.
 */
package org.slewd.lease;

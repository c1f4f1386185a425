/**
 * What programs and people see of the station: JSON-RPC 2.0 over a WebSocket and over a local socket, read-only REST twins, and the web page. Start at {@link ApiVerticle} and {@link LocalSocket}; both serve the tables that
 * {@link Methods} puts together through the same {@link Dispatcher}.
 *
 * <p>The station is known only as a {@link org.slewd.station.StationControl}. Everything that belongs to the network runs
 * on one event loop; the local socket has plain threads of its own, so that STOP works when the event loop does not. The
 * station loop never waits for anything here: it leaves its newest snapshot in {@link SnapshotRelay} and goes on.
 *
 * <p>To add a method: one entry in the table of its subject, one of those that {@link Methods} puts together, with its parameters, what it
 * needs, the schema of its result in {@code schemas.json} and an example. Checking of parameters and the OpenRPC document follow from
 * the entry. Then say who may call it in {@code RoleTableTest}, and whether it only reads: in {@link AuditTrail#READING}, or in the list of
 * {@code AuditTrailTest}.
 *
 * <p>Whether an order holds the lease of its part is asked in {@link LeaseFence}, where it is handed over to the station.
 *
 * <p>Where it listens: {@link HttpConfig}. Whom a request is believed to come from, and whether its host and origin are served: {@link
 * Visitor} and {@link HostGuard}, before anything else. Certificates: {@link CertificateWatch}.
 *
 * <p>Secrets: {@link Access}. Nothing else here sees one for longer than a comparison takes. Who may do what: {@link Permissions}, asked for
 * each request with the role that {@link org.slewd.people.People} says somebody has now.
 */
package org.slewd.api;

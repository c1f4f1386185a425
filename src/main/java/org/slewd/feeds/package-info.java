/**
 * Where element sets come from: files and folders, CelesTrak, Space-Track and other addresses. Start at {@link
 * ElementFeeds}, which is the {@link org.slewd.orbit.ElementSupply} of a station; {@link SourceConfig} is one source of
 * the configuration.
 *
 * <p>Deciding is apart from doing. {@link FetchPlan} says when a source is due and {@link ReplyCheck} whether a reply may
 * replace what is in use; neither knows a clock, a file or a network. {@link Budget} keeps what providers were asked and
 * is written to disk before a request leaves, so that no crash makes slewd ask twice. {@link ElementArchive} keeps what they
 * answered. {@link WebTransport} is the only place that opens a connection.
 *
 * <p>A source brings element sets or transmitters ({@link Cargo}); it is asked, kept and restored the same way.
 *
 * <p>All state belongs to one thread, named feeds; others read immutable snapshots. Nothing here is needed for motion: a
 * station whose sources are all silent goes on with what it has.
 *
 * <p>To add a provider: an {@link Origin} with its {@link Provider}, and its key in {@link SourceConfig}.
 */
package org.slewd.feeds;

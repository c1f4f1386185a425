/**
 * Element sets and what they say: reading them, choosing the best of each object, judging them, and propagating them.
 *
 * <p>Start at {@link ElementSet} (an OMM in memory; catalogue numbers to nine digits), {@link ElementReader} (OMM as
 * JSON, CSV, XML or KVN, and TLE, 3LE and Alpha-5 as import), {@link Catalogue} (an immutable snapshot) and {@link
 * Propagator} (the door to SGP4 and SDP4). Orekit stays behind that door: no type of it appears in a public signature, and it is started
 * without any data files.
 *
 * <p>Several {@link Source}s {@link Offer} sets of one object; {@code Arbitration} chooses among them, for the present ({@link
 * CatalogueEntry}) and for the past ({@link SetHistory}), and gives a {@link Reason}. {@link Judgement} says what speaks
 * against a set at a moment, {@link Disagreement} how far two are apart. {@link Groups} reads lines of text that choose objects.
 *
 * <p>Pure: files are read by others and handed in as bytes. Everything is immutable and may be used from any thread, but
 * a {@link Propagator}, which keeps scratch state: one per thread.
 */
package org.slewd.orbit;

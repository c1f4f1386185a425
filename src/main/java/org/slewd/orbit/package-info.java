/**
 * Element sets and what they say: reading them, keeping the newest of each object, and propagating them.
 *
 * <p>Start at {@link ElementSet} (an OMM in memory; catalogue numbers to nine digits), {@link ElementReader} (OMM as
 * JSON, CSV, XML or KVN, and TLE, 3LE and Alpha-5 as import), {@link Catalogue} (an immutable snapshot) and {@link
 * Propagator} (the door to SGP4 and SDP4). Orekit stays behind that door: no type of it appears in a public signature, and it is started
 * without any data files.
 *
 * <p>Pure: files are read by others and handed in as bytes. Everything is immutable and may be used from any thread, but
 * a {@link Propagator}, which keeps scratch state: one per thread.
 */
package org.slewd.orbit;

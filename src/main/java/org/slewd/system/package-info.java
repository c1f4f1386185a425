/**
 * The machine that slewd runs on: real-time priority for a thread ({@link RealTime}) and what the service manager wants
 * to know ({@link ServiceNotifier}). Linux; elsewhere both do nothing and say so.
 *
 * <p>Nothing here is needed to run: what is missing is told to the log once, and the daemon goes on without.
 */
package org.slewd.system;

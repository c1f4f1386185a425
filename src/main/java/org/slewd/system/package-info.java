/**
 * The machine that slewd runs on: real-time priority for a thread ({@link RealTime}), how far its clock can be trusted ({@link
 * ClockWatch}), what the service manager wants to know ({@link ServiceNotifier}) and whether the daemon is alive ({@link
 * ServiceWatch}), and the serial devices that are plugged in ({@link SerialDevices}, {@link UdevRule}). Linux; elsewhere they do
 * nothing and say so.
 *
 * <p>Nothing here is needed to run: what is missing is told to the log once, and the daemon goes on without.
 */
package org.slewd.system;

/**
 * The commands. Start at {@link SlewdCommand}; each command is a class named after it.
 *
 * <p>Two sorts: those that compute ({@code passes}, {@code look}, {@code plan}, {@code elements}, {@code check}, {@code calibrate mount}) read files and need no daemon; those
 * that talk to the running daemon go through {@link DaemonClient}, one JSON-RPC request over the socket in its data
 * directory. Tables are for people and may change; csv, json and ics are for programs and may only grow.
 *
 * <p>To add a command: a class with {@code @Command}, and its line in {@link SlewdCommand}. What a user did wrong is a
 * {@link picocli.CommandLine.ParameterException} (exit code 2) or a {@link Failure} (exit code 1), each one sentence.
 */
package org.slewd.cli;

/**
 * Safety inputs: wind, rain, a door contact, whatever says whether it is safe outside. Start at {@link Conditions}, which makes
 * one {@link Verdict} of all of them.
 *
 * <p>The rule is the same for each: what has not been heard, or is too old, is unsafe, and what was not understood was not
 * heard; what was unsafe is taken as safe only after it has been safe for its hold time without a gap. {@link Rule} says what a value means, {@link Extract} where
 * it stands in what was received, {@link Watch} how it goes on over time. None of these has a thread, a clock or a port: time is a
 * parameter, on the monotonic clock. {@link ConditionsReader} reads the section {@code conditions} of a configuration.
 *
 * <p>{@code condition.source} asks the gauges: it has the timers and the network, decides nothing, and hands what it received to
 * {@link Hearing}.
 */
package org.slewd.condition;

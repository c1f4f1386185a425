/**
 * The sources of safety inputs: HTTP, files, lines, MQTT. Start at {@link ConditionSources}, the verticle that has them all.
 *
 * <p>A source receives and hands over, with the time at which a value was measured or, where nobody knows that, at which it was
 * asked for or arrived. It judges nothing but whether it knows that time: what has none, such as a message that a broker kept, is
 * no reading. All of a source runs on the event loop of the verticle; what may block is done by a worker. Everything that is read
 * has a bound, and a source that fails goes on trying.
 */
package org.slewd.condition.source;

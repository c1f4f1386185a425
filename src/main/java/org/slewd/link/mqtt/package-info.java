/**
 * MQTT brokers, for whoever reads a topic or publishes one. Start at {@link org.slewd.link.mqtt.BrokerLine}. Everything runs on one event
 * loop; what may block is done by a worker.
 *
 * <p>The protocol itself is that of {@code vertx-mqtt}. What is added here is that a broker is looked for again, that its silence has a
 * deadline, and that an operator is told why there is none.
 */
package org.slewd.link.mqtt;

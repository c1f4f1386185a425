/**
 * What a station does, told to an MQTT broker, and to Home Assistant in the words by which it finds things by itself. Start at {@link
 * org.slewd.interop.mqtt.MqttPublisher}.
 *
 * <p>Nothing is subscribed to, so nothing can be ordered by this way. {@code Report} is the text of the state, {@code Entities} those of
 * the introduction; both are functions of what is known. Everything runs on one event loop, once a second, and looks at the newest
 * snapshot only: the station knows nothing of it.
 */
package org.slewd.interop.mqtt;

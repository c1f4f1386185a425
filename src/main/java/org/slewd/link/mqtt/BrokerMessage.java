package org.slewd.link.mqtt;

/** What is said on a topic; the broker keeps it for those who come later. */
public record BrokerMessage(String topic, String text) {}

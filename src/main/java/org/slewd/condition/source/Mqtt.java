package org.slewd.condition.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * As much of MQTT 3.1.1 as a client needs that subscribes to one topic. Sections are those of the OASIS standard of 29 October 2014.
 */
final class Mqtt {

    /** What is longer is no reading of a gauge. */
    static final int MOST_BYTES = 65_536;

    private static final int CONNECT = 1;
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int SUBSCRIBE = 8;
    private static final int SUBACK = 9;
    private static final int PINGREQ = 12;
    private static final int PINGRESP = 13;
    private static final int DISCONNECT = 14;

    private static final int CLEAN_SESSION = 0x02;
    private static final int WITH_PASSWORD = 0x40;
    private static final int WITH_NAME = 0x80;

    private Mqtt() {}

    /** What a broker says. */
    sealed interface Packet {}

    /** The answer to a connection; 0 accepts it, else section 3.2.2.3. */
    record Connected(int code) implements Packet {
        /** Why not, as half a sentence; empty when it is accepted. */
        Optional<String> refusal() {
            return switch (code) {
                case 0 -> Optional.empty();
                case 4, 5 -> Optional.of("the broker does not let slewd in; check credentialsFile");
                default -> Optional.of("the broker refuses the connection with code " + code);
            };
        }
    }

    /** The answer to a subscription. */
    record Subscribed(boolean granted) implements Packet {}

    /**
     * A message.
     *
     * @param quality 0, or 1 when it is to be acknowledged with {@code id}
     * @param kept whether the broker had it from before, nobody knows since when
     * @param again whether it was sent before, nobody knows when
     */
    record Message(String topic, String text, int quality, int id, boolean kept, boolean again) implements Packet {}

    /** The answer to a ping. */
    record Alive() implements Packet {}

    /** Anything else: a broker has nothing else to say to us. */
    record Unexpected(int type) implements Packet {}

    /** A broker that speaks something else. */
    static final class NotMqttException extends Exception {
        private static final long serialVersionUID = 1;

        NotMqttException(String message) {
            super(message);
        }
    }

    /** Section 3.1, with a clean session: what was said while we were away is of no use. */
    static byte[] connect(String client, int keepAliveS, Optional<Credentials> credentials) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(4);
        body.write(CLEAN_SESSION | (credentials.isPresent() ? WITH_NAME | WITH_PASSWORD : 0));
        number(body, keepAliveS);
        text(body, client);
        credentials.ifPresent(known -> {
            text(body, known.name());
            text(body, known.password());
        });
        return packet(CONNECT, 0, body);
    }

    /** Section 3.8: one topic, at least once. */
    static byte[] subscribe(int id, String topic) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        number(body, id);
        text(body, topic);
        body.write(1);
        return packet(SUBSCRIBE, 2, body);
    }

    static byte[] acknowledge(int id) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        number(body, id);
        return packet(PUBACK, 0, body);
    }

    static byte[] ping() {
        return packet(PINGREQ, 0, new ByteArrayOutputStream());
    }

    static byte[] disconnect() {
        return packet(DISCONNECT, 0, new ByteArrayOutputStream());
    }

    private static byte[] packet(int type, int flags, ByteArrayOutputStream body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write((type << 4) | flags);
        int left = body.size();
        do {
            int digit = left % 128;
            left /= 128;
            whole.write(left > 0 ? digit | 0x80 : digit);
        } while (left > 0);
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.write(number >> 8);
        out.write(number);
    }

    /** Puts packets together from bytes at any chunking. One thread. */
    static final class Reader {

        private byte[] waiting = new byte[0];

        void push(byte[] bytes) {
            int before = waiting.length;
            waiting = Arrays.copyOf(waiting, before + bytes.length);
            System.arraycopy(bytes, 0, waiting, before, bytes.length);
        }

        /**
         * The next packet that is complete.
         *
         * @throws NotMqttException when it is too long or makes no sense; nothing can be read after that
         */
        Optional<Packet> next() throws NotMqttException {
            int length = 0;
            int at = 1;
            int digit;
            do {
                if (at > 4) {
                    throw new NotMqttException("the length of a packet has no end");
                }
                if (waiting.length <= at) {
                    return Optional.empty();
                }
                digit = waiting[at] & 0xff;
                length |= (digit & 0x7f) << (7 * (at - 1));
                at++;
            } while ((digit & 0x80) != 0);
            if (length > MOST_BYTES) {
                throw new NotMqttException("a packet has " + length + " bytes, and " + MOST_BYTES + " are allowed");
            }
            if (waiting.length < at + length) {
                return Optional.empty();
            }
            byte[] body = Arrays.copyOfRange(waiting, at, at + length);
            int first = waiting[0] & 0xff;
            waiting = Arrays.copyOfRange(waiting, at + length, waiting.length);
            return Optional.of(packet(first >> 4, first & 0x0f, body));
        }

        private static Packet packet(int type, int flags, byte[] body) throws NotMqttException {
            switch (type) {
                case CONNACK -> {
                    return new Connected(byteAt(body, 1));
                }
                case SUBACK -> {
                    return new Subscribed(byteAt(body, 2) <= 2);
                }
                case PUBLISH -> {
                    return message(flags, body);
                }
                case PINGRESP -> {
                    return new Alive();
                }
                default -> {
                    return new Unexpected(type);
                }
            }
        }

        private static Packet message(int flags, byte[] body) throws NotMqttException {
            int quality = (flags >> 1) & 3;
            int topicBytes = (byteAt(body, 0) << 8) | byteAt(body, 1);
            int at = 2 + topicBytes;
            int id = quality > 0 ? (byteAt(body, at) << 8) | byteAt(body, at + 1) : 0;
            int from = quality > 0 ? at + 2 : at;
            if (from > body.length) {
                throw new NotMqttException("a message ends within its topic");
            }
            return new Message(
                    new String(body, 2, topicBytes, StandardCharsets.UTF_8),
                    new String(body, from, body.length - from, StandardCharsets.UTF_8),
                    quality,
                    id,
                    (flags & 1) != 0,
                    (flags & 8) != 0);
        }

        private static int byteAt(byte[] body, int at) throws NotMqttException {
            if (at >= body.length) {
                throw new NotMqttException("a packet is too short");
            }
            return body[at] & 0xff;
        }
    }
}

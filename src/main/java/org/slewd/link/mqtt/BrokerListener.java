package org.slewd.link.mqtt;

/** What is told of a broker, on its event loop. */
public interface BrokerListener {

    /** It has let slewd in, and the topic is subscribed to if there is one. */
    void connected();

    /**
     * A message on the topic.
     *
     * @param isOld whether the broker kept it from before, or sends it a second time: then nobody knows of when it is
     * @param nanos monotonic time of its arrival
     */
    void heard(String text, boolean isOld, long nanos);

    /** One attempt or one connection has come to an end; the next attempt follows by itself. {@code why} is half a sentence. */
    void lost(String why);
}

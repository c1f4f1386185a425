package org.slewd.condition.source;

/** As {@link org.slewd.condition.Hearing}, for one input. */
interface Listener {

    void heard(String text, long nanos);

    void missed(String why);
}

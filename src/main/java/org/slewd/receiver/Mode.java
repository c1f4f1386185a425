package org.slewd.receiver;

/** How a signal is demodulated, in the words that radios agree on. */
public enum Mode {
    LSB,
    USB,
    AM,
    CW,
    FM,
    WFM
}

package org.slewd.condition;

/** What the antenna does while an input is not safe. */
public enum Action {
    /** It is driven to its place of rest and stays there: wind, rain. */
    STOW,
    /** It stops where it is and nothing moves it, its place of rest included: somebody may stand beside it. */
    STOP
}

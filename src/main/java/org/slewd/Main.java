package org.slewd;

/** The entry point. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(2);
    }
}

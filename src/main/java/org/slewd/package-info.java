/** The composition root: {@link Main} starts a command, {@code Wiring} builds the parts. It knows everybody and decides nothing. */
package org.slewd;

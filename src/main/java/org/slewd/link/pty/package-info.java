/**
 * Pseudo-terminals: the simulators' end of a serial line that any program can open. Start at {@link PseudoTerminal}.
 * Linux only.
 */
package org.slewd.link.pty;

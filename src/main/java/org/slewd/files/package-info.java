/** Files that survive a power cut: old or new, never half. Start at {@link AtomicFile}. Blocking; never on the loop. */
package org.slewd.files;

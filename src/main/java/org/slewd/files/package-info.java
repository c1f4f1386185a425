/**
 * Files with rules of their own: {@link AtomicFile} survives a power cut, old or new, never half; {@link Credentials} are for the eyes of
 * their owner. Blocking; never on the loop.
 */
package org.slewd.files;

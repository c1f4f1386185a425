/**
 * Serial devices as byte ports. Start at {@link SerialPorts}, the only class that opens them.
 *
 * <p>The one room that uses jSerialComm. Its native part is loaded from a private folder, never from the shared one that
 * the library would use by itself; see {@link NativeLibrary}.
 */
package org.slewd.link.serial;

/** Devices behind a TCP port, such as {@code rotctld} or a serial server, as byte ports. Start at {@link TcpPorts}. */
package org.slewd.link.tcp;

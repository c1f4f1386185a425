/**
 * Configuration checked at the door. Start at {@link Configuration}, which reads a file and hands its root {@link
 * Section} to a reader.
 *
 * <p>Every feature reads its own section, key by key, with its type and bounds. What is wrong is collected, with file,
 * line and dotted key, and nothing is thrown until the whole file was read: then one {@link ConfigException} lists all
 * {@link Problem}s. A key that nobody asked for is a problem too, so a misspelt limit can never be ignored.
 *
 * <p>The text is plain YAML 1.2: sections, lists and values. Tags, anchors and second documents are refused. A leaf:
 * imports nothing of slewd. One thread per configuration.
 */
package org.slewd.config;

/**
 * What a monitoring system asks for: numbers of the station and of its process in the text form of Prometheus. Start at {@link
 * StationMetrics}.
 *
 * <p>Everything is read from the newest snapshot when somebody asks, on the thread of whoever asks; the station loop only adds
 * one to a counter now and then. Labels have few values, known beforehand. Neither coordinates nor frequencies nor anything
 * secret is among the numbers.
 */
package org.slewd.metrics;

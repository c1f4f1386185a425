/**
 * The agenda: which passes are followed, from when to when, and why the others are not. Start at {@link
 * org.slewd.schedule.AgendaPlanner}.
 *
 * <p>A {@link org.slewd.schedule.Wish} says what somebody wants; {@link org.slewd.schedule.Selection} finds the wish that a pass
 * fits, which makes it a {@link org.slewd.schedule.Candidate}. The planner turns candidates into an {@link org.slewd.schedule.Agenda},
 * in which each of them is accounted for. What it takes to get the antenna from one pass to the next is a {@link
 * org.slewd.schedule.SetUp}, which others bring. {@code Chain} is the search for one antenna or
 * receiver: a {@code Network} of all that it can do, {@code Relaxation} and {@code LabelSearch} to find the best way through it. {@code
 * Standing} and {@code Promise} see to it that an agenda stays.
 *
 * <p>Decisions only: no clock, no thread, no port. Times are UTC; worth is in minutes of a pass through the zenith, times the
 * weight of the wish.
 */
package org.slewd.schedule;

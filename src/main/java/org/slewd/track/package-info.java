/**
 * The law of pointing and tuning: where the antenna and the dial should be, given where the object is.
 *
 * <p>A {@link Target}, mostly a {@link Satellite}, says where an object is at any time. Where the axes should be is an {@link
 * AxisPath}, as {@code plan} settled it before the pass. During the pass {@link PointingLaw} turns it into a command now and
 * then, no oftener than the beam asks for, and {@link ReversalBudget} spares the gears; {@link TuningLaw} turns the range rate
 * into a dial frequency that is right in the middle of the time for which it is held.
 *
 * <p>{@link Reach} tells beforehand how much of a pass the rotator can follow; {@link PassTeller} gathers this with
 * everything else that is told of a pass, for lists.
 *
 * <p>Pure: no port, no thread, no clock. State goes in and commands come out; the station asks the envelope afterwards.
 * A {@link Satellite} keeps scratch state, so each thread has its own.
 */
package org.slewd.track;

/**
 * The law of pointing: where the antenna should be, given where the object is. Dials are {@code doppler}'s.
 *
 * <p>A {@link Target}, mostly a {@link Satellite}, says where an object is at any time. Where the axes should be is an {@link
 * AxisPath}, as {@code plan} settled it before the pass. During the pass {@link PointingLaw} turns it into a command now and
 * then, no oftener than the beam asks for, and {@link ReversalBudget} spares the gears.
 *
 * <p>{@link Reach} tells beforehand how much of a pass the rotator can follow; {@link PassTeller} gathers this with
 * everything else that is told of a pass, for lists.
 *
 * <p>Pure: no port, no thread, no clock. State goes in and commands come out; the station asks the envelope afterwards.
 * A {@link Satellite} keeps scratch state, so each thread has its own.
 */
package org.slewd.track;

/**
 * What is asked last before anything moves, and what is watched while it moves. Start at {@link Envelope}.
 *
 * <p>{@link Envelope} says where the antenna may be; every target of any origin passes through it, as the controller will
 * really be sent it: travel, keep-outs, horizon, and the Sun ({@code SunGuard}). Its answer is a {@link Verdict} on a {@link Motion}; where the direct way is not free it offers a route.
 * {@link TurnKnowledge} says whether it is known how far the cable is wound. {@link Rest} decides when an antenna that nobody
 * wants anything of is parked or unwound. {@link AxisHealth} judges every report: whether to believe it, and whether the axes
 * do what they are told. {@link Stillness} tells from the reports when nothing moves any more.
 *
 * <p>Pure: no port, no thread, no clock. What is asked is answered from the arguments and what was told before; the station
 * acts on the answers.
 */
package org.slewd.guard;

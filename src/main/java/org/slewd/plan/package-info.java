/**
 * The path of the two axes through a pass, settled before it begins. Start at {@link org.slewd.plan.PassPlanner}.
 *
 * <p>Which turn of the azimuth axis, whether the antenna looks over its back, how the zenith is passed and where to wait
 * for the rise are one question: a single path of the azimuth axis through time, since for a given azimuth of the antenna
 * there is one best elevation. {@code PassPlanner} answers it for one {@link org.slewd.plan.PlanRequest}; {@link
 * org.slewd.plan.SequencePlanner} for several passes in a row, so that each ends where the next wants the axes. What stands in the way, the Sun among it,
 * is a {@link org.slewd.plan.Clearance}. The answer, a {@link org.slewd.plan.PointingPlan}, is immutable.
 *
 * <p>Angles of plans are those of the axes, unwrapped, after any pointing model has been left out: what the antenna should
 * look at, not what the controller is told. Nothing here knows a clock, a device or a thread.
 */
package org.slewd.plan;

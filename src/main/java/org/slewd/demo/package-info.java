/**
 * The sky of a demonstration: {@link DemoSky} makes element sets up so that there is something to see within a minute,
 * at any time, at any place, without a network.
 *
 * <p>Every object says that it is made up: in its name, in its catalogue number, which lies where no real one does, and
 * in its origin. Pure and seeded: the same site and time give the same sky. Nothing but {@code slewd demo} and
 * {@code slewd bench} uses it.
 */
package org.slewd.demo;

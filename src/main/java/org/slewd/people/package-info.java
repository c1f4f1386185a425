/**
 * Who may do what at the station: accounts with passwords, tokens for programs, and their roles. Start at {@link
 * org.slewd.people.People}.
 *
 * <p>A {@link org.slewd.people.Login} is what somebody has proved once; {@link org.slewd.people.People#personOf} says at each request
 * what it is still worth, so a change of role, a removal or an expiry ends it wherever it is in use. The {@link
 * org.slewd.people.Register} is what is kept of all that, by a {@link org.slewd.people.PeopleMemory}. Of secrets there are
 * only hashes here: {@link org.slewd.people.Secrets} for random ones, {@link org.slewd.people.Passwords} for those that people choose.
 *
 * <p>Nothing here reads or writes a file. Passwords are hashed on the threads of {@link org.slewd.people.HashingThreads}, at most two at
 * once; everything else may be called from any thread and waits for nothing.
 */
package org.slewd.people;

/**
 * What a command is, what its reply becomes, and the surface that every sink of commands has. Some
 * rules hold for all commands:
 *
 * <ul>
 *   <li>Wrong arguments throw at the call, before anything is sent: null a {@link
 *       NullPointerException}, the others an {@link IllegalArgumentException}. All else arrives in
 *       the future.
 *   <li>Times are {@link java.time.Duration} and {@link java.time.Instant}. What the unit of the
 *       server cannot hold is rounded up: to milliseconds on Redis, where the library chooses
 *       between {@code EX} and {@code PX}, {@code EXPIRE} and {@code PEXPIRE} and the like, and to
 *       seconds on LedisDB. Refused are only times that would mean something else to the server: a
 *       time to live of zero or less, which some servers take as a deletion, a point in time that
 *       is not after 1970, and times that no server can count.
 *   <li>Collections in results are unmodifiable. They are empty where there is nothing; a single
 *       value that is missing is null.
 *   <li>A command that cannot say no answers {@link java.lang.Void}: its future completes with null
 *       when it is done.
 *   <li>Keys, fields and members are taken as a {@link java.util.Collection} or typed out.
 * </ul>
 */
@NullMarked
package io.github.ledis4j.command;

import org.jspecify.annotations.NullMarked;

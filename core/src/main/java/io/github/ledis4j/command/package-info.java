/** What a command is, what its reply becomes, and the surface that every sink of commands has. */
@NullMarked
package io.github.ledis4j.command;

import org.jspecify.annotations.NullMarked;

package io.github.ledis4j.command.redis.server;

import java.util.Set;

/**
 * Where some keys of a command are, and what it does to them.
 *
 * @param notes what else there is to know, or empty
 * @param flags {@code RO}, {@code access} and the like
 * @param begin where the search for them starts
 * @param find how they are found from there
 */
public record KeySpecification(String notes, Set<String> flags, KeySearch begin, KeySearch find) {}

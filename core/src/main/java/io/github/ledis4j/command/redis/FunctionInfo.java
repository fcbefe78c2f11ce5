package io.github.ledis4j.command.redis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function that a server keeps.
 *
 * @param name of the function
 * @param description what it is for, or null if it says nothing
 * @param flags {@code no-writes} and the like
 */
public record FunctionInfo(String name, @Nullable String description, Set<String> flags) {}

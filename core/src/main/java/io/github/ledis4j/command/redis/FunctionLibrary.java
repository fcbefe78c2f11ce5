package io.github.ledis4j.command.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A library of functions that a server keeps.
 *
 * @param name of the library
 * @param engine that runs it, {@code LUA}
 * @param functions that it registered, in no order
 * @param code of the library, or null if that was not asked for
 */
public record FunctionLibrary(
    String name, String engine, List<FunctionInfo> functions, @Nullable String code) {}

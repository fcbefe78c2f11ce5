package io.github.ledis4j.command.redis.server;

import java.util.List;

/**
 * A module that a server has loaded.
 *
 * @param name of the module
 * @param version of the module
 * @param path of its file; empty before Redis 7.0 and for what is built in
 * @param arguments that it was loaded with
 */
public record ModuleInfo(String name, long version, String path, List<String> arguments) {}

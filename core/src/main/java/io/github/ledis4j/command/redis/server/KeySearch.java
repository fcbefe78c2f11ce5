package io.github.ledis4j.command.redis.server;

import java.util.Map;

/**
 * A step on the way to the keys of a command.
 *
 * @param type how: {@code index}, {@code keyword}, {@code range}, {@code keynum} or {@code unknown}
 * @param parameters of this way, {@code index} and its number for instance
 */
public record KeySearch(String type, Map<String, String> parameters) {}

package io.github.ledis4j.command.redis;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** Which elements a scan of Redis returns, and how much the server looks at per page. Immutable. */
public sealed interface ScanOptions permits ScanWords {
  /** All elements, about 100 looked at per page. */
  ScanOptions DEFAULT = new ScanWords(null, 100, null);

  /**
   * Scans for names that match a glob as a whole ({@code MATCH}): {@code *} stands for any bytes,
   * {@code ?} for one byte, {@code [a-cx]} for one of these, {@code [^a-cx]} for any other one, and
   * what is behind a backslash for itself. The server looks at bytes: a character beyond ASCII is
   * several of them.
   *
   * <p>The server takes {@link #count} elements and then drops those that do not match: pages may
   * be empty though the scan goes on.
   *
   * @param glob the glob, sent as UTF-8
   * @return options for about 100 elements looked at per page
   */
  static ScanOptions match(String glob) {
    return new ScanWords(requireNonNull(glob, "glob").getBytes(StandardCharsets.UTF_8), 100, null);
  }

  /**
   * Scans for names of bytes that match a glob of bytes, as {@link #match} does.
   *
   * @param glob the glob; copied
   * @return options for about 100 elements looked at per page
   */
  static ScanOptions matchBytes(byte[] glob) {
    return new ScanWords(glob.clone(), 100, null);
  }

  /**
   * Sets how many elements the server looks at per page ({@code COUNT}): a hint, pages may have
   * more or fewer, and a small hash, set or sorted set always comes as one page. More at once are
   * fewer requests, but all other clients wait while the server looks.
   *
   * @param elements at least 1
   * @return a copy
   * @throws IllegalArgumentException if the number is less
   */
  ScanOptions count(long elements);

  /**
   * Scans for keys that hold one type ({@code TYPE}); for scans of keys only.
   *
   * @param type the type, not {@link RedisType#OTHER}
   * @return a copy
   * @throws IllegalArgumentException if the type is {@code OTHER}: {@link #typeNamed} takes names
   */
  ScanOptions type(RedisType type);

  /**
   * Scans for keys that hold one type, by its name as {@code TYPE} answers it, of a module for
   * instance; for scans of keys only. Some servers answer a name that they do not know with an
   * error, others find nothing.
   *
   * @param name the name of the type
   * @return a copy
   */
  ScanOptions typeNamed(String name);
}

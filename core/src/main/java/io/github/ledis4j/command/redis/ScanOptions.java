package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which elements a scan of Redis gives, and how much the server looks at per page. Immutable. */
public final class ScanOptions {
  /** All elements, about 100 looked at per page. */
  public static final ScanOptions DEFAULT = new ScanOptions(null, 100, null);

  private final byte @Nullable [] glob;
  private final long count;
  private final @Nullable String type;

  private ScanOptions(byte @Nullable [] glob, long count, @Nullable String type) {
    this.glob = glob;
    this.count = count;
    this.type = type;
  }

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
  public static ScanOptions match(String glob) {
    byte[] bytes = requireNonNull(glob, "glob").getBytes(StandardCharsets.UTF_8);
    return new ScanOptions(bytes, DEFAULT.count, null);
  }

  /**
   * Scans for names of bytes that match a glob of bytes, as {@link #match} does.
   *
   * @param glob the glob; copied
   * @return options for about 100 elements looked at per page
   */
  public static ScanOptions matchBytes(byte[] glob) {
    return new ScanOptions(glob.clone(), DEFAULT.count, null);
  }

  /**
   * Says how many elements the server looks at per page ({@code COUNT}): a hint, pages may have
   * more or fewer, and a small hash, set or sorted set always comes as one page. More at once are
   * fewer requests, but all other clients wait while the server looks.
   *
   * @param elements at least 1
   * @return a copy
   * @throws IllegalArgumentException if the number is less
   */
  public ScanOptions count(long elements) {
    return new ScanOptions(glob, between(elements, 1, Long.MAX_VALUE, "count"), type);
  }

  /**
   * Scans for keys that hold one type ({@code TYPE}); for scans of keys only.
   *
   * @param type the type, not {@link RedisType#OTHER}
   * @return a copy
   * @throws IllegalArgumentException if the type is {@code OTHER}: {@link #typeNamed} takes names
   */
  public ScanOptions type(RedisType type) {
    if (type == RedisType.OTHER) {
      throw new IllegalArgumentException("OTHER is no name of a type: use typeNamed");
    }
    return typeNamed(type.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Scans for keys that hold one type, by its name as {@code TYPE} answers it, of a module for
   * instance; for scans of keys only. Some servers answer a name that they do not know with an
   * error, others find nothing.
   *
   * @param name the name of the type
   * @return a copy
   */
  public ScanOptions typeNamed(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a type has a name");
    }
    return new ScanOptions(glob, count, name);
  }

  /** Refuses what only a scan of keys has. */
  ScanOptions ofElements() {
    if (type != null) {
      throw new IllegalArgumentException("a type can be asked for in scans of keys only");
    }
    return this;
  }

  int arguments() {
    return 2 + (glob == null ? 0 : 2) + (type == null ? 0 : 2);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (glob != null) {
      command.add("MATCH").add(glob);
    }
    command.add("COUNT").add(count);
    if (type != null) {
      command.add("TYPE").add(type);
    }
    return command;
  }
}

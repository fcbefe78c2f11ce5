package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code CLIENT TRACKING ON} may take. Immutable. */
public final class TrackingOptions {
  /** The keys that the connection reads are told of to itself. */
  public static final TrackingOptions DEFAULT = new TrackingOptions(List.of());

  private final List<String> words;

  private TrackingOptions(List<String> words) {
    this.words = List.copyOf(words);
  }

  private TrackingOptions with(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(Arrays.asList(more));
    return new TrackingOptions(all);
  }

  /**
   * Has another connection told ({@code REDIRECT}).
   *
   * @param clientId the id of that connection, at least 1
   * @return a copy
   * @throws IllegalArgumentException if the id is less
   */
  public TrackingOptions redirect(long clientId) {
    return with("REDIRECT", Long.toString(between(clientId, 1, Long.MAX_VALUE, "id of a client")));
  }

  /**
   * Tells of all keys with certain beginnings, also of those that were not read ({@code BCAST},
   * {@code PREFIX}).
   *
   * @param prefixes the beginnings; none for all keys
   * @return a copy
   */
  public TrackingOptions broadcast(String... prefixes) {
    TrackingOptions all = with("BCAST");
    for (String prefix : prefixes) {
      all = all.with("PREFIX", prefix);
    }
    return all;
  }

  /**
   * Tells only of keys read directly behind {@code CLIENT CACHING YES} ({@code OPTIN}).
   *
   * @return a copy
   */
  public TrackingOptions optIn() {
    return with("OPTIN");
  }

  /**
   * Does not tell of keys read directly behind {@code CLIENT CACHING NO} ({@code OPTOUT}).
   *
   * @return a copy
   */
  public TrackingOptions optOut() {
    return with("OPTOUT");
  }

  /**
   * Does not tell of what the connection changes itself ({@code NOLOOP}).
   *
   * @return a copy
   */
  public TrackingOptions noLoop() {
    return with("NOLOOP");
  }

  int arguments() {
    return words.size();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return command.texts(words);
  }
}

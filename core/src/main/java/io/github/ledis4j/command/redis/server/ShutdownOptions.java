package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandBuilder;
import java.util.ArrayList;
import java.util.List;

/** What {@code SHUTDOWN} may take. Immutable. */
public final class ShutdownOptions {
  /** Saves if the server is set to save, after its replicas have followed. */
  public static final ShutdownOptions DEFAULT = new ShutdownOptions("", List.of());

  private final String saving;
  private final List<String> words;

  private ShutdownOptions(String saving, List<String> words) {
    this.saving = saving;
    this.words = List.copyOf(words);
  }

  private ShutdownOptions with(String word) {
    List<String> all = new ArrayList<>(words);
    all.add(word);
    return new ShutdownOptions(saving, all);
  }

  /**
   * Saves, however the server is set ({@code SAVE}).
   *
   * @return a copy
   */
  public ShutdownOptions save() {
    return new ShutdownOptions("SAVE", words);
  }

  /**
   * Does not save, however the server is set ({@code NOSAVE}).
   *
   * @return a copy
   */
  public ShutdownOptions noSave() {
    return new ShutdownOptions("NOSAVE", words);
  }

  /**
   * Does not wait for replicas that lag behind ({@code NOW}), since Redis 7.0.
   *
   * @return a copy
   */
  public ShutdownOptions now() {
    return with("NOW");
  }

  /**
   * Ends also if saving fails ({@code FORCE}), since Redis 7.0.
   *
   * @return a copy
   */
  public ShutdownOptions force() {
    return with("FORCE");
  }

  /**
   * Has a replica take over first ({@code FAILOVER}), in a cluster since Valkey 9.0.
   *
   * @return a copy
   */
  public ShutdownOptions failover() {
    return with("FAILOVER");
  }

  int arguments() {
    return (saving.isEmpty() ? 0 : 1) + words.size();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (!saving.isEmpty()) {
      command.add(saving);
    }
    return command.texts(words);
  }
}

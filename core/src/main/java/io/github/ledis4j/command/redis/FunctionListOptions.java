package io.github.ledis4j.command.redis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** What {@code FUNCTION LIST} may take. Immutable. */
public final class FunctionListOptions {
  /** All libraries, without their code. */
  public static final FunctionListOptions DEFAULT = new FunctionListOptions(null, false);

  private final @Nullable String library;
  private final boolean code;

  private FunctionListOptions(@Nullable String library, boolean code) {
    this.library = library;
    this.code = code;
  }

  /**
   * Only libraries whose names match ({@code LIBRARYNAME}).
   *
   * @param glob for names, {@code app*} for instance
   * @return a copy
   */
  public FunctionListOptions library(String glob) {
    return new FunctionListOptions(requireNonNull(glob, "glob"), code);
  }

  /**
   * Asks for the code of the libraries too ({@code WITHCODE}).
   *
   * @return a copy
   */
  public FunctionListOptions withCode() {
    return new FunctionListOptions(library, true);
  }

  int arguments() {
    return (library == null ? 0 : 2) + (code ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (library != null) {
      command.add("LIBRARYNAME").add(library);
    }
    if (code) {
      command.add("WITHCODE");
    }
    return command;
  }
}

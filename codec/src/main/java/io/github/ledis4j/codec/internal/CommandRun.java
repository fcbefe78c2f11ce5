package io.github.ledis4j.codec.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Packs commands that are sent together, one behind the other into the same arrays: nothing is
 * copied to give each an array of its own. Thread-safe; a command that is begun while another one
 * is being packed gets its own array after all.
 */
public final class CommandRun {
  private final AtomicReference<@Nullable CommandEncoder> spare = new AtomicReference<>();

  /** Makes an empty run. */
  public CommandRun() {
    spare.setRelease(new CommandEncoder(this));
  }

  /**
   * Starts a command.
   *
   * @param name the words of the name, each as {@link CommandEncoder#bulk(String)} made it
   * @param words how many words the name has, 2 for {@code CONFIG GET}
   * @param arguments how many arguments follow, at least 0
   * @return the encoder to add the arguments to
   */
  public CommandEncoder begin(byte[] name, int words, int arguments) {
    CommandEncoder encoder = spare.getAndSet(null);
    return encoder == null
        ? CommandEncoder.begin(name, words, arguments)
        : encoder.start(name, words, arguments);
  }

  void giveBack(CommandEncoder encoder) {
    spare.setRelease(encoder);
  }
}

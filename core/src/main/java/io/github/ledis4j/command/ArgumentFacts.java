package io.github.ledis4j.command;

import io.github.ledis4j.internal.command.PackedWords;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of the packed arguments what a command does to its connection, so that it makes no
 * difference whether words came as text, as bytes or as numbers, nor who described the command.
 */
final class ArgumentFacts {

  private ArgumentFacts() {}

  /** Returns the command with what its arguments say added. */
  static <T extends @Nullable Object> Command<T> addTo(Command<T> command) {
    CommandSpec spec = command.spec();
    if (spec.isBlocking() && command.options().serverWaitNanos() > 0) {
      return command;
    }
    PackedWords arguments = new PackedWords(command.packed()).skip(spec.words());
    if (ServerWaits.always(spec.name()) || ServerWaits.sometimes(spec.name())) {
      return waiting(command, ServerWaits.of(spec.name(), arguments));
    } else if (spec.name().equals("XSELECT")) {
      return selecting(command, arguments.skip(2));
    }
    arguments.next();
    return command.describedBy(spec.alsoKnownAs(spec.name() + " " + arguments.word()));
  }

  /** LedisDB takes a whole command as the arguments of this one. */
  private static <T extends @Nullable Object> Command<T> selecting(
      Command<T> command, PackedWords arguments) {
    if (!arguments.is("THEN") || !arguments.next()) {
      return command;
    }
    String inner = arguments.word();
    return waiting(
        command.describedBy(command.spec().alsoKnownAs(inner)), ServerWaits.of(inner, arguments));
  }

  private static <T extends @Nullable Object> Command<T> waiting(
      Command<T> command, @Nullable Duration wait) {
    if (wait == null) {
      return command;
    }
    Command<T> blocking = command.describedBy(command.spec().blocks());
    return command.options().serverWaitNanos() > 0 ? blocking : blocking.serverWait(wait);
  }
}

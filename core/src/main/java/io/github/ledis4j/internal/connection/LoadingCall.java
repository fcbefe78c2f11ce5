package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * A call that others of its batch rely on: it runs a script in full, after which the server knows
 * the digest that they send. Where its caller ends it first, the script is loaded and not run.
 */
public final class LoadingCall<T extends @Nullable Object> extends Call<T> {
  private final Command<?> load;

  /** Event-loop confined. */
  private boolean dealtWith;

  private boolean onlyLoads;

  /** Makes a call, and what goes out in its place. */
  public LoadingCall(Command<T> command, Command<?> load, CallSettings settings) {
    super(command, settings);
    this.load = load;
  }

  @Override
  byte[] packed() {
    return onlyLoads ? internals().packed(load) : super.packed();
  }

  @Override
  byte[] array() {
    return onlyLoads ? packed() : super.array();
  }

  @Override
  int offset() {
    return onlyLoads ? 0 : super.offset();
  }

  @Override
  byte @Nullable [][] pieces() {
    return onlyLoads ? null : super.pieces();
  }

  @Override
  int writtenBytes() {
    return onlyLoads ? internals().length(load) : super.writtenBytes();
  }

  /** The same all the time, as what was added up must be what is taken away; about right. */
  @Override
  public int bytes() {
    return internals().length(command());
  }

  @Override
  boolean isEnded() {
    return dealtWith && super.isEnded();
  }

  @Override
  void written(Wire wire) {
    dealtWith = true;
    onlyLoads = isDone();
    super.written(wire);
  }

  @Override
  void takenBack(boolean cut) {
    dealtWith = false;
    super.takenBack(cut);
  }

  @Override
  void repeat() {
    dealtWith = false;
    super.repeat();
  }

  @Override
  void unsent() {
    dealtWith = false;
    super.unsent();
  }

  @Override
  void fail(Throwable failure, @Nullable ReplyBudget budget) {
    dealtWith = true;
    super.fail(failure, budget);
  }
}

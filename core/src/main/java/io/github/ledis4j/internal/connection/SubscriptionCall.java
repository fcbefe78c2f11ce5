package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.Command;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that the server confirms by one push for each of its names, in their order; an error is
 * a reply, to all of it.
 */
public final class SubscriptionCall extends Call<@Nullable Void> {
  private final PushKind confirmation;
  private final List<byte[]> names;
  private int confirmed;

  /**
   * Makes a call that is not submitted yet.
   *
   * @param confirmation what each push starts with
   * @param names all arguments of the command, at least one
   */
  public SubscriptionCall(
      Command<@Nullable Void> command,
      CallSettings settings,
      PushKind confirmation,
      List<byte[]> names) {
    super(command, settings, true);
    this.confirmation = confirmation;
    this.names = names;
  }

  /** What is sent again is confirmed again from the first name on. */
  @Override
  void written(Wire wire) {
    super.written(wire);
    confirmed = 0;
  }

  @Override
  Taken take(PushKind kind, byte[] name) {
    if (kind != confirmation || !Arrays.equals(name, names.get(confirmed))) {
      return Taken.NOT_MINE;
    }
    return ++confirmed == names.size() ? Taken.DONE : Taken.MORE;
  }

  @Override
  void confirmed(ReplyBudget budget) {
    if (!isEnded()) {
      replied();
      succeed(null, budget, 0);
    }
  }
}

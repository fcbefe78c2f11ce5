package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.options.Endpoint;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code SUNSUBSCRIBE}, with a {@code PING} behind it in one piece. When a slot leaves its node,
 * the node ends the subscriptions by itself, by pushes that look like confirmations, and then
 * refuses the command that was on its way: only the answer to what follows says that no more comes.
 */
public final class ShardUnsubscribeCall extends PackedCall<@Nullable Void> {
  private static final byte[] PING = internals().packed(Command.of(InternalSpecs.PING));

  private final List<byte[]> names;
  private int confirmed;
  private @Nullable String refusal;
  private @Nullable Endpoint endpoint;

  /**
   * Makes a call that is not submitted yet.
   *
   * @param names all arguments of the command, at least one; of one slot, if there are slots
   */
  public ShardUnsubscribeCall(
      Command<@Nullable Void> command, CallSettings settings, List<byte[]> names) {
    super(command, settings, true, withPing(internals().packed(command)));
    this.names = names;
  }

  private static byte[] withPing(byte[] own) {
    byte[] both = Arrays.copyOf(own, own.length + PING.length);
    System.arraycopy(PING, 0, both, own.length, PING.length);
    return both;
  }

  @Override
  int commands() {
    return 2;
  }

  @Override
  void written(Wire wire) {
    super.written(wire);
    endpoint = wire.endpoint();
    confirmed = 0;
    refusal = null;
  }

  /** In any order: a server that ends them by itself has an order of its own. */
  @Override
  Taken take(PushKind kind, byte[] name) {
    if (kind != PushKind.SUNSUBSCRIBE || !isNextOne(name) && !isOne(name)) {
      return Taken.NOT_MINE;
    }
    confirmed++;
    return Taken.MORE;
  }

  /** Mostly they come as they were asked for, and may be very many. */
  private boolean isNextOne(byte[] name) {
    return !isConfirmed() && Arrays.equals(names.get(confirmed), name);
  }

  private boolean isOne(byte[] name) {
    return names.stream().anyMatch(each -> Arrays.equals(each, name));
  }

  @Override
  Taken take(Frame reply) {
    String error = reply.type().isError() ? String.valueOf(reply.error()) : null;
    if (error != null && refusal == null && (!isConfirmed() || isOfSlot(error))) {
      refusal = error;
      return Taken.MORE;
    }
    return Taken.DONE;
  }

  /** Redis 8.2 keeps channels of a slot that is on its way until that has left, and says ASK. */
  private static boolean isElsewhere(String error) {
    return error.startsWith("MOVED ") || error.startsWith("ASK ");
  }

  /** Tells whether it is about a slot, and so not the answer to {@code PING}. */
  private static boolean isOfSlot(String error) {
    return isElsewhere(error) || error.startsWith("CLUSTERDOWN ") || error.startsWith("TRYAGAIN ");
  }

  private boolean isConfirmed() {
    return confirmed >= names.size();
  }

  /** What the server may say to {@code PING} is of no interest. */
  @Override
  @Nullable String refusedForNow(String error) {
    return null;
  }

  /** Where a slot has left, or is about to, nothing of it is to be unsubscribed. */
  @Override
  void answer(Frame reply, @Nullable String error, Answers answers) {
    if (isEnded()) {
      return;
    }
    replied();
    String said = refusal;
    if (said == null || isConfirmed() || isElsewhere(said)) {
      succeed(null, answers.replyBudget(), 0);
    } else {
      fail(FailureFacts.at(endpoint, Failures.refusal(this, said)), answers.replyBudget());
    }
  }
}

package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how far replies can be out of step without anybody noticing: after so many commands it
 * slips an {@code ECHO} of a sequence number in between and closes the channel if another comes
 * back.
 */
final class Probe {
  private static final CommandSpec ECHO = CommandSpec.read("ECHO").withoutKey();
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.FAIL_FAST, null, null);

  private final int every;
  private int commands;
  private long sequence;

  Probe(int every) {
    this.every = every;
  }

  boolean isOn() {
    return every != 0;
  }

  /** Counts a command; tells whether a probe is to follow it. */
  boolean isDueAfterOneMore() {
    return every != 0 && ++commands >= every;
  }

  /** Makes the probe that is due. */
  Call<Reply> next(Wire wire) {
    commands = 0;
    long number = ++sequence;
    Call<Reply> call = new Call<>(Command.of(ECHO, number), SETTINGS);
    call.whenComplete(
        (reply, failure) -> {
          if (!(failure instanceof ServerException)) { // a refusal is an answer, too
            check(wire, number, reply);
          }
        });
    return call;
  }

  private static void check(Wire wire, long number, @Nullable Reply reply) {
    boolean inStep = reply instanceof Reply.Text text && text.text().equals(Long.toString(number));
    if (!inStep) {
      wire.close(
          new ProtocolException(
              Outcome.UNKNOWN,
              "replies are out of step with their commands; the connection was closed",
              null));
    }
  }
}

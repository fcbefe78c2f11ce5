package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the LedisDB at the other end of one channel takes no writes, as far as it has said so. It
 * refuses most writes itself; the few that it would answer and not do are refused here. On servers
 * of other kinds this is never on. Event-loop confined.
 */
final class ReadOnlyMode {
  private static final CommandSpec INFO = CommandSpec.read("INFO").withoutKey();
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.FAIL_FAST, null, null);
  private static final String FACT = "readonly:";
  private static final String ON = FACT + "true"; // of followers too; their role says less

  private boolean on;
  private boolean known;
  private boolean asking;
  private boolean doubtful;

  /**
   * Makes the question whether the server takes writes. A server that does not say leaves
   * everything as it was.
   *
   * @param told is given the facts that come with it, before anybody knows that they came
   */
  Call<Boolean> ask(Consumer<@Nullable String> told) {
    asking = true;
    doubtful = false;
    Command<Boolean> info = Command.of(INFO, "server").returning(reply -> read(reply, told));
    Call<Boolean> question = new Call<>(info, SETTINGS);
    question.whenComplete((answer, failure) -> asking = false);
    return question;
  }

  private Boolean read(ReplyReader reply, Consumer<@Nullable String> told) {
    String facts = reply.type().isAggregate() ? null : reply.text();
    told.accept(facts);
    if (facts != null) {
      on = facts.lines().anyMatch(ON::equals);
      known = facts.contains(FACT);
    }
    return on;
  }

  /** Tells whether the server is to be asked again because of what was refused here. */
  boolean isQuestionDue() {
    return doubtful && !asking;
  }

  /** Tells whether the server does what it answers, whatever the call, and need not be asked. */
  boolean takesAll() {
    return !on && !doubtful;
  }

  /** Tells whether the server would answer this call and not do it. */
  boolean isIgnored(Call<?> call) {
    return on && internals().isIgnoredWhenReadOnly(call.command().spec());
  }

  /** Fails such a call. The server may take writes again by now, so it is asked. */
  void refuse(Call<?> call) {
    doubtful = true;
    call.fail(
        Failures.refusal(
            call,
            "write not support in readonly mode; not sent, as LedisDB would ignore it silently"));
  }

  /** Tells whether the server said that it takes writes, or null if it said nothing about it. */
  @Nullable Boolean takesWrites() {
    return known ? !on : null;
  }

  /** Notes what the server itself refused. */
  void refused(ServerException refusal) {
    if (refusal instanceof ServerException.ReadOnly && refusal.code().isEmpty()) {
      on = true; // without a code it is no error of a Redis
    }
  }
}

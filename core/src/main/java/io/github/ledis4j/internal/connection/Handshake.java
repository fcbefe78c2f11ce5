package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.RefusedException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.connection.HandshakeReply.Step;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is said on a new channel before anyone's commands: who we are, which protocol, which
 * database, and whether it is the server that we are made for. All of it goes out in one write. The
 * last step for a Redis is a {@code PING}, which it refuses while it can serve nobody. What errors
 * mean is said in {@link HandshakeReply}. Event-loop confined.
 */
final class Handshake {
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.FAIL_FAST, null, null);

  private final ConnectionOptions options;
  private final @Nullable ServerRole expected;
  private final Wire wire;
  private final Outbox outbox;
  private final BiConsumer<@Nullable Boolean, @Nullable Throwable> done;
  private final Map<Step, Call<?>> calls = new EnumMap<>(Step.class);
  private final boolean curious;
  private @Nullable Call<Reply> hello;
  private @Nullable Call<@Nullable String> role;
  private @Nullable ServerIdentity identity;
  private @Nullable ServerException lastRefusal;
  private int answered;
  private boolean over;

  /**
   * Prepares the steps.
   *
   * @param expected what the server has to be, or null
   * @param curious whether to ask who it is also where nothing else depends on it
   * @param done is told whether the server turned out to be a LedisDB, or why it failed
   */
  Handshake(
      ConnectionOptions options,
      @Nullable Credentials credentials,
      @Nullable ServerRole expected,
      boolean curious,
      Wire wire,
      Outbox outbox,
      BiConsumer<@Nullable Boolean, @Nullable Throwable> done) {
    this.options = options;
    this.expected = expected;
    this.curious = curious;
    this.wire = wire;
    this.outbox = outbox;
    this.done = done;
    if (credentials != null) {
      authenticate(credentials);
    }
    if (options.server() == ServerType.LEDIS) {
      askWho();
    } else {
      greet();
    }
    if (options.database() != 0) {
      step(Step.SELECT, Command.of("SELECT", options.database()));
    }
    if (options.endpoint() instanceof ReplicaEndpoint) {
      step(Step.READONLY, Command.of("READONLY"));
    }
    if (expected != null) {
      role = new Call<>(Command.of("ROLE").returning(ServerRole::in), SETTINGS);
      calls.put(Step.ROLE, role);
    }
  }

  private void authenticate(Credentials credentials) {
    String user = credentials.user();
    step(
        Step.AUTH,
        user == null
            ? Command.of("AUTH", credentials.password())
            : Command.of("AUTH", user, credentials.password()));
  }

  private void greet() {
    if (options.protocol() != Protocol.RESP2) {
      hello = step(Step.HELLO, Command.of("HELLO", 3));
    } else if (curious) {
      hello = step(Step.HELLO, Command.of("HELLO")); // changes nothing, and tells a LedisDB
    }
    if (options.clientName() != null) {
      step(Step.NAME, Command.of("CLIENT", "SETNAME", options.clientName()));
    }
    step(Step.PING, Command.of("PING"));
  }

  private Call<Reply> step(Step step, Command<Reply> command) {
    Call<Reply> call = new Call<>(command, SETTINGS);
    calls.put(step, call);
    return call;
  }

  private Call<?> askWho() {
    Call<?> question =
        wire.correlator().readOnly().ask(facts -> identity = ServerIdentity.in(facts));
    calls.put(Step.INFO, question);
    return question;
  }

  void start() {
    List<Call<?>> inOrder = List.copyOf(calls.values());
    Map.copyOf(calls).forEach(this::watch);
    wire.writer().writeOwn(outbox, inOrder);
  }

  private void watch(Step step, Call<?> call) {
    call.whenComplete((reply, failure) -> answered(step, failure));
  }

  private void answered(Step step, @Nullable Throwable failure) {
    if (over) {
      return;
    }
    Throwable end = failure instanceof ServerException refusal ? verdict(step, refusal) : failure;
    if (end != null) {
      end(null, end);
    } else if (++answered == calls.size()) {
      finish();
    }
  }

  private void finish() {
    if (!calls.containsKey(Step.INFO) && soundsLikeLedis()) {
      Call<?> question = askWho();
      watch(Step.INFO, question);
      wire.writer().writeOwn(outbox, List.of(question));
      return;
    }
    boolean presumed = options.server() == ServerType.LEDIS;
    boolean isLedis = identity == null ? presumed : identity.type() == ServerType.LEDIS;
    Throwable failure = mismatch(isLedis);
    if (failure == null) {
      failure = roleVerdict();
    }
    end(failure == null ? isLedis : null, failure);
  }

  private void end(@Nullable Boolean isLedis, @Nullable Throwable failure) {
    over = true;
    done.accept(isLedis, failure);
  }

  /** Proxies have words of their own, so these are no proof: it is asked who it is. */
  private boolean soundsLikeLedis() {
    ServerException refusal = refusalOf(hello);
    return refusal != null && "command not found".equals(refusal.text());
  }

  private @Nullable Throwable verdict(Step step, ServerException refusal) {
    lastRefusal = refusal;
    HandshakeReply row = HandshakeReply.of(step, refusal);
    String words = refusal.getMessage() + row.advice();
    return switch (row.meaning()) {
      case WITHOUT -> null;
      case WAIT -> Failures.notSent(wire.endpoint() + " is not ready: " + words, refusal);
      case CREDENTIALS ->
          new AuthenticationException(
              wire.endpoint()
                  + (calls.containsKey(Step.AUTH)
                      ? " refused the credentials: "
                      : " wants credentials and got none: ")
                  + words,
              refusal);
      case END -> refused(step, words, refusal);
    };
  }

  private RefusedException refused(Step step, String words, @Nullable Throwable cause) {
    String what =
        step == Step.SELECT ? " has no database " + options.database() : " refuses this client";
    return new RefusedException(wire.endpoint() + what + ": " + words, cause);
  }

  /** What the server is and the options do not allow for. */
  private @Nullable Throwable mismatch(boolean isLedis) {
    if (identity != null
        && options.server() != ServerType.DETECT
        && identity.type() != options.server()) {
      return new RefusedException(
          wire.endpoint() + " is a " + identity.name() + ": use " + identity.client(), null);
    }
    if (isLedis && options.nettyCodec()) {
      return new RefusedException(
          wire.endpoint()
              + " is a LedisDB, whose error lines netty-codec-redis cannot read:"
              + " leave nettyCodec out",
          null);
    }
    ServerException refusal = refusalOf(hello);
    return refusal == null || options.protocol() != Protocol.RESP3
        ? null
        : new RefusedException(
            wire.endpoint()
                + " does not speak RESP3: "
                + refusal.getMessage()
                + " (option: protocol)",
            refusal);
  }

  /** What the server says it is, or null. One who may not ask is told it by {@code HELLO}. */
  @Nullable String reportedRole() {
    String reported = role == null ? null : answer(role);
    return reported == null && hello != null ? ServerRole.in(answer(hello)) : reported;
  }

  /** A server that does not say what it is is taken for what it has to be. */
  private @Nullable Throwable roleVerdict() {
    String reported = reportedRole();
    if (expected == null || reported == null || expected.isCalled(reported)) {
      return null;
    }
    return Failures.notSent(
        wire.endpoint() + " is a " + ServerRole.named(reported) + " now, not a " + expected, null);
  }

  private static <T> @Nullable T answer(Call<T> call) {
    return call.isDone() && !call.isCompletedExceptionally() ? call.getNow(null) : null;
  }

  private static @Nullable ServerException refusalOf(@Nullable Call<?> call) {
    return call == null || !call.isCompletedExceptionally()
        ? null
        : call.handle((reply, failure) -> (ServerException) failure).join();
  }

  /**
   * Tells, once the channel is gone, whether the peer closed it on what was asked out of curiosity:
   * some proxies do so on any command that they do not know.
   */
  boolean askedTooMuch(@Nullable Throwable cause) {
    boolean tooMuch =
        curious
            && options.protocol() == Protocol.RESP2
            && lastRefusal == null
            && unanswered() == Step.HELLO
            && (cause == null || cause instanceof IOException);
    over |= tooMuch;
    return tooMuch;
  }

  /** Says what the end of the channel means; nothing that comes later is listened to. */
  ConnectionException lost(FirstBytes first, @Nullable Throwable cause) {
    over = true;
    if (cause instanceof ProtocolException) {
      boolean atOnce = calls.values().stream().noneMatch(Call::isDone);
      return atOnce
          ? EarlyEnd.strange(wire.endpoint(), options.server(), first, cause)
          : EarlyEnd.nonsense(wire.endpoint(), cause);
    }
    return lastRefusal == null
        ? EarlyEnd.silent(wire.endpoint(), options, unanswered() == Step.HELLO, cause)
        : EarlyEnd.after(wire.endpoint(), lastRefusal);
  }

  /** What the server said last, to end a message with; an empty text if it refused nothing. */
  String lastWords() {
    return lastRefusal == null ? "" : "; it said: " + lastRefusal.getMessage();
  }

  private @Nullable Step unanswered() {
    return calls.entrySet().stream()
        .filter(asked -> !asked.getValue().isDone())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}

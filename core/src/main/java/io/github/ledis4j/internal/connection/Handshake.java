package io.github.ledis4j.internal.connection;

import io.github.ledis4j.ConnectionOptions;
import io.github.ledis4j.Credentials;
import io.github.ledis4j.Parser;
import io.github.ledis4j.Protocol;
import io.github.ledis4j.RetryPolicy;
import io.github.ledis4j.ServerType;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is said on a new channel before anyone's commands: who we are, which protocol, which
 * database; a LedisDB is asked whether it takes writes. All of it goes out in one write, but for
 * that question where a LedisDB was not expected. Nothing is assumed of the server: any refusal of
 * {@code HELLO} that is not about authentication means RESP2. Event-loop confined.
 */
final class Handshake {
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.FAIL_FAST, null, null);

  private final ConnectionOptions options;
  private final @Nullable ServerRole expected;
  private final Wire wire;
  private final Outbox outbox;
  private final BiConsumer<@Nullable Boolean, @Nullable Throwable> done;
  private final List<Call<?>> calls = new ArrayList<>();
  private @Nullable Call<Reply> auth;
  private @Nullable Call<Reply> hello;
  private @Nullable Call<Reply> select;
  private @Nullable Call<@Nullable String> role;

  /**
   * Prepares the steps.
   *
   * @param expected what the server has to be, or null
   * @param done is told whether the server turned out to be a LedisDB, or why it failed
   */
  Handshake(
      ConnectionOptions options,
      @Nullable Credentials credentials,
      @Nullable ServerRole expected,
      Wire wire,
      Outbox outbox,
      BiConsumer<@Nullable Boolean, @Nullable Throwable> done) {
    this.options = options;
    this.expected = expected;
    this.wire = wire;
    this.outbox = outbox;
    this.done = done;
    if (credentials != null) {
      String user = credentials.user();
      auth =
          user == null
              ? step("AUTH", credentials.password())
              : step("AUTH", user, credentials.password());
    }
    if (options.server() == ServerType.LEDIS) {
      calls.add(wire.correlator().readOnly().ask());
    } else {
      if (options.protocol() != Protocol.RESP2) {
        hello = step("HELLO", 3);
      } else if (options.server() == ServerType.DETECT) {
        hello = step("HELLO"); // changes nothing, but what a LedisDB says to it is its own
      }
      if (options.clientName() != null) {
        step("CLIENT", "SETNAME", options.clientName());
      }
    }
    if (options.tls() != null && calls.isEmpty()) {
      // With TLS 1.3 a server refuses our certificate only after the handshake has succeeded here.
      step("PING");
    }
    if (options.database() != 0) {
      select = step("SELECT", options.database());
    }
    if (expected != null) {
      role = new Call<>(Command.of("ROLE").returning(Handshake::first), SETTINGS);
      calls.add(role);
    }
  }

  private Call<Reply> step(String name, Object... arguments) {
    Call<Reply> call = new Call<>(Command.of(name, arguments), SETTINGS);
    calls.add(call);
    return call;
  }

  void start() {
    if (calls.isEmpty()) {
      done.accept(false, null);
      return;
    }
    Call<?> last = calls.get(calls.size() - 1);
    last.whenComplete((reply, failure) -> finish(failure));
    wire.writeOwn(outbox, calls);
  }

  private void finish(@Nullable Throwable last) {
    if (isLost(last)) {
      done.accept(null, last);
      return;
    }
    Throwable failure = verdict();
    boolean isLedis = options.server() == ServerType.LEDIS || refusedLikeLedis();
    if (failure == null && isLedis && options.parser() == Parser.NETTY_CODEC_REDIS) {
      failure =
          Failures.notSent(
              wire.endpoint()
                  + " is a LedisDB, whose error lines the parser of netty-codec-redis"
                  + " cannot read: use the parser LEDIS4J",
              null);
    }
    if (failure != null) {
      done.accept(null, failure);
    } else if (isLedis && options.server() == ServerType.DETECT) {
      askForMode();
    } else {
      done.accept(isLedis, null);
    }
  }

  private void askForMode() {
    Call<Boolean> question = wire.correlator().readOnly().ask();
    question.whenComplete(
        (readOnly, failure) -> {
          if (isLost(failure)) {
            done.accept(null, failure);
          } else {
            done.accept(true, null);
          }
        });
    wire.writeOwn(outbox, List.of(question));
  }

  private static boolean isLost(@Nullable Throwable failure) {
    return failure != null && !(failure instanceof ServerException);
  }

  private @Nullable Throwable verdict() {
    ServerException authRefused = refusal(auth);
    if (authRefused != null) {
      return authentication(authRefused);
    }
    ServerException helloRefused = refusal(hello);
    if (helloRefused != null && isAboutAuthentication(helloRefused)) {
      return authentication(helloRefused);
    }
    if (helloRefused != null && options.protocol() == Protocol.RESP3) {
      return refused("does not speak RESP3", helloRefused);
    }
    ServerException selectRefused = refusal(select);
    if (selectRefused != null) {
      return isAboutAuthentication(selectRefused)
          ? authentication(selectRefused)
          : refused("has no database " + options.database(), selectRefused);
    }
    return roleVerdict();
  }

  /** What the server says it is, or null. One who may not ask is told it by {@code HELLO}. */
  @Nullable String reportedRole() {
    String reported = role == null ? null : answer(role);
    return reported == null && hello != null ? roleIn(hello) : reported;
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

  private static @Nullable String first(ReplyReader reply) {
    return reply.type().isAggregate() && reply.hasNext()
        ? reply.element(name -> name.type().isAggregate() ? null : name.text())
        : null;
  }

  private static @Nullable String roleIn(Call<Reply> greeting) {
    List<Reply> facts =
        answer(greeting) instanceof Reply.Aggregate all ? all.elements() : List.of();
    for (int i = 0; i + 1 < facts.size(); i += 2) {
      if (isText(facts.get(i), "role")) {
        return facts.get(i + 1) instanceof Reply.Text role ? role.text() : null;
      }
    }
    return null;
  }

  private static boolean isText(Reply reply, String expected) {
    return reply instanceof Reply.Text text && text.text().equals(expected);
  }

  private static <T> @Nullable T answer(Call<T> call) {
    return call.isDone() && !call.isCompletedExceptionally() ? call.getNow(null) : null;
  }

  private boolean refusedLikeLedis() {
    ServerException refusal = refusal(hello);
    return refusal != null && refusal.code().isEmpty();
  }

  private static @Nullable ServerException refusal(@Nullable Call<?> call) {
    if (call == null || !call.isCompletedExceptionally()) {
      return null;
    }
    return call.handle((reply, failure) -> (ServerException) failure).join();
  }

  private static boolean isAboutAuthentication(ServerException refusal) {
    return switch (refusal.code()) {
      case "NOAUTH", "WRONGPASS", "NOPERM" -> true;
      default -> String.valueOf(refusal.getMessage()).contains("not authenticated");
    };
  }

  private AuthenticationException authentication(ServerException refusal) {
    return new AuthenticationException(
        wire.endpoint()
            + (auth == null ? " wants credentials and got none: " : " refused the credentials: ")
            + refusal.getMessage(),
        refusal);
  }

  private ConnectionException refused(String what, ServerException refusal) {
    return new ConnectionException(
        Outcome.NOT_SENT, wire.endpoint() + " " + what + ": " + refusal.getMessage(), refusal);
  }
}

package io.github.ledis4j.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {
  static Stream<Arguments> failures() {
    CommandTimeoutException queued = new CommandTimeoutException(Outcome.NOT_SENT, "queued");
    return Stream.of(
        arguments(queued, Outcome.NOT_SENT),
        arguments(new CompletionException(queued), Outcome.NOT_SENT),
        arguments(new ExecutionException(new CompletionException(queued)), Outcome.NOT_SENT),
        arguments(new CommandTimeoutException(Outcome.UNKNOWN, "sent"), Outcome.UNKNOWN),
        arguments(new ConnectionException(Outcome.UNKNOWN, "lost", null), Outcome.UNKNOWN),
        arguments(new AuthenticationException("refused", null), Outcome.NOT_SENT),
        arguments(new TlsException("refused", null), Outcome.NOT_SENT),
        arguments(new PoolExhaustedException("50 taken"), Outcome.NOT_SENT),
        arguments(new PoolAcquireTimeoutException("20 s"), Outcome.NOT_SENT),
        arguments(new OverloadedException("full"), Outcome.NOT_SENT),
        arguments(new ProtocolException(Outcome.EXECUTED, "too large", null), Outcome.EXECUTED),
        arguments(new UnusableReplyException("GET", new Exception()), Outcome.EXECUTED),
        arguments(ServerException.of("GET", "ERR no"), Outcome.REJECTED),
        arguments(new CompletionException("no cause", null), Outcome.UNKNOWN),
        arguments(new CancellationException(), Outcome.UNKNOWN),
        arguments(new IllegalArgumentException(), Outcome.UNKNOWN),
        arguments(new NullPointerException(), Outcome.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void should_tell_what_became_of_the_command_when_it_failed(Throwable failure, Outcome expected) {
    assertEquals(expected, Outcome.of(failure));
  }

  @Test
  void should_say_succeeded_when_nothing_failed() {
    assertEquals(Outcome.SUCCEEDED, Outcome.of(null));
  }
}

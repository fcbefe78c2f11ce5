package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only what the socket has taken may have run. */
class TakenBytesTest {
  private static final CommandSpec SET = CommandSpec.write("SET");
  private static final String VALUE = "x".repeat(1024);
  private static final int WRITES = 12_800;
  private static final long UNCHANGED_NANOS = 500_000_000;

  /** What stands in the row, and how much of it waits in Netty for the socket. */
  private record Stuck(int calls, long pendingBytes) {}

  private static Stuck stuck(LiveConnection live) {
    return live.onLoop(
        () -> {
          Wire wire = requireNonNull(live.connection.core().wire());
          long taken = requireNonNull(wire.channel().unsafe().outboundBuffer()).currentProgress();
          return new Stuck(wire.correlator().inFlight().size(), wire.pendingBytes() - taken);
        });
  }

  /** The kernel makes its buffers larger from time to time. */
  private static Stuck awaitStuck(LiveConnection live) {
    Stuck[] last = {stuck(live)};
    long[] since = {System.nanoTime()};
    Calls.await(
        () -> {
          Stuck before = last[0];
          last[0] = stuck(live);
          if (!before.equals(last[0])) {
            since[0] = System.nanoTime();
          }
          return before.pendingBytes() > 0 && System.nanoTime() - since[0] > UNCHANGED_NANOS;
        });
    return last[0];
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_doubt_only_what_the_socket_has_taken_when_the_connection_is_lost(
      Transport transport) {
    try (ScriptedServer server =
            ScriptedServer.onFreePort().thenStopReading().onNextConnection().thenReply("+OK\r\n");
        LiveConnection live =
            LiveConnection.to(server.start(), options -> options.transport(transport))
                .connected()) {
      List<Call<Reply>> writes = new ArrayList<>();
      for (int i = 0; i < WRITES; i++) {
        Command<Reply> set = Command.of(SET, "k" + i, VALUE);
        writes.add(new Call<>(set, Calls.settings(RetryPolicy.UNSENT)));
      }
      writes.forEach(live::submit);
      Stuck stuck = awaitStuck(live);
      server.closeConnections();

      int doubted = 0;
      while (Calls.outcome(writes.get(doubted)) == Outcome.UNKNOWN) {
        doubted++;
      }
      int waiting = (int) (stuck.pendingBytes() / writes.get(WRITES - 1).bytes());
      assertTrue(
          doubted <= stuck.calls() - waiting,
          doubted + " of " + stuck + ", each " + VALUE.length());
      writes
          .subList(doubted, WRITES)
          .forEach(write -> assertEquals(Outcome.SUCCEEDED, Calls.outcome(write)));
    }
  }
}

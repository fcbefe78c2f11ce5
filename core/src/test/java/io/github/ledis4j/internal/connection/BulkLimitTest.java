package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values that are too large for a server, by calls that only say that they hold them. */
class BulkLimitTest {
  private static final int REDIS = 512 << 20;
  private static final ReplyLimits RAISED = new ReplyLimits(REDIS + 1, 1, 1, 1, 1);

  private static final class Large extends Call<Reply> {
    private final byte[][] pieces;

    Large(byte[]... pieces) {
      super(Command.of("SET", "k", "v"), Calls.SETTINGS);
      this.pieces = pieces;
    }

    @Override
    public int bytes() {
      return Integer.MAX_VALUE;
    }

    @Override
    byte @Nullable [][] pieces() {
      return pieces;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The last of the arguments is not there, as nobody looks at its bytes. */
  private static Call<Reply> set(int bytes) {
    return new Large(ascii("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$" + bytes + "\r\n"));
  }

  private static LiveConnection to(ScriptedServer server, ServerType type, ReplyLimits limits) {
    return LiveConnection.to(
        server, options -> options.server(type).replyLimits(limits).maxQueuedBytes(1 << 30));
  }

  private static void assertRefused(CompletableFuture<?> call, long bytes, long most) {
    LedisException failure = assertInstanceOf(OverloadedException.class, Calls.failure(call));
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertEquals(
        "SET has an argument of "
            + bytes
            + " bytes, and the server takes at most "
            + most
            + "; nothing was sent ("
            + failure.endpoint()
            + ")",
        failure.getMessage());
  }

  @Test
  void should_refuse_before_sending_when_a_value_is_over_the_limit_of_the_server() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n").start();
        LiveConnection live = to(server, ServerType.REDIS, ReplyLimits.REDIS)) {
      CompletableFuture<Reply> alone = live.submit(set(REDIS + 1));
      assertRefused(alone, REDIS + 1, REDIS);
      Call<Reply> neighbour = Calls.write("a");
      Call<Reply> large = set(REDIS + 1);
      live.connection.submit(new Unit(List.of(neighbour, large)));
      assertRefused(large, REDIS + 1, REDIS);
      assertEquals(Outcome.NOT_SENT, Calls.failure(neighbour).outcome());
      assertEquals("OK", Calls.text(live.submit(Calls.write("b"))));
      assertEquals(List.of(List.of("SET", "b", "value")), server.requests());
    }
  }

  @Test
  void should_take_as_much_as_the_server_does_when_it_is_another_or_its_limit_was_raised() {
    try (ScriptedServer server = ScriptedServer.onFreePort();
        LiveConnection ledis = to(server, ServerType.LEDIS, ReplyLimits.LEDIS);
        LiveConnection raised = to(server, ServerType.REDIS, RAISED)) {
      assertRefused(ledis.submit(set((1 << 30) + 1)), (1 << 30) + 1, 1 << 30);
      assertRefused(raised.submit(set(REDIS + 2)), REDIS + 2, REDIS + 1);
    }
  }

  @Test
  void should_look_at_each_argument_when_there_are_several_in_pieces() {
    byte[] most = new byte[8];
    BulkLimit limit = BulkLimit.of(io.github.ledis4j.options.ConnectionOptions.DEFAULT);
    limit.require(new Large(ascii("*2\r\n$1\r\nX\r\n$8\r\n"), most, ascii("\r\n$3\r\nabc\r\n")));
    Call<Reply> behind = new Large(ascii("*2\r\n$8\r\n"), most, ascii("\r\n$2000000000\r\n"));
    try {
      limit.require(behind);
    } catch (OverloadedException e) {
      assertTrue(e.getMessage().contains("2000000000"), e::getMessage);
      return;
    }
    throw new AssertionError("was not refused");
  }
}

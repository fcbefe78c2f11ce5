package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands that a server without writes would swallow fail as those that it refuses. */
class ReadOnlyServerTest {
  @RegisterExtension static final LedisServer READONLY = LedisServer.onFreePort().readonly();

  @RegisterExtension
  static final LedisServer SECURED = LedisServer.onUnixSocket().readonly().password("secret");

  private final LedisClient client = LedisClient.create(READONLY.uri());

  @AfterEach
  void close() {
    client.close();
  }

  private static ServerException.ReadOnly refused(CompletableFuture<?> future) {
    Throwable failure = assertThrows(CompletionException.class, future::join).getCause();
    return assertInstanceOf(ServerException.ReadOnly.class, failure);
  }

  @Test
  void should_fail_as_other_writes_when_the_server_would_swallow_them() {
    ServerException set = refused(client.set("k", "v"));
    for (CompletableFuture<?> future :
        List.of(
            client.append("k", "v"),
            client.setnx("k", "v"),
            client.execute("append", "k", "v"),
            client.execute("SETNX", "k", "v"),
            client.withDatabase(3).append("k", "v"))) {
      ServerException failure = refused(future);
      assertEquals(set.outcome(), failure.outcome());
      assertEquals(set.code(), failure.code());
      assertTrue(failure.nothingDone());
    }
    assertEquals(null, client.get("k").join());
    client.flushall().join();
  }

  @Test
  void should_fail_as_the_first_command_of_a_client() {
    refused(client.append("k", "v"));
  }

  @Test
  void should_know_when_the_server_wants_a_password() {
    try (LedisClient secured =
        LedisClient.builder()
            .endpoint(Endpoint.unixSocket(SECURED.socketPath()))
            .password("secret")
            .database(1)
            .build()) {
      refused(secured.setnx("k", "v"));
    }
  }

  @Test
  void should_fail_in_their_places_in_a_batch() {
    LedisBatch<String, String> batch = client.batch();
    CompletableFuture<String> first = batch.get("k");
    CompletableFuture<Long> append = batch.append("k", "v");
    CompletableFuture<Boolean> set = batch.set("k", "v");
    CompletableFuture<Boolean> setnx = batch.setnx("k", "v");
    CompletableFuture<String> last = batch.echo("last");
    BatchResult result = batch.send().join();
    assertEquals(
        List.of(1, 2, 3), result.failures().stream().map(BatchResult.Failure::index).toList());
    List.of(append, set, setnx).forEach(ReadOnlyServerTest::refused);
    assertEquals(null, first.join());
    assertEquals("last", last.join());
  }

  @Test
  void should_be_counted_by_a_batch_writer() {
    LedisBatchWriter<String, String> writer =
        client.batchWriter(BatchWriterOptions.DEFAULT.connections(2));
    for (int i = 0; i < 2_000; i++) {
      writer.append("k" + i, "v");
      writer.setnx("k" + i, "v");
      writer.exists("k" + i);
    }
    WriteSummary summary = writer.finish().join();
    assertEquals(4_000, summary.count(Outcome.REJECTED));
    assertEquals(2_000, summary.count(Outcome.SUCCEEDED));
  }

  @Test
  void should_fail_on_leases() {
    refused(client.withConnection(connection -> connection.execute("APPEND", "k", "v")));
    refused(client.withConnection(connection -> connection.setnx("k", "v")));
    try (ConnectionPool pool = ConnectionPool.create(READONLY.uri() + "?pool_max=1")) {
      for (int i = 0; i < 20; i++) {
        try (Lease lease = pool.acquire().join()) {
          refused(lease.execute("SETNX", "k", "v"));
        }
      }
    }
  }
}

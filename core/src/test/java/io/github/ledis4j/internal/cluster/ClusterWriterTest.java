package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch writer bounds what it writes to a cluster itself. */
class ClusterWriterTest {
  private static final int ROWS = 10;

  @Test
  void should_take_each_row_when_more_wait_for_their_owner_than_a_queue_may_hold() {
    try (FakeNode node = new FakeNode();
        RedisClusterClient client =
            RedisClusterClient.builder()
                .nodes(node.endpoint())
                .connections(options -> options.maxQueuedCommands(2))
                .build()) {
      RedisBatchWriter<String, String> writer = client.batchWriter(BatchWriterOptions.DEFAULT);

      CompletableFuture<Void> produced =
          writer.produce(
              IntStream.range(0, ROWS).iterator(), (row, all) -> all.set("k" + row, "v"));
      assertFalse(produced.isCompletedExceptionally());
      node.shards = shards(node, 0, 16_383);
      produced.join();

      assertEquals(ROWS, writer.finish().join().count(Outcome.SUCCEEDED));
    }
  }
}

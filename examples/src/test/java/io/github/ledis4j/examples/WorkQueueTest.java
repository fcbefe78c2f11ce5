package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.examples.queue.WorkQueue;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
@Tag("any-jvm")
class WorkQueueTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static void doesAll(int jobs, Program queue) throws InterruptedException {
    queue.awaitLine("^worker-1 is killed in the middle of its job \\d+$");
    queue.awaitLine("^worker-[2-4] takes over \\d+ jobs$");
    int exitCode = queue.exitCode();
    String last = queue.output().get(queue.output().size() - 1);
    assertTrue(last.startsWith(jobs + " of " + jobs + " jobs are done at least once, "), last);
    assertTrue(last.endsWith(", 0 are open"), last);
    assertEquals(0, exitCode, () -> "" + queue.output());
  }

  @Test
  void should_do_every_job_when_a_worker_is_killed() throws Exception {
    try (Program queue =
        Program.start(WorkQueue.class, "--server", REDIS.uri(), "--jobs", "1000")) {
      doesAll(1_000, queue);
    }
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      assertEquals(0, redis.dbsize().join(), "left behind");
    }
  }

  @Test
  void should_do_every_job_when_it_starts_its_own_server() throws Exception {
    try (Program queue = Program.start(WorkQueue.class, "--jobs=300", "--workers=3")) {
      queue.awaitLine("^server: a Redis, started for this run$");
      doesAll(300, queue);
    }
  }

  @Test
  void should_end_with_one_line_when_it_cannot_work() throws Exception {
    try (Program queue = Program.start(WorkQueue.class, "--workers", "1")) {
      assertEquals(1, queue.exitCode());
      assertEquals(
          "[work-queue: it takes a job and two workers, because one of them dies]",
          "" + queue.output());
    }
    try (Program queue = Program.start(WorkQueue.class, "--server", "redis://127.0.0.1:1")) {
      assertEquals(1, queue.exitCode());
      String last = queue.output().get(queue.output().size() - 1);
      assertTrue(last.startsWith("work-queue: ") && last.contains("127.0.0.1:1"), last);
    }
  }
}

package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
  @Test
  void should_report_a_loop_with_its_stack_when_its_first_callback_never_ends() throws Exception {
    PrintStream usual = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    CountDownLatch never = new CountDownLatch(1);
    DefaultEventLoop loop = new DefaultEventLoop();
    try {
      LoopWatch.watch(loop);
      loop.execute(() -> hang(never));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!log.toString(StandardCharsets.UTF_8).contains("LoopWatchTest.hang")) {
        assertTrue(System.nanoTime() - end < 0, () -> "was never reported: " + log);
        Thread.onSpinWait();
      }
    } finally {
      never.countDown();
      loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
      System.setErr(usual);
    }
  }

  private static void hang(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

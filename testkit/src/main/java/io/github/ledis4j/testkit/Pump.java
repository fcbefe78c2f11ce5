package io.github.ledis4j.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection through a proxy: a thread that reads, so that each byte is known to
 * have come at its time, and a thread that writes when the traffic lets it.
 */
final class Pump {
  private static final int CHUNK = 8 * 1024;
  // Little, so that a peer's writes stall soon when nothing gets through.
  private static final int CHUNKS = 8;

  private final ProxiedConnection connection;
  private final SocketChannel from;
  private final SocketChannel to;
  private final Traffic traffic;
  private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS);

  /** Bytes and when they came; no bytes for the end. */
  private record Chunk(ByteBuffer bytes, long readAt) {
    static Chunk of(ByteBuffer bytes) {
      return new Chunk(bytes, System.nanoTime());
    }

    boolean isEnd() {
      return bytes.capacity() == 0;
    }
  }

  Pump(ProxiedConnection connection, SocketChannel from, SocketChannel to, Traffic traffic) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.traffic = traffic;
  }

  void start(String name) {
    Daemon.start("proxy-reads-" + name, () -> untilInterrupted(this::readAll));
    Daemon.start("proxy-writes-" + name, () -> untilInterrupted(this::writeAll));
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void untilInterrupted(Work work) {
    try {
      work.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      connection.close();
    }
  }

  private void readAll() throws InterruptedException {
    try {
      for (ByteBuffer next = read(); next != null; next = read()) {
        chunks.put(Chunk.of(next));
      }
    } catch (IOException broken) {
      if (from.isOpen()) { // it was the peer, not the proxy
        connection.reset();
      }
    }
    chunks.put(Chunk.of(ByteBuffer.allocate(0)));
  }

  private @Nullable ByteBuffer read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    return from.read(bytes) < 0 ? null : bytes.flip();
  }

  private void writeAll() throws InterruptedException {
    Chunk next = chunks.take();
    while (!next.isEnd() && handOn(next)) {
      next = chunks.take();
    }
    traffic.pass(0, next.readAt(), to::isOpen);
    connection.endOutput(to);
    // Whoever sends meets a closed connection, not one that takes nothing.
    while (!next.isEnd()) {
      next = chunks.take();
    }
    connection.ended();
  }

  /** Returns whether more may follow. */
  private boolean handOn(Chunk chunk) throws InterruptedException {
    ByteBuffer bytes = chunk.bytes();
    Traffic.Passage passage = traffic.pass(bytes.remaining(), chunk.readAt(), to::isOpen);
    bytes.limit(passage.bytes());
    try {
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
    } catch (IOException gone) {
      return false;
    }
    if (passage.cut()) {
      connection.close(from);
    }
    return !passage.cut();
  }
}

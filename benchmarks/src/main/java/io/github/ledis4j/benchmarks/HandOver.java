package io.github.ledis4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Shows what it costs at least that one thread reads for all, on bare sockets and without any
 * client: 16 threads get a GET to do so many times a second. Either each of them has a socket, and
 * reads it itself, as with Jedis; or all have one, and a thread that reads it wakes them.
 */
final class HandOver {
  private static final int THREADS = 16;
  private static final int ROUNDS = 3;
  private static final long WARM_UP_SECONDS = 3;
  private static final long SECONDS = 5;

  private HandOver() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.println("| GETs a second of each thread | Who reads | p50 us | p99 us | p99.9 us |");
    System.out.println("|--:|---|--:|--:|--:|");
    try (Servers servers = new Servers()) {
      Address address = servers.address(Target.REDIS_TCP);
      for (int round = 0; round < ROUNDS; round++) {
        for (int rate : new int[] {1_000, 2_500}) {
          measure(rate, "each its own socket", OwnSockets::new, address);
          measure(rate, "one thread for all", OneReader::new, address);
        }
      }
    }
    System.exit(0); // threads that read do so for ever
  }

  private static void measure(
      int rate, String label, Function<Address, BenchClient> kind, Address address)
      throws InterruptedException {
    Meter meter = new Meter();
    List<Thread> threads = new ArrayList<>();
    try (BenchClient client = kind.apply(address)) {
      for (Runnable body : Load.paced(THREADS, rate).threads(client, meter)) {
        threads.add(new Thread(body));
      }
      threads.forEach(Thread::start);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      meter.takeLatencies();
      TimeUnit.SECONDS.sleep(SECONDS);
      Histogram taken = meter.takeLatencies();
      meter.stop();
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.printf(
          Locale.ROOT,
          "| %,d | %s | %.1f | %.1f | %.1f |%n",
          rate,
          label,
          taken.getValueAtPercentile(50) / 1e3,
          taken.getValueAtPercentile(99) / 1e3,
          taken.getValueAtPercentile(99.9) / 1e3);
    }
  }

  /**
   * A connection that knows no other command than GET, and no other value than that of the keys.
   */
  private static final class Wire {
    private static final int REPLY_BYTES = ("$100\r\n" + Data.VALUE + "\r\n").length();

    private final Socket socket;
    private final DataInputStream in;

    Wire(Address address) {
      try {
        socket = new Socket(address.host(), address.port());
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void ask(String key) {
      String request = "*2\r\n$3\r\nGET\r\n$" + key.length() + "\r\n" + key + "\r\n";
      try {
        socket.getOutputStream().write(Data.ascii(request));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] reply() {
      byte[] reply = new byte[REPLY_BYTES];
      try {
        in.readFully(reply);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return reply;
    }
  }

  private abstract static class OnlyGets extends BenchClient {
    @Override
    void get(String key, BiConsumer<Object, Throwable> done) {
      throw notAsked();
    }

    @Override
    void set(String key, String value, BiConsumer<Object, Throwable> done) {
      throw notAsked();
    }

    @Override
    void mget(List<String> keys, BiConsumer<Object, Throwable> done) {
      throw notAsked();
    }

    @Override
    void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
      throw notAsked();
    }

    @Override
    public void close() {}
  }

  private static final class OwnSockets extends OnlyGets {
    private final ThreadLocal<Wire> wires;

    OwnSockets(Address address) {
      wires = ThreadLocal.withInitial(() -> new Wire(address));
    }

    @Override
    String getAndWait(String key) {
      Wire wire = wires.get();
      wire.ask(key);
      return new String(wire.reply());
    }
  }

  private static final class OneReader extends OnlyGets {
    private static final class Asked {
      private final Thread thread = Thread.currentThread();
      private volatile byte[] reply;
    }

    private final Wire wire;
    private final Queue<Asked> open = new ArrayDeque<>();

    OneReader(Address address) {
      wire = new Wire(address);
      Thread reader = new Thread(this::read, "reads for all");
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try {
        while (true) {
          handOver(wire.reply());
        }
      } catch (UncheckedIOException e) {
        // The server has been stopped.
      }
    }

    private void handOver(byte[] reply) {
      Asked next;
      synchronized (this) {
        next = open.remove();
      }
      next.reply = reply;
      LockSupport.unpark(next.thread);
    }

    @Override
    String getAndWait(String key) {
      Asked asked = new Asked();
      synchronized (this) {
        open.add(asked);
        wire.ask(key);
      }
      while (asked.reply == null) {
        LockSupport.park();
      }
      return new String(asked.reply);
    }
  }
}

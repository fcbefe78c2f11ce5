package io.github.ledis4j.simulator.user;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.sentinel.Sentinels;
import io.github.ledis4j.simulator.service.Service;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Those who know their servers by the name of a service: some write, some read from replicas. */
public final class SentinelUsers implements Users {
  /** How long one Sentinel may take, at most, in milliseconds. */
  public static final int MOST_MILLIS = 300;

  /** One that listens, and for each of two clients one that asks. */
  private static final int OF_EACH_SENTINEL = 3;

  final Sentinels sentinels;
  final RedisClient reader;
  final Ledger ledger;
  final StringBook stale;
  private final RedisUsers writers;
  private final RedisClient writer;
  private final Service service;
  private int tries;
  private boolean closed;

  /**
   * Users of the servers of a service.
   *
   * @param writer leads to its master
   * @param reader leads to its replicas
   */
  public SentinelUsers(
      Sentinels sentinels, RedisClient writer, RedisClient reader, Service service, Ledger ledger) {
    this.sentinels = sentinels;
    this.writer = writer;
    this.reader = reader;
    this.service = service;
    this.ledger = ledger;
    writers = new RedisUsers(writer, service.masterServer(), ledger);
    stale = new StringBook(ledger, () -> false);
  }

  void found(Endpoint master) {
    if (!service.ports().contains(((Endpoint.Tcp) master).port())) {
      ledger.wrong("a Sentinel was understood to name " + master);
    }
  }

  @Override
  public void act(Enum<?> deed, SplittableRandom random) {
    if (deed instanceof SentinelDeed own) {
      own.doIt(this, random);
    } else {
      writers.act(deed, random);
    }
  }

  /** What a server or a Sentinel refuses may be tried again. */
  @Override
  public CompletableFuture<?> tryOnce() {
    String value = "fair" + ++tries;
    CompletableFuture<?> written = tried(() -> writer.set("after", value));
    CompletableFuture<?> read =
        service.hasReplica()
            ? tried(() -> reader.exists("after"))
            : CompletableFuture.completedFuture(true);
    return CompletableFuture.allOf(written, read);
  }

  private CompletableFuture<Object> tried(Supplier<CompletableFuture<?>> command) {
    return new Attempts(ledger, () -> closed, command).run();
  }

  @Override
  public List<PoolStatistics> held() {
    return List.of(writer.statistics(), reader.statistics());
  }

  @Override
  public void requireSockets() {
    PoolStatistics reading = reader.statistics();
    int most =
        writers.mostSockets()
            + reading.shared().connections()
            + reading.leased()
            + reading.idle()
            + OF_EACH_SENTINEL * service.sentinelPorts().size();
    ledger.sockets().require(most);
  }

  @Override
  public boolean isWriting() {
    return writers.isWriting();
  }

  @Override
  public void check() {
    writers.check();
    String last = service.masterServer().contents().string("after");
    if (!("fair" + tries).equals(last)) {
      ledger.wrong("the last write went to a server that is the master no more, there is " + last);
    }
    if (service.journal().strayed() > 0) {
      ledger.wrong(service.journal().strayed() + " writes to a server that said it is a replica");
    }
  }

  @Override
  public void begin() {
    writers.begin();
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    closed = true;
    return writer
        .closeAsync()
        .thenCompose(done -> reader.closeAsync())
        .thenCompose(done -> sentinels.closeAsync());
  }
}

package io.github.ledis4j.simulator.user;

import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import io.github.ledis4j.simulator.service.SlotCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who scan all keys of a cluster: what is there all the time has to be found. */
final class ScanUsers {
  private static final int MOST = 3;
  private static final int KEPT = 5;
  private static final int MOST_COUNT = 20;
  private static final int MOST_PAUSE = 2_000_000;
  private static final int PAUSE_AFTER_A_FAILURE = 200_000_000;

  private final ClusterUsers users;
  private final SlotCluster cluster;
  private final List<Scan> all = new ArrayList<>();

  ScanUsers(ClusterUsers users, SlotCluster cluster) {
    this.users = users;
    this.cluster = cluster;
    for (String tag : ClusterDeed.TAGS) {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < KEPT; i++) {
        keys.add(tag + "kept" + i);
      }
      cluster.keep(keys);
    }
  }

  int count() {
    return all.size();
  }

  void begin(SplittableRandom random) {
    if (all.size() < MOST) {
      Scan scan = new Scan(random);
      all.add(scan);
      scan.goOn();
    }
  }

  /** In fair weather each comes to its end. */
  void check() {
    for (Scan each : all) {
      if (!each.ended) {
        users.ledger.wrong("a scan has no end: " + each.at + " after " + each.pages + " pages");
      }
    }
  }

  /** One walk through all keys; where a page fails it goes on from the page before. */
  private final class Scan {
    final SplittableRandom random;
    final ScanOptions options;
    final Set<String> found = new TreeSet<>();
    ScanCursor at = ScanCursor.START;
    boolean ended;
    int pages;

    Scan(SplittableRandom random) {
      this.random = random;
      options = ScanOptions.DEFAULT.count(1 + random.nextInt(MOST_COUNT));
    }

    void goOn() {
      if (users.isClosed()) {
        return;
      }
      CompletableFuture<ScanPage<String>> page = users.client.scanPage(at, options);
      // Looks at the cluster before and after, questions to the node and the page itself.
      Duration longer = users.ledger.timeout().multipliedBy(4).plus(Duration.ofSeconds(1));
      users.ledger.watch("a page of a scan", longer, page);
      page.whenComplete(this::took);
    }

    private void took(@Nullable ScanPage<String> page, @Nullable Throwable failure) {
      if (page == null) {
        users.ledger.world().in(PAUSE_AFTER_A_FAILURE, this::goOn);
        return;
      }
      pages++;
      found.addAll(page.items());
      if (page.isLast()) {
        ended = true;
        requireAll();
      } else {
        // As another process would go on, which has the text only.
        at = ScanCursor.of(page.cursor().bytes());
        users.ledger.world().in(random.nextInt(MOST_PAUSE), this::goOn);
      }
    }

    private void requireAll() {
      Set<String> missed = new TreeSet<>(cluster.kept());
      missed.removeAll(found);
      if (!missed.isEmpty()) {
        users.ledger.wrong("a scan did not find " + missed);
      }
      found.removeIf(key -> ClusterDeed.TAGS.stream().anyMatch(key::contains));
      if (!found.isEmpty()) {
        users.ledger.wrong("a scan found what nobody wrote: " + found);
      }
    }
  }
}

package io.github.ledis4j.simulator.user;

import io.github.ledis4j.simulator.model.ModelServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Those who see what others do, and what there was to see. */
final class MonitorUsers {
  private static final int MOST = 2;
  private static final int MOST_BUFFER = 20;

  /** So long a line may be on its way. */
  private static final long ON_ITS_WAY = TimeUnit.MILLISECONDS.toNanos(10);

  /** A command that ran. */
  record Line(int place, List<String> words, long time) {}

  private final RedisUsers users;
  private final List<MonitorUser> all = new ArrayList<>();
  private final Map<Long, Line> lines = new HashMap<>();

  MonitorUsers(RedisUsers users, ModelServer server) {
    this.users = users;
    server.monitors().onLine((micros, words) -> lines.put(micros, line(words)));
  }

  private Line line(List<String> words) {
    return new Line(lines.size(), words, users.ledger.world().now());
  }

  int count() {
    return all.size();
  }

  void act(SplittableRandom random) {
    if (all.size() < MOST && (all.isEmpty() || random.nextBoolean())) {
      int buffer = random.nextBoolean() ? 1 + random.nextInt(MOST_BUFFER) : 1_024;
      MonitorUser user =
          new MonitorUser(users.ledger, this, users.client.monitor().buffer(buffer), random);
      all.add(user);
      user.begin();
    } else {
      all.get(random.nextInt(all.size())).leave(random);
    }
  }

  /** What ran at a time in microseconds, or null for nothing. */
  @Nullable Line at(long micros) {
    return lines.get(micros);
  }

  void check() {
    long before = users.ledger.world().now() - ON_ITS_WAY;
    int arrived = (int) lines.values().stream().filter(line -> line.time() < before).count();
    all.forEach(each -> each.check(arrived, users.isClosed()));
  }
}

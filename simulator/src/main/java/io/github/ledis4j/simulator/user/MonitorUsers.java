package io.github.ledis4j.simulator.user;

import io.github.ledis4j.simulator.model.ModelServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Those who see what others do, and what there was to see. */
final class MonitorUsers {
  private static final int MOST = 2;
  private static final int MOST_BUFFER = 20;

  /** A command that ran. */
  record Line(int place, List<String> words) {}

  private final RedisUsers users;
  private final List<MonitorUser> all = new ArrayList<>();
  private final Map<Long, Line> lines = new HashMap<>();

  MonitorUsers(RedisUsers users, ModelServer server) {
    this.users = users;
    server.monitors().onLine((micros, words) -> lines.put(micros, new Line(lines.size(), words)));
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
    all.forEach(each -> each.check(lines.size(), users.isClosed()));
  }
}

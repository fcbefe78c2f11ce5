package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Numbers.integer;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The scripts that the client takes and holds locks with, letter by letter. */
final class LockScripts {
  static final String CLAIM_AGAIN =
      """
      local holder = redis.call('GET', KEYS[1])
      if holder and holder ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return 1
      """;

  static final String CHANGE =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      local rest = redis.call('PTTL', KEYS[1])
      local lease = tonumber(ARGV[2])
      if ARGV[3] == 'add' and rest > 0 then lease = lease + rest end
      if ARGV[3] == 'at_least' and rest > lease then lease = rest end
      redis.call('PEXPIRE', KEYS[1], lease)
      return lease
      """;

  static final String RELEASE =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('DEL', KEYS[1])
      """;

  private final ModelServer server;

  LockScripts(ModelServer server) {
    this.server = server;
  }

  void register(Scripts scripts) {
    scripts.know(CLAIM_AGAIN, this::claimAgain);
    scripts.know(CHANGE, this::change);
    scripts.know(RELEASE, this::release);
  }

  private boolean isHeldBy(Session session, String key, String token) {
    return token.equals(server.store().get(session.database, key, String.class));
  }

  private void claimAgain(Session session, String key, List<String> arguments) {
    Store store = server.store();
    String token = arguments.get(0);
    boolean free = !store.exists(session.database, key) || isHeldBy(session, key, token);
    if (free) {
      store.put(session.database, key, token, false);
      endIn(session, key, integer(arguments.get(1)));
    }
    session.out.integer(free ? 1 : 0);
  }

  private void change(Session session, String key, List<String> arguments) {
    long lease = 0;
    if (isHeldBy(session, key, arguments.get(0))) {
      Long end = server.store().endOf(session.database, key);
      boolean ends = end != null && end != Store.NEVER;
      long rest = ends ? TimeUnit.NANOSECONDS.toMillis(end - server.now()) : -1;
      lease = integer(arguments.get(1));
      lease =
          switch (arguments.get(2)) {
            case "add" -> lease + Math.max(0, rest);
            case "at_least" -> Math.max(lease, rest);
            default -> lease;
          };
      endIn(session, key, lease);
    }
    session.out.integer(lease);
  }

  private void endIn(Session session, String key, long millis) {
    long end = server.now() + TimeUnit.MILLISECONDS.toNanos(millis);
    server.store().endAt(session.database, key, end);
  }

  private void release(Session session, String key, List<String> arguments) {
    boolean ours = isHeldBy(session, key, arguments.get(0));
    if (ours) {
      server.store().remove(session.database, key);
    }
    session.out.integer(ours ? 1 : 0);
  }
}

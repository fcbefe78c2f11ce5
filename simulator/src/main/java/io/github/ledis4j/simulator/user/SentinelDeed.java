package io.github.ledis4j.simulator.user;

import io.github.ledis4j.simulator.model.Watched;
import java.time.Duration;
import java.util.SplittableRandom;

/** What a user does with Sentinels, beside what he does with the master that they name. */
public enum SentinelDeed {
  READ_FROM_A_REPLICA {
    @Override
    void doIt(SentinelUsers users, SplittableRandom random) {
      String key = RedisDeed.key("string", random);
      users.stale.get(key, users.ledger.watch("GET of a replica", users.reader.get(key), random));
    }
  },
  DISCOVER {
    @Override
    void doIt(SentinelUsers users, SplittableRandom random) {
      users.ledger.watch(
          "looking for the master",
          ASKING,
          users.sentinels.discoverMaster(Watched.NAME).thenAccept(users::found),
          random);
    }
  };

  /** Every Sentinel may take its time to connect and to answer. */
  private static final Duration ASKING = Duration.ofMillis(6 * SentinelUsers.MOST_MILLIS);

  abstract void doIt(SentinelUsers users, SplittableRandom random);
}

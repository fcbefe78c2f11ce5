package io.github.ledis4j.simulator;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.ServerKind;
import io.github.ledis4j.simulator.user.ClusterDeed;
import io.github.ledis4j.simulator.user.Ledger;
import io.github.ledis4j.simulator.user.LedisDeed;
import io.github.ledis4j.simulator.user.LedisUsers;
import io.github.ledis4j.simulator.user.RedisDeed;
import io.github.ledis4j.simulator.user.RedisUsers;
import io.github.ledis4j.simulator.user.Users;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** What a schedule is about: a kind of server, a client for it, and what its users do. */
enum Play {
  /** One Redis, by its address. */
  REDIS(ServerKind.REDIS, RedisDeed.values(), Trouble.ofOneServer()) {
    @Override
    Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random) {
      RedisClient.Builder client = RedisClient.builder();
      ClientSettings.set(client, stage, ledger, timeout, random);
      client.connections(
          options -> {
            options.nettyCodec(random.nextInt(3) == 0);
            if (random.nextInt(3) == 0) {
              options.protocol(Protocol.RESP2);
            }
          });
      ClientSettings.closing(client, random);
      return new RedisUsers(client.build(), stage.server(), ledger).alone();
    }
  },

  /** The same, and it loses its data or becomes a replica now and then. */
  FORGETFUL_REDIS(ServerKind.REDIS, RedisDeed.whereDataAreLost(), Trouble.ofForgetfulServer()) {
    @Override
    Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random) {
      return REDIS.begin(stage, ledger, timeout, random);
    }
  },

  /** One LedisDB. */
  LEDIS(ServerKind.LEDIS, LedisDeed.values(), Trouble.ofOneServer()) {
    @Override
    Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random) {
      LedisClient.Builder client = LedisClient.builder();
      ClientSettings.set(client, stage, ledger, timeout, random);
      if (random.nextInt(3) == 0) {
        client.connections(options -> options.ledisWindowBytes(random.nextInt(500)));
      }
      ClientSettings.closing(client, random);
      return new LedisUsers(client.build(), stage.server(), ledger);
    }

    /** A wait that nobody answers is not cut before closing has taken its 10 seconds. */
    @Override
    Duration closes() {
      return Duration.ofSeconds(11);
    }
  },

  /** The master and the replicas of a service, by its name, which Sentinels know. */
  SENTINEL(ServerKind.REDIS, SentinelPlay.deeds(), Trouble.ofService()) {
    @Override
    Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random) {
      return SentinelPlay.begin(stage, ledger, timeout, random);
    }

    @Override
    Duration settles() {
      return SentinelPlay.SETTLES;
    }

    @Override
    int mostConnects() {
      return SentinelPlay.MOST_CONNECTS;
    }

    /** In one attempt a place is tried as often as there are Sentinels that name it. */
    @Override
    int mostAtRest() {
      return 160;
    }
  },

  /** A cluster; seeds alone make none of it. */
  CLUSTER(ServerKind.REDIS, ClusterDeed.values(), ClusterTrouble.all()) {
    @Override
    Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random) {
      return ClusterPlay.begin(stage, ledger, timeout, random);
    }

    /** Connections that are shared, for reads, and of those who listen, all to one node. */
    @Override
    int mostAtRest() {
      return 160;
    }

    @Override
    Stage scene(Stage stage, Step step) {
      return stage.atNode(new SplittableRandom(step.dice()));
    }
  };

  private final ServerKind kind;
  private final Enum<?>[] deeds;
  private final Enum<?>[] troubles;

  Play(ServerKind kind, Enum<?>[] deeds, Enum<?>[] troubles) {
    this.kind = kind;
    this.deeds = deeds;
    this.troubles = troubles;
  }

  /** Which play a seed is. */
  static Play of(SplittableRandom random) {
    return values()[random.nextInt(CLUSTER.ordinal())];
  }

  /** Where something befalls it. */
  Stage scene(Stage stage, Step step) {
    return stage;
  }

  /** How long after the weather cleared a client may still work with what is not right. */
  Duration settles() {
    return Duration.ZERO;
  }

  /** How long closing the client may take. */
  Duration closes() {
    return Duration.ofSeconds(3);
  }

  /** How often a server may be dialled in one second. */
  int mostConnects() {
    return 300;
  }

  /** The same when there is nothing to do. */
  int mostAtRest() {
    return 80;
  }

  /** The server that it needs. */
  ModelServer server(LongSupplier clock) {
    return new ModelServer(kind, null, clock);
  }

  /** A deed of its users. */
  Enum<?> deed(SplittableRandom random) {
    return deeds[random.nextInt(deeds.length)];
  }

  /** Something that befalls it. */
  Enum<?> trouble(SplittableRandom random) {
    return troubles[random.nextInt(troubles.length)];
  }

  /**
   * Makes the client and its users.
   *
   * @param timeout how long a command may take
   * @param random what the client's settings are left to
   */
  abstract Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random);
}

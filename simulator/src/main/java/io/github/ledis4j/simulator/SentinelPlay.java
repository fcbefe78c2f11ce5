package io.github.ledis4j.simulator;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.sentinel.SentinelOptions;
import io.github.ledis4j.sentinel.Sentinels;
import io.github.ledis4j.simulator.model.Watched;
import io.github.ledis4j.simulator.user.Ledger;
import io.github.ledis4j.simulator.user.RedisDeed;
import io.github.ledis4j.simulator.user.SentinelDeed;
import io.github.ledis4j.simulator.user.SentinelUsers;
import io.github.ledis4j.simulator.user.Users;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What {@link Play#SENTINEL} is made of. */
final class SentinelPlay {
  /** A listener that lost its Sentinel often waits for up to 3.2 s before it tries again. */
  static final Duration SETTLES = Duration.ofSeconds(5);

  /** Each Sentinel is asked in one attempt to connect, and may name the same server. */
  static final int MOST_CONNECTS = 600;

  private static final int MOST_SENTINELS = 3;

  private SentinelPlay() {}

  static Enum<?>[] deeds() {
    return Stream.<Enum<?>>concat(
            Stream.of(RedisDeed.whereDataAreLost()), Stream.of(SentinelDeed.values()))
        .toArray(Enum<?>[]::new);
  }

  static Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random) {
    stage.service().grow(1 + random.nextInt(2), 1 + random.nextInt(MOST_SENTINELS));
    SentinelOptions options =
        SentinelOptions.builder()
            .timeout(Duration.ofMillis(random.nextInt(50, SentinelUsers.MOST_MILLIS)))
            .minOtherSentinels(random.nextInt(2) * (stage.service().sentinelPorts().size() - 1))
            .connections(each -> each.eventLoopGroup(stage.group()))
            .build();
    Sentinels sentinels =
        Sentinels.create(
            stage.service().sentinelPorts().stream()
                .map(port -> Endpoint.tcp(Watched.HOST, port))
                .toList(),
            options);
    RedisClient writer = client(sentinels.master(Watched.NAME), stage, timeout, random).build();
    EndpointSource replicas =
        random.nextBoolean()
            ? sentinels.replica(Watched.NAME)
            : sentinels.replicaOnly(Watched.NAME);
    RedisClient reader = client(replicas, stage, timeout, random).build();
    return new SentinelUsers(sentinels, writer, reader, stage.service(), ledger);
  }

  private static RedisClient.Builder client(
      EndpointSource source, Stage stage, Duration timeout, SplittableRandom random) {
    return RedisClient.builder()
        .endpoint(source)
        .connections(
            each -> {
              ClientSettings.set(each, stage, random);
              if (random.nextInt(3) == 0) {
                each.protocol(Protocol.RESP2);
              }
            })
        .commandTimeout(timeout);
  }
}

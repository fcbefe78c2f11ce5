package io.github.ledis4j.simulator;

import static io.github.ledis4j.simulator.ClientSettings.chance;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.simulator.user.ClusterUsers;
import io.github.ledis4j.simulator.user.Ledger;
import io.github.ledis4j.simulator.user.Users;
import io.github.ledis4j.simulator.user.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What {@link Play#CLUSTER} is made of. */
final class ClusterPlay {
  private static final int MOST_MASTERS = 3;
  private static final int MOST_FOLLOWERS = 2;

  private ClusterPlay() {}

  static Users begin(Stage stage, Ledger ledger, Duration timeout, SplittableRandom random) {
    stage
        .cluster()
        .grow(
            2 + random.nextInt(MOST_MASTERS - 1),
            random.nextInt(MOST_FOLLOWERS),
            random.nextBoolean());
    RedisClusterClient.Builder client =
        RedisClusterClient.builder()
            .nodes(seeds(stage, random))
            .options(ClientSettings.options(timeout, random));
    ClientSettings.completeElsewhere(client, stage, ledger, random);
    client.connections(
        options -> {
          ClientSettings.set(options, stage, random);
          ledger.queue().most(options.build().maxQueuedCommands());
          options.nettyCodec(chance(3, random));
          if (chance(3, random)) {
            options.protocol(Protocol.RESP2);
          }
        });
    if (chance(3, random)) {
      client.leases(leases -> ClientSettings.pool(leases, ledger, random));
    }
    if (chance(3, random)) {
      client.observer(new Watcher(ledger, random));
    }
    ClientSettings.closing(client, random);
    return new ClusterUsers(client.build(), stage.cluster(), ledger);
  }

  /** Some nodes, perhaps not all. */
  private static Endpoint[] seeds(Stage stage, SplittableRandom random) {
    List<Endpoint> seeds = new ArrayList<>();
    stage
        .cluster()
        .addresses()
        .forEach(each -> seeds.add(Endpoint.tcp(each.getHostString(), each.getPort())));
    while (seeds.size() > 1 && random.nextBoolean()) {
      seeds.remove(random.nextInt(seeds.size()));
    }
    return seeds.toArray(Endpoint[]::new);
  }
}

package io.github.ledis4j.simulator;

import io.github.ledis4j.simulator.user.ClusterDeed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What befalls a cluster as a whole; its nodes and connections have {@link Trouble} too. */
enum ClusterTrouble implements Misfortune {
  SLOT_MOVES {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().resharding().atOnce(ClusterDeed.slot(random), random);
    }
  },
  SLOT_MIGRATES {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().resharding().classic(ClusterDeed.slot(random), random);
    }
  },
  NODE_DIES {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().failover().dies(stage.some(random), random.nextInt(4) != 0, random);
    }
  },
  PLANNED_FAILOVER {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().failover().inOrder(random);
    }
  },
  CUT_OFF {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().failover().cutOff(stage.some(random), random.nextBoolean(), random);
    }
  },
  /** One hears nothing of the others. */
  DEAF {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().deaf(stage.some(random), random);
    }
  },
  /** All hear late of what has changed. */
  RUMOURS {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().rumours(stage.some(random));
    }
  },
  FOLLOWERS_LAG {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.cluster().lag(stage.some(random));
    }
  };

  /** What does not befall one node of a cluster alone, or is not known of it. */
  private static final Set<Trouble> NOT_OF_NODES =
      EnumSet.of(Trouble.PASSWORD, Trouble.NAMES, Trouble.MOVE, Trouble.HOST_GONE);

  /** Two of three befall the cluster as a whole. */
  static Enum<?> ofPubsub(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? Play.CLUSTER.trouble(random)
        : values()[random.nextInt(values().length)];
  }

  /** Slots move more often than anything else happens. */
  static Enum<?>[] all() {
    List<Enum<?>> all = new ArrayList<>(List.of(values()));
    all.addAll(List.of(SLOT_MOVES, SLOT_MIGRATES, SLOT_MIGRATES, SLOT_MIGRATES));
    Stream.of(Trouble.ofOneServer()).filter(each -> !NOT_OF_NODES.contains(each)).forEach(all::add);
    return all.toArray(Enum<?>[]::new);
  }
}

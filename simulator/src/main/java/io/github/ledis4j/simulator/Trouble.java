package io.github.ledis4j.simulator;

import static io.github.ledis4j.simulator.Simulation.SECOND;

import io.github.ledis4j.simulator.model.Hiccup;
import io.github.ledis4j.simulator.model.Weather;
import io.github.ledis4j.simulator.model.Welcome;
import io.github.ledis4j.simulator.net.Connected;
import io.github.ledis4j.simulator.net.Network.Door;
import io.github.ledis4j.simulator.net.SimExecutor;
import io.github.ledis4j.simulator.net.SimNames;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What befalls the network and its server. */
enum Trouble implements Misfortune {
  CUT {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      one(stage, random, link -> link.cut(null));
    }
  },
  RESET {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      one(stage, random, link -> link.cut(new IOException("Connection reset by peer")));
    }
  },
  SILENCE {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      one(stage, random, Connected::silence);
    }
  },
  DEATH_IN_A_REPLY {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      one(stage, random, link -> link.dieAfter(random.nextInt(40)));
    }
  },
  SLOW_READER {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      one(
          stage,
          random,
          link -> {
            stage.later(random, link::fast);
            link.slow(random.nextInt(MOST_BYTES), random.nextInt(4 * MOST_BYTES));
          });
    }
  },
  DOOR {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      Door[] all = Door.values();
      stage.network().door(stage.address(), all[1 + random.nextInt(all.length - 1)]);
      stage.network().cutAll(stage.address(), null);
      if (random.nextInt(4) != 0) {
        stage.later(random, () -> stage.network().door(stage.address(), Door.OPEN));
      }
    }
  },
  KILL {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.network().door(stage.address(), Door.SHUT);
      stage.network().cutAll(stage.address(), new IOException("Connection reset by peer"));
      stage.server().restart(true);
      boolean loads = random.nextBoolean();
      stage.later(random, () -> back(stage, random, loads));
    }

    private void back(Stage stage, SplittableRandom random, boolean loads) {
      stage.network().door(stage.address(), Door.OPEN);
      if (loads) {
        stage.server().weather(Weather.LOADING);
        stage.later(random, () -> stage.server().weather(Weather.FAIR));
      }
    }
  },
  STALL {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage
          .group()
          .loops()
          .get(random.nextInt(stage.group().loops().size()))
          .stall(random.nextLong(SECOND / 2));
    }
  },
  NO_MEMORY {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      switch (random.nextInt(3)) {
        case 0 -> stage.network().failWrites(1 + random.nextInt(3));
        case 1 -> stage.network().failCopies(1 + random.nextInt(3));
        default -> stage.network().failAllocations(1 + random.nextInt(5));
      }
    }
  },
  REFUSAL {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      Weather[] all = Weather.values();
      stage.server().weather(all[1 + random.nextInt(all.length - 1)]);
      stage.later(random, () -> stage.server().weather(Weather.FAIR));
    }
  },
  /** What clients meet that have only just connected. */
  WELCOME {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      Welcome[] all = Welcome.values();
      stage.server().welcome(all[1 + random.nextInt(all.length - 1)]);
      stage.network().cutAll(stage.address(), null);
      stage.later(random, () -> stage.server().welcome(Welcome.ALL));
    }
  },
  /**
   * A password that changes, which clients hear of at once or later, or that has to be said anew.
   */
  PASSWORD {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      String old = stage.server().password();
      if (old == null) {
        return;
      }
      if (random.nextBoolean()) {
        String other = old + random.nextInt(10);
        stage.server().password(other);
        stage.later(random, () -> stage.server().password(old));
      }
      if (random.nextBoolean()) {
        stage.server().forgetWhoTheyAre();
      } else {
        stage.network().cutAll(stage.address(), null);
      }
      // Who was forgotten and has asked nothing since then would be told so by the next answer.
      stage.later(random, () -> stage.network().cutAll(stage.address(), null));
    }
  },
  /** A user's executor that has no thread free, or does not take tasks as it should. */
  EXECUTOR {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      if (random.nextBoolean()) {
        stage.executor().stall(random.nextLong(SECOND));
        if (random.nextBoolean()) { // and whoever connects again finds it so
          stage
              .world()
              .in(random.nextLong(SECOND / 4), () -> stage.network().cutAll(stage.address(), null));
        }
      } else {
        SimExecutor.Mood[] all = SimExecutor.Mood.values();
        stage.executor().mood(all[1 + random.nextInt(all.length - 1)]);
        stage.later(random, () -> stage.executor().mood(SimExecutor.Mood.TAKES));
      }
    }
  },
  /** Look-ups that hang or fail, just when they are needed. */
  NAMES {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      SimNames.Mood[] all = SimNames.Mood.values();
      stage.network().names().mood(all[1 + random.nextInt(all.length - 1)]);
      stage.network().cutAll(stage.address(), null);
      stage.later(random, () -> stage.network().names().mood(SimNames.Mood.ANSWERS));
    }
  },
  /** The server moves to another address: its name leads there, and nobody is at the old one. */
  MOVE {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.network().door(stage.address(), Door.SHUT);
      stage.network().cutAll(stage.address(), null);
      stage.network().names().lead(List.of(SimNames.ELSEWHERE));
      stage.later(
          random,
          () -> {
            stage.network().door(stage.address(), Door.OPEN);
            stage.network().names().lead(List.of(stage.address()));
          });
    }
  },
  FORGETS {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().failover().dies(stage.some(random), false);
    }
  },
  REPLICA {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().failover().alone(stage.some(random), random.nextBoolean());
    }
  },
  FAILOVER_IN_ORDER {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().failover().inOrder(random);
    }
  },
  FAILOVER_BY_SENTINEL {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().failover().bySentinel();
    }
  },
  MASTER_DIES {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().failover().dies(stage.some(random), random.nextInt(3) != 0);
    }
  },
  SPLIT {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().failover().split(stage.some(random), random.nextBoolean());
    }
  },
  REPLICA_DIES {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().failover().replicaDies(stage.some(random), random.nextBoolean(), random);
    }
  },
  SENTINEL {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().troubleSentinel(stage.some(random), random);
    }
  },
  LAG {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.service().lag(stage.some(random));
    }
  },
  HOST_GONE {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      stage.network().door(stage.address(), Door.SILENT);
      stage.network().door(SimNames.ELSEWHERE, Door.SILENT);
      stage.network().connections().forEach(link -> link.hostGone(random.nextInt(MOST_BYTES)));
    }
  },
  /** Of what is under way at once some is refused, and what comes after it is not. */
  HICCUP {
    @Override
    public void befall(Stage stage, SplittableRandom random) {
      int commands = 1 + random.nextInt(10);
      stage.server().hiccup(commands, Hiccup.values()[random.nextInt(3)]);
      if (random.nextInt(3) == 0) { // and some are not answered
        one(stage, random, link -> link.silenceAfter(random.nextInt(MOST_BYTES)));
      }
    }
  };

  private static final int MOST_BYTES = 400;
  private static final Set<Trouble> FORGETTING = EnumSet.of(FORGETS, REPLICA);
  private static final Set<Trouble> OF_SERVICE = EnumSet.range(FAILOVER_IN_ORDER, LAG);

  /** What befalls one server that nobody else follows, and that keeps its data. */
  static Trouble[] ofOneServer() {
    return Stream.of(ofForgetfulServer())
        .filter(each -> !FORGETTING.contains(each))
        .toArray(Trouble[]::new);
  }

  /** The same, and it loses its data too. */
  static Trouble[] ofForgetfulServer() {
    return Stream.of(values()).filter(each -> !OF_SERVICE.contains(each)).toArray(Trouble[]::new);
  }

  /**
   * What befalls a master, its replicas and its Sentinels; half of it has to do with the master.
   */
  static Trouble[] ofService() {
    return Stream.concat(
            Stream.of(values()).filter(each -> !FORGETTING.contains(each)), OF_SERVICE.stream())
        .toArray(Trouble[]::new);
  }

  private static void one(Stage stage, SplittableRandom random, Consumer<Connected> trouble) {
    List<Connected> open = stage.network().connections();
    if (!open.isEmpty()) {
      trouble.accept(open.get(random.nextInt(open.size())));
    }
  }
}

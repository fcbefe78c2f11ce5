package io.github.ledis4j.simulator;

import static io.github.ledis4j.simulator.Simulation.SECOND;

import io.github.ledis4j.simulator.model.Weather;
import io.github.ledis4j.simulator.net.Connected;
import io.github.ledis4j.simulator.net.Network.Door;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What befalls the network and its server. */
enum Trouble {
  CUT {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      one(stage, random, link -> link.cut(null));
    }
  },
  RESET {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      one(stage, random, link -> link.cut(new IOException("Connection reset by peer")));
    }
  },
  SILENCE {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      one(stage, random, Connected::silence);
    }
  },
  DEATH_IN_A_REPLY {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      one(stage, random, link -> link.dieAfter(random.nextInt(40)));
    }
  },
  SLOW_READER {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      one(
          stage,
          random,
          link -> {
            link.slow(true);
            stage.later(random, () -> link.slow(false));
          });
    }
  },
  DOOR {
    @Override
    void befall(Stage stage, SplittableRandom random) {
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
    void befall(Stage stage, SplittableRandom random) {
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
    void befall(Stage stage, SplittableRandom random) {
      stage
          .group()
          .loops()
          .get(random.nextInt(stage.group().loops().size()))
          .stall(random.nextLong(SECOND / 2));
    }
  },
  NO_MEMORY {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      switch (random.nextInt(3)) {
        case 0 -> stage.network().failWrites(1 + random.nextInt(3));
        case 1 -> stage.network().failCopies(1 + random.nextInt(3));
        default -> stage.network().failAllocations(1 + random.nextInt(5));
      }
    }
  },
  REFUSAL {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      Weather[] all = Weather.values();
      stage.server().weather(all[1 + random.nextInt(all.length - 1)]);
      stage.later(random, () -> stage.server().weather(Weather.FAIR));
    }
  },
  HOST_GONE {
    @Override
    void befall(Stage stage, SplittableRandom random) {
      stage.network().door(stage.address(), Door.SILENT);
      stage.network().connections().forEach(Connected::hostGone);
    }
  };

  abstract void befall(Stage stage, SplittableRandom random);

  private static void one(Stage stage, SplittableRandom random, Consumer<Connected> trouble) {
    List<Connected> open = stage.network().connections();
    if (!open.isEmpty()) {
      trouble.accept(open.get(random.nextInt(open.size())));
    }
  }
}

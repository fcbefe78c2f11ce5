package io.github.ledis4j.benchmarks;

import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ServerProcess;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What a soak has to stand. */
enum SoakWeather {
  /** The server is stopped, killed and frozen. */
  RESTARTS {
    @Override
    void disturb(ServerProcess server, Front front, SplittableRandom random)
        throws InterruptedException {
      int kind = random.nextInt(3);
      if (kind == 0) {
        server.suspend();
      } else {
        takeAway(server, kind == 1);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
      if (server.isRunning()) {
        server.resume();
      } else {
        server.start();
      }
    }
  },

  /** The server loads its data for seconds after each start; it greets and refuses commands. */
  LOADING {
    @Override
    void prepare(ServerProcess server) {
      RedisServer redis = (RedisServer) server;
      redis.config("key-load-delay 100").config("loading-process-events-interval-bytes 1024");
      redis.config(
          "auto-aof-rewrite-percentage 20"); // what it writes meanwhile is loaded as slowly
    }

    @Override
    void disturb(ServerProcess server, Front front, SplittableRandom random)
        throws InterruptedException {
      takeAway(server, random.nextBoolean());
      server.start(); // returns when all is loaded
    }
  },

  /** Connections are accepted and closed, several times in a row. */
  FLAPPING {
    @Override
    void disturb(ServerProcess server, Front front, SplittableRandom random)
        throws InterruptedException {
      front.flap(true);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
      front.flap(false);
    }
  },

  /** As with {@link #RESTARTS}, and values too large for the memory that the JVM was given. */
  MEMORY {
    @Override
    void disturb(ServerProcess server, Front front, SplittableRandom random)
        throws InterruptedException {
      RESTARTS.disturb(server, front, random);
    }
  };

  /** What stands between the clients and the server. */
  interface Front {
    void flap(boolean flapping);
  }

  /** Called before the server first starts. */
  void prepare(ServerProcess server) {}

  /** Takes the server away for a while and returns when it is back. */
  abstract void disturb(ServerProcess server, Front front, SplittableRandom random)
      throws InterruptedException;

  private static void takeAway(ServerProcess server, boolean politely) {
    if (politely) {
      server.stop();
    } else {
      server.kill();
    }
  }
}

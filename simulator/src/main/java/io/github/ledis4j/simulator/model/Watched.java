package io.github.ledis4j.simulator.model;

import java.util.List;

/** What a Sentinel knows of the one service that it watches; all servers are on one host. */
public final class Watched {
  /** The name of the service. */
  public static final String NAME = "mymaster";

  /** The host of all servers. */
  public static final String HOST = "127.0.0.1";

  /** A server and whether the Sentinel takes it for down. */
  public record Place(int port, boolean down) {}

  private Place master = new Place(0, false);
  private int promoted;
  private List<Place> replicas = List.of();
  private int others;

  /** The master. */
  public Place master() {
    return master;
  }

  /** Sets the master; a failover that was going on is over. */
  public void master(Place now) {
    master = now;
    promoted = 0;
  }

  /** The port of a replica that is a master already, although the failover is not over; or 0. */
  public int promoted() {
    return promoted;
  }

  /** A replica is a master already. */
  public void promoted(int port) {
    promoted = port;
  }

  /** What is said on {@code +promoted-slave} when a replica is a master already. */
  public String promotion(int port) {
    return "slave %s:%d %s %d @ %s %s %d"
        .formatted(HOST, port, HOST, port, NAME, HOST, master.port());
  }

  /** What is said on {@code +switch-master}. */
  public static String switched(int from, int to) {
    return "%s %s %d %s %d".formatted(NAME, HOST, from, HOST, to);
  }

  /** The replicas. */
  public List<Place> replicas() {
    return replicas;
  }

  /** Sets the replicas. */
  public void replicas(List<Place> now) {
    replicas = List.copyOf(now);
  }

  /** How many other Sentinels it knows. */
  public int others() {
    return others;
  }

  /** Sets how many other Sentinels it knows. */
  public void others(int now) {
    others = now;
  }
}

package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.transport.Surroundings;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server of a connection has become the wrong one, as its refusals tell: a master that
 * is a replica now, or a server that has forgotten who we are. Then the connection leaves it and
 * looks for a server anew. A server that was a replica from the start is left alone. One that is a
 * replica where there was a master before is asked for again from time to time, since the name may
 * lead to the new master only later. Event-loop confined.
 */
final class Leaving {
  private static final long SHORTEST_STAY = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_STAY = TimeUnit.SECONDS.toNanos(30);

  /** What is known of the server at the other end. */
  private enum Server {
    NONE, // there is no channel
    UNKNOWN, // it has not said what it is
    MASTER,
    REPLICA
  }

  private final boolean lasting;
  private final Surroundings surroundings;
  private Server server = Server.NONE;
  private boolean authenticated;
  private boolean hadMaster;
  private long stay = SHORTEST_STAY;
  private long since;
  private @Nullable String why;

  /**
   * Begins without a channel.
   *
   * @param lasting whether another channel follows by itself
   */
  Leaving(boolean lasting, Surroundings surroundings) {
    this.surroundings = surroundings;
    this.lasting = lasting;
  }

  /**
   * There is a channel.
   *
   * @param master whether the server is a master, or null if it has not said so
   * @param authenticated whether we said who we are
   */
  void connected(@Nullable Boolean master, boolean authenticated) {
    server = master == null ? Server.UNKNOWN : master ? Server.MASTER : Server.REPLICA;
    this.authenticated = authenticated;
    since = surroundings.now();
    noteMaster();
  }

  private void noteMaster() {
    if (server == Server.MASTER) {
      hadMaster = true;
      stay = SHORTEST_STAY;
    }
  }

  /** The channel is gone. */
  void disconnected() {
    server = Server.NONE;
    why = null;
  }

  /** Notes a command that was not refused: only a master writes. */
  void ran(CommandSpec spec) {
    if (server == Server.UNKNOWN && !spec.isRead() && spec.firstKey() == 1) {
      server = Server.MASTER;
      noteMaster();
    }
  }

  /** Notes what the server says to a command. */
  void refused(String text) {
    if (server == Server.NONE) {
      return;
    }
    Refusal reason = Refusal.of(text);
    if (reason == Refusal.READONLY && isWrong()) {
      why = "the server takes no writes any more, it is a replica now";
    } else if (reason == Refusal.NOAUTH && authenticated && lasting) {
      why = "the server has forgotten the authentication";
    }
  }

  private boolean isWrong() {
    if (server == Server.MASTER) {
      return true;
    }
    boolean due = hadMaster && surroundings.now() - since >= stay;
    if (due && why == null) {
      stay = Math.min(2 * stay, LONGEST_STAY);
    }
    return due;
  }

  /** Why nothing is to be sent there any more, or null. */
  @Nullable String why() {
    return why;
  }
}

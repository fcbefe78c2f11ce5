package io.github.ledis4j.internal.sentinel;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to what one Sentinel announces, on a connection of its own, for as long as it is wanted.
 * The connection speaks RESP2, in which a subscribed one takes {@code PING} and little else.
 */
final class SwitchListener {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchListener.class);
  // Says where the master was and is: name, old host, old port, new host, new port.
  private static final String SWITCHED = "+switch-master";
  // Comes much earlier, as all replicas have to follow first: slave, its name, host, port, @, name
  // of the service, old host, old port.
  private static final String PROMOTED = "+promoted-slave";
  private static final CommandSpec SUBSCRIBE = CommandSpec.write("SUBSCRIBE").withoutKey();
  private static final long PING_EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int LARGEST_SHIFT = 5;

  private final SentinelConnections connections;
  private final SentinelNode node;
  private final Announcements announcements;
  private volatile boolean stopped;
  private volatile int failures;

  /** What was announced before is not known; it is asked for again with the next PING. */
  private volatile boolean uncertain;

  SwitchListener(SentinelConnections connections, SentinelNode node, Announcements announcements) {
    this.connections = connections;
    this.node = node;
    this.announcements = announcements;
  }

  /** Connects and subscribes, now and whenever the connection is lost. */
  void start() {
    if (stopped) {
      return;
    }
    Connection connection;
    try {
      connection = connections.open(node.endpoint());
    } catch (ConnectionException e) {
      return; // closed meanwhile
    }
    connection.closed().whenComplete((done, failure) -> lost());
    connection
        .connect()
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                subscribe(connection);
              }
            });
  }

  void stop() {
    stopped = true;
  }

  private void subscribe(Connection connection) {
    Command<Boolean> subscribe =
        Command.of(SUBSCRIBE, SWITCHED, PROMOTED)
            .returning(
                confirmation -> {
                  connection.receive(this::received); // before the next frame is looked at
                  return true;
                });
    connection
        .submit(new Call<>(subscribe, node.settings(), true))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.debug("{} lets nobody subscribe: {}", node.endpoint(), failure.getMessage());
                connection.closeAsync(Duration.ZERO);
                return;
              }
              failures = 0;
              lookAgain();
              pingLater(connection);
            });
  }

  private void pingLater(Connection connection) {
    connections.later(
        () ->
            connection
                .submit(new Call<>(Command.of(InternalSpecs.PING), node.settings()))
                .whenComplete(
                    (pong, failure) -> {
                      if (failure == null) {
                        answered(connection);
                      } else {
                        connection.closeAsync(Duration.ZERO);
                      }
                    }),
        PING_EVERY);
  }

  private void answered(Connection connection) {
    if (uncertain) {
      lookAgain();
    }
    pingLater(connection);
  }

  private void lookAgain() {
    announcements.listening().whenComplete((done, failure) -> uncertain = failure != null);
  }

  private void lost() {
    if (!stopped) {
      long longest = SHORTEST_PAUSE << Math.min(failures++, LARGEST_SHIFT);
      connections.later(this::start, connections.surroundings().random().nextLong(longest) + 1);
    }
  }

  private void received(ReplyReader message) {
    List<String> parts = new ArrayList<>();
    while (message.hasNext()) {
      parts.add(message.element(part -> part.type().isAggregate() ? "" : "" + part.text()));
    }
    if (parts.size() == 3 && parts.get(0).equals("message")) {
      announced(parts.get(1), parts.get(2).split(" ", -1));
    }
  }

  private void announced(String channel, String[] words) {
    if (channel.equals(SWITCHED) && words.length == 5) {
      moved(words[0], endpoint(words[1], words[2]), endpoint(words[3], words[4]));
    } else if (channel.equals(PROMOTED) && words.length == 8) {
      moved(words[5], endpoint(words[6], words[7]), endpoint(words[2], words[3]));
    }
  }

  private void moved(String service, @Nullable Endpoint from, @Nullable Endpoint to) {
    if (from != null && to != null) {
      announcements.switched(node, service, from, to);
    }
  }

  private static @Nullable Endpoint endpoint(String host, String port) {
    try {
      return Endpoint.tcp(host, Integer.parseInt(port));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

package io.github.ledis4j.internal.connection;

import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.EndpointSource;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a connection does about the calls that are for other servers, where there is somebody who
 * takes them, and about those that come from others, or with others. What is public is thread-safe,
 * all else confined to the event loop.
 */
public final class Forwarding {
  private final ConnectionCore connection;
  private final EndpointSource endpoints;
  private final BulkLimit bulkLimit;
  private @Nullable Elsewhere elsewhere;

  /** Whether a channel was lost or not had since what waits was looked at. */
  private boolean lost;

  Forwarding(ConnectionCore connection, ConnectionOptions options) {
    this.connection = connection;
    this.endpoints = options.endpoint();
    this.bulkLimit = BulkLimit.of(options);
  }

  /** Says who takes calls that are for other servers; before the first call is submitted. */
  public void to(Elsewhere other) {
    elsewhere = other;
  }

  /** Takes new calls that leave together, each with an end of its own. */
  public void submitEach(List<? extends Call<?>> calls) {
    List<? extends Call<?>> taken = calls.stream().filter(this::admits).toList();
    if (!taken.isEmpty()) {
      connection.outbox().submitTaken(taken);
    }
  }

  private boolean admits(Call<?> call) {
    call.submitted();
    try {
      bulkLimit.require(call);
      requireOpen();
      connection.outbox().take(call);
      return true;
    } catch (RuntimeException e) {
      refuse(call, e);
      return false;
    }
  }

  private void requireOpen() {
    if (connection.closing().hasBegun()) {
      throw Failures.notSent("connection is closed", null);
    }
  }

  private void refuse(Call<?> call, RuntimeException why) {
    call.fail(FailureFacts.at(endpoints, why));
    call.settled();
  }

  /** Takes a call that waited elsewhere, or that another connection has given up. */
  public void resubmit(Call<?> call) {
    try {
      if (call.attempt() == Attempt.NEW) {
        call.submitted();
        bulkLimit.require(call);
      }
      requireOpen();
      connection.outbox().resubmit(call);
    } catch (RuntimeException e) {
      refuse(call, e);
    }
  }

  /**
   * Runs something on the event loop when all that was submitted before has its end here, be it
   * that it was given to who takes what is for other servers.
   */
  public void whenPassed(Runnable task) {
    Fence.raise(connection, task);
  }

  /** Tells whether the answer to a call may show that the server takes commands on data. */
  boolean isTelling(Call<?> call) {
    return elsewhere == null
        || !(call instanceof Fence) && !call.command().spec().name().startsWith("CLUSTER ");
  }

  /**
   * Tells whether an error says that the server, a node of a cluster, takes no commands on data.
   */
  boolean isRefusalOfNode(String error) {
    return elsewhere != null && Refusal.isOfNode(error);
  }

  /** Hands a call on that the server has refused, if it is for another server. */
  boolean takes(Call<?> call, String error) {
    Elsewhere other = elsewhere;
    String said = other == null || call.isEnded() ? null : call.redirected(error);
    Runnable taker = other == null || said == null ? null : other.takerOf(call, said);
    if (taker == null) {
      return false;
    }
    connection.outbox().leave(call);
    call.unsent();
    taker.run();
    return true;
  }

  /**
   * Without a channel, or one that takes commands, hands on what is for other servers: when there
   * is none any more, and when a fence waits for it.
   */
  void clear() {
    Elsewhere other = elsewhere;
    Outbox outbox = connection.outbox();
    if (other == null || !lost && !outbox.holdsFence()) {
      return;
    }
    lost = false;
    handOn();
  }

  /** Hands on what waits and is for another server, before it is told that there is no channel. */
  void handOn() {
    Elsewhere other = elsewhere;
    if (other == null) {
      return;
    }
    Predicate<Call<?>> elsewhere = other.elsewhere();
    for (Call<?> call :
        connection
            .outbox()
            .takeOut(call -> call instanceof Fence || !call.isEnded() && elsewhere.test(call))) {
      if (call instanceof Fence fence) {
        fence.passed();
      } else {
        call.unsent();
        other.givenBack(call);
      }
    }
  }

  /** There is a channel now, or there is none, and what waits may have to go elsewhere. */
  void reachable(boolean now) {
    Elsewhere other = elsewhere;
    if (other == null) {
      return;
    }
    lost = !now;
    other.reachable(now);
    try {
      connection.loop().execute(connection::drain);
    } catch (RejectedExecutionException e) {
      return; // all that waits ends with the event loop
    }
  }
}

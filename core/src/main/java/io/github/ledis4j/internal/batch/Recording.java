package io.github.ledis4j.internal.batch;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Forgotten;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.command.ScriptForm;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.LoadingCall;
import io.github.ledis4j.internal.pool.BatchStream;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.script.Script;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands that are to be sent together later, once. For one thread at a time; concurrent use is
 * refused.
 */
public final class Recording {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

  /** A script as one connection knows it. */
  private record Known(String digest, int place) {}

  private final String name;
  private final CallSettings settings;
  private final ToIntFunction<Command<?>> place;
  private final boolean inOnePiece;
  private final List<Call<?>> calls = new ArrayList<>();
  private final Set<Known> scripts = new HashSet<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private @Nullable Forgotten forgotten;
  private @Nullable Consumer<Call<?>> stream;
  private int partBytes;

  /** How many calls have left before the others. */
  private int left;

  private boolean sent;

  private Recording(
      String name, CallSettings settings, ToIntFunction<Command<?>> place, boolean inOnePiece) {
    this.name = name;
    this.settings = settings;
    this.place = place;
    this.inOnePiece = inOnePiece;
  }

  /** Commands that go to several connections, of which the function gives the number. */
  public static Recording batch(CallSettings settings, ToIntFunction<Command<?>> place) {
    return new Recording("batch", settings, place, false);
  }

  /** Commands that are packed together, those whose callers have left included. */
  public static Recording transaction(CallSettings settings) {
    return new Recording("transaction", settings, any -> 0, true);
  }

  /** Adds a command. */
  public <T extends @Nullable Object> CompletableFuture<T> add(Command<T> command) {
    return add(() -> new Call<>(command, settings));
  }

  /**
   * Adds a script in full where it comes first on its connection, or nobody knows which that will
   * be, as its digest later.
   */
  public <K, V, T extends @Nullable Object> CompletableFuture<T> add(
      Script<T> script,
      Format<K, V> format,
      Collection<? extends K> keys,
      Collection<? extends V> arguments) {
    Command<T> byDigest = ScriptForm.byDigest(script, format, keys, arguments);
    return add(
        () -> {
          int at = place.applyAsInt(byDigest);
          if (at != Route.NO_PLACE && !scripts.add(new Known(script.digest(), at))) {
            return new Call<>(byDigest, settings);
          }
          Command<T> inFull = ScriptForm.inFull(script, format, keys, arguments);
          return inOnePiece || at == Route.NO_PLACE
              ? new Call<>(inFull, settings)
              : new LoadingCall<>(inFull, Command.of("SCRIPT", "LOAD", script.lua()), settings);
        });
  }

  private <T extends @Nullable Object> CompletableFuture<T> add(Supplier<Call<T>> made) {
    enter();
    try {
      requireUnsent();
      Call<T> call = made.get();
      call.recorded(true);
      watch();
      calls.add(call);
      if (stream != null) {
        stream.accept(call);
      }
      return call;
    } finally {
      busy.setRelease(false);
    }
  }

  /** Has what is recorded leave part by part, each as soon as it is large enough. */
  void streamTo(BatchStream taker, Gate gate) {
    stream = added -> sendPart(taker, gate, added);
  }

  /** A part that finds no place waits for the next one, or for the end, when it is told why. */
  private void sendPart(BatchStream taker, Gate gate, Call<?> added) {
    partBytes += internals().length(added.command());
    if (partBytes < BatchStream.PART_BYTES) {
      return;
    }
    partBytes = 0;
    List<Call<?>> part = unsent();
    Runnable reserved;
    try {
      reserved = taker.reserve(part);
    } catch (LedisException e) {
      return;
    }
    leave(part, gate);
    reserved.run();
  }

  private void leave(List<Call<?>> part, Gate gate) {
    left = calls.size();
    for (Call<?> call : part) {
      call.recorded(false);
      gate.count(call.command());
    }
  }

  /** The report must not hold the calls: stages of theirs may refer to this very recording. */
  private void watch() {
    if (forgotten == null) {
      String what = name;
      forgotten =
          Forgotten.watch(
              this, () -> LOG.warn("a {} was never sent, and nobody refers to it any more", what));
    }
  }

  private void settle() {
    sent = true;
    if (forgotten != null) {
      forgotten.settle();
    }
  }

  /** Gives the calls out that have not left yet, to be sent by a client that must be open. */
  public List<Call<?>> take(Gate gate) {
    try {
      gate.requireOpen();
    } catch (IllegalStateException e) {
      abandon("the client was closed before the " + name + " was sent", e);
      throw e;
    }
    enter();
    try {
      requireUnsent();
      settle();
    } finally {
      busy.setRelease(false);
    }
    List<Call<?>> rest = unsent();
    leave(rest, gate);
    return rest;
  }

  /** All calls, in order. */
  List<Call<?>> calls() {
    return calls;
  }

  private List<Call<?>> unsent() {
    return left == 0 ? calls : calls.subList(left, calls.size());
  }

  /** Fails what nobody will send, as the function that recorded it did: others may wait for it. */
  public void abandon(Throwable cause) {
    abandon("the function that recorded the " + name + " failed", cause);
  }

  private void abandon(String message, Throwable cause) {
    enter();
    try {
      if (sent) {
        return;
      }
      settle();
    } finally {
      busy.setRelease(false);
    }
    refuse(unsent(), message + (left == 0 ? "; nothing was sent" : "; it was not sent"), cause);
  }

  private static void refuse(List<Call<?>> calls, String message, Throwable cause) {
    for (Call<?> call : calls) {
      call.recorded(false);
      call.refuse(new ConnectionException(Outcome.NOT_SENT, message, cause));
    }
  }

  private void requireUnsent() {
    if (sent) {
      throw new IllegalStateException(name + " was sent already; make a new one");
    }
  }

  private void enter() {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("a " + name + " is for one thread at a time");
    }
  }
}

package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.connection.PushKind;
import io.github.ledis4j.internal.connection.PushLine;
import io.github.ledis4j.internal.connection.ShardUnsubscribeCall;
import io.github.ledis4j.internal.connection.SubscriptionCall;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.Confirmation;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a pub/sub and what is subscribed over it. What was subscribed on a channel that
 * is gone is subscribed again before anything else is sent on the next one. Event-loop confined.
 */
final class Home<K, V> implements PushHandler, PushDecoder.Target<K, V> {
  /** They wait as long as their connection lives, and longer if the server refuses them for now. */
  static final CallSettings RENEWING =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.UNSENT, null, null);

  private final Receiver<K, V> receiver;
  private final SubscribedNames<K, V> patterns;
  private final Connection connection;
  private final PushLine line;
  private final Heartbeat heartbeat;
  private final List<SubscribeCommand<K, V>> waiting = new ArrayList<>();

  /** What the server has ended by itself in this read pass. */
  private final Set<SubscribedName<K, V>> ended = new LinkedHashSet<>();

  /** How long before that the last frame had come, when all was still subscribed. */
  private long silentBefore;

  private int names;
  private boolean over;

  /**
   * Makes the home of nothing so far.
   *
   * @param listen makes the connection, which is dialled when something is sent
   * @param patterns those that are subscribed here
   */
  Home(
      Receiver<K, V> receiver,
      Function<PushHandler, Connection> listen,
      Duration pingAfter,
      SubscribedNames<K, V> patterns) {
    this.receiver = receiver;
    this.patterns = patterns;
    this.connection = listen.apply(this);
    this.line = new PushLine(connection);
    this.heartbeat = new Heartbeat(connection, pingAfter);
  }

  EventLoop loop() {
    return connection.loop();
  }

  PushLine line() {
    return line;
  }

  /** When something came from its node last. */
  Instant heard() {
    return line.wall().instant().minusNanos(line.nanosSinceFrame());
  }

  @Override
  public SubscribedNames<K, V> patterns() {
    return patterns;
  }

  void countNames(int more) {
    names += more;
  }

  /** Tells whether nothing is subscribed here, or is to be. */
  boolean isEmpty() {
    return names == 0;
  }

  <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    return connection.submit(call);
  }

  /** Asks for the names of a command, behind all that was asked for before. */
  void send(SubscribeCommand<K, V> command, CallSettings settings) {
    connection.submit(call(command, settings));
  }

  /** The same ahead of all that waits; there has to be a channel. */
  void renew(List<SubscribeCommand<K, V>> commands) {
    List<SubscriptionCall> calls = new ArrayList<>();
    for (SubscribeCommand<K, V> command : commands) {
      if (command.names().isEmpty()) {
        receiver.answers().confirmed(command);
      } else {
        calls.add(call(command, RENEWING));
      }
    }
    if (!calls.isEmpty()) {
      line.sendFirst(calls);
    }
  }

  private SubscriptionCall call(SubscribeCommand<K, V> command, CallSettings settings) {
    List<SubscribedName<K, V>> wanted = command.names();
    wanted.forEach(name -> name.moveTo(this));
    SubscriptionKind kind = command.kind();
    SubscriptionCall call = confirmedCall(kind.subscribe, kind.subscribed, wanted, settings);
    command.sent(call);
    call.whenComplete((done, failure) -> receiver.answers().answered(this, command, failure));
    return call;
  }

  private static <K, V> SubscriptionCall confirmedCall(
      CommandSpec spec,
      PushKind confirmation,
      List<SubscribedName<K, V>> names,
      CallSettings settings) {
    List<byte[]> words = words(names);
    return new SubscriptionCall(command(spec, words), settings, confirmation, words);
  }

  private static <K, V> List<byte[]> words(List<SubscribedName<K, V>> names) {
    return names.stream().map(SubscribedName::bytes).toList();
  }

  private static Command<@Nullable Void> command(CommandSpec spec, List<byte[]> words) {
    return Command.of(spec, words.toArray()).returning(reply -> null);
  }

  /** Ends the subscriptions of some names of one kind. */
  CompletableFuture<@Nullable Void> unsubscribe(
      List<SubscribedName<K, V>> some, CallSettings settings) {
    SubscriptionKind kind = some.get(0).kind();
    List<byte[]> words = words(some);
    return connection.submit(
        kind == SubscriptionKind.SHARD
            ? new ShardUnsubscribeCall(command(kind.unsubscribe, words), settings, words)
            : confirmedCall(kind.unsubscribe, kind.unsubscribed, some, settings));
  }

  /** Has a command sent on the next channel. */
  void await(SubscribeCommand<K, V> command) {
    command.park();
    waiting.add(command);
    giveUpIfOver();
  }

  @Override
  public void connected() {
    List<SubscribeCommand<K, V>> sending = List.copyOf(waiting);
    waiting.clear();
    renew(sending);
    heartbeat.start();
  }

  @Override
  public void lost(long silentNanos) {
    ended.clear();
    receiver.readComplete();
    heartbeat.stop();
    receiver
        .renewals(receiver.tables().names().filter(this::isHere).toList(), silentNanos)
        .forEach(this::await);
    receiver.lost(this);
  }

  /** Tells whether a name is subscribed here, as far as the server has said. */
  private boolean isHere(SubscribedName<K, V> name) {
    return name.home() == this && name.command == null;
  }

  @Override
  public void pushed(ReplyReader frame) {
    receiver.decoder().read(frame, this);
  }

  @Override
  public boolean isHomeOf(SubscribedName<K, V> name) {
    return name.home() == this;
  }

  @Override
  public void message(SubscribedName<K, V> name, PubSubMessage<K, V> message) {
    receiver.message(name, message);
  }

  @Override
  public void confirmation(PushKind kind, byte[] name, @Nullable Confirmation<K, V> confirmation) {
    if (confirmation != null) {
      receiver.confirmation(confirmation);
    }
    if (line.confirmed(kind, name)) {
      return;
    }
    for (SubscriptionKind each : SubscriptionKind.values()) {
      if (kind == each.unsubscribed) {
        SubscribedName<K, V> known = table(each).get(name);
        if (known != null && isHere(known)) {
          silentBefore = ended.isEmpty() ? line.nanosSinceFrame() : silentBefore;
          ended.add(known);
        }
        return;
      }
    }
    throw new UnexpectedReplyException("a subscription was confirmed that nobody asked for");
  }

  private SubscribedNames<K, V> table(SubscriptionKind kind) {
    return kind == SubscriptionKind.PATTERN ? patterns : receiver.tables().of(kind);
  }

  @Override
  public void readComplete() {
    if (!ended.isEmpty()) {
      List<SubscribedName<K, V>> again = ended.stream().filter(this::isHere).toList();
      ended.clear();
      if (line.isUp()) {
        renew(receiver.renewals(again, silentBefore));
        receiver.endedByServer();
      }
    }
    receiver.readComplete();
  }

  CompletableFuture<Void> closed() {
    return connection.closed();
  }

  CompletableFuture<Void> close(Duration drain) {
    return connection.closeAsync(drain);
  }

  /** All that was here is somewhere else or not wanted any more. */
  void retire() {
    heartbeat.stop();
    List<SubscribeCommand<K, V>> left = List.copyOf(waiting);
    waiting.clear();
    left.forEach(receiver.answers()::confirmed);
  }

  /** Nothing is subscribed again: whoever waits for that has no names that could tell him so. */
  void end() {
    over = true;
    heartbeat.stop();
    giveUpIfOver();
  }

  private void giveUpIfOver() {
    if (over) {
      List<SubscribeCommand<K, V>> given = List.copyOf(waiting);
      waiting.clear();
      given.forEach(SubscribeAnswers::giveUp);
    }
  }
}

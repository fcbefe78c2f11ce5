package io.github.ledis4j.simulator.user;

import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.monitor.MonitorArgument;
import io.github.ledis4j.monitor.MonitorEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One who monitors: he sees everything in its order, from some moment on, until it ends. */
final class MonitorUser implements Flow.Subscriber<MonitorEvent> {
  private static final int MOST_AT_ONCE = 50;
  private static final int MOST_PAUSE = 20_000_000;
  private static final int MOST_STAY = 500_000_000;

  private final Ledger ledger;
  private final MonitorUsers users;
  private final Monitor monitor;
  private final SplittableRandom random;
  private Flow.@Nullable Subscription subscription;
  private int wanted;
  private int first = -1;
  private int last = -1;
  private int seen;
  private boolean over;

  MonitorUser(Ledger ledger, MonitorUsers users, Monitor monitor, SplittableRandom random) {
    this.ledger = ledger;
    this.users = users;
    this.monitor = monitor;
    this.random = random.split();
  }

  void begin() {
    ledger.whenClosed(this::requireOver);
    monitor.subscribe(this);
  }

  /** Looks on for some time yet, and leaves. */
  void leave(SplittableRandom when) {
    ledger.world().in(when.nextInt(MOST_STAY), this::leave);
  }

  private void leave() {
    over = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (over) {
      given.cancel();
    } else {
      ask();
    }
  }

  private void ask() {
    wanted = 1 + random.nextInt(MOST_AT_ONCE);
    if (subscription != null) {
      subscription.request(wanted);
    }
  }

  @Override
  public void onNext(MonitorEvent event) {
    MonitorUsers.Line line = users.at(micros(event.time()));
    if (over || --wanted < 0) {
      ledger.wrong("a monitor was told more than it wanted: " + event);
    } else if (line == null || !line.words().equals(words(event)) || line.place() <= last) {
      ledger.wrong("a monitor was told " + event + " after " + last + ", but there was " + line);
    } else {
      first = first < 0 ? line.place() : first;
      last = line.place();
      seen++;
    }
    if (wanted == 0) {
      ledger.world().in(random.nextInt(MOST_PAUSE), this::ask);
    }
  }

  private static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(time.getNano());
  }

  private static List<String> words(MonitorEvent event) {
    List<String> words = new ArrayList<>();
    words.add(event.command());
    event.arguments().stream().map(MonitorArgument::text).forEach(words::add);
    return words;
  }

  @Override
  public void onError(Throwable failure) {
    over = true;
  }

  @Override
  public void onComplete() {
    over = true;
  }

  /** It has seen everything, but what was dropped and counted. */
  void check(int lines, boolean closed) {
    int missed = last - first + 1 - seen;
    if (seen > 0 && missed > monitor.dropped()) {
      ledger.wrong(
          "a monitor missed %d commands, and %d were dropped".formatted(missed, monitor.dropped()));
    }
    boolean sees = seen > 0 && !over && !closed;
    if (ledger.isFair() && sees && lines - 1 - last > monitor.dropped()) {
      ledger.wrong("a monitor has seen %d of %d commands".formatted(last + 1, lines));
    }
  }

  private void requireOver() {
    if (!over) {
      ledger.wrong("a monitor goes on, though the client is closed");
    }
  }
}

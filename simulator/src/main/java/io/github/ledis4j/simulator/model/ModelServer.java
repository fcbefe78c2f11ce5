package io.github.ledis4j.simulator.model;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A server: its data, its clients, and what it refuses for now. It never waits and has no thread;
 * who drives it moves the clock and calls {@link #tick}.
 */
public final class ModelServer {
  /** A script that the model knows: it adds to a counter. */
  public static final String ADD = Scripts.ADD;

  /** Whoever asks for this kills the server. */
  public static final String POISON = "poison";

  private final LongSupplier clock;
  private final ServerKind kind;
  private final @Nullable String password;
  private final CommandTable commands = new CommandTable();
  private final Store store;
  private final Set<Session> sessions = new LinkedHashSet<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private final Tracking tracking = new Tracking();
  private Weather weather = Weather.FAIR;
  private long lastId;
  private int deaths;
  private Runnable onDeath = () -> {};

  /**
   * Makes a server without data.
   *
   * @param kind what it is
   * @param password what clients have to say first, or null for nothing
   * @param clock the time in nanoseconds
   */
  public ModelServer(ServerKind kind, @Nullable String password, LongSupplier clock) {
    this.kind = kind;
    this.password = password;
    this.clock = clock;
    store = new Store(clock);
    store.listen(tracking::changed);
    kind.register(this, commands);
  }

  /** A new client. */
  public Session accept() {
    Session session = new Session(this, ++lastId);
    sessions.add(session);
    return session;
  }

  /** Sets what the server refuses from now on. */
  public void weather(Weather now) {
    weather = now;
    if (now == Weather.READ_ONLY) {
      unblockAll();
    }
  }

  /** What the server refuses now. */
  public Weather weather() {
    return weather;
  }

  /** As after a crash: no client, and the data only if it was kept. */
  public void restart(boolean keepsData) {
    List.copyOf(sessions).forEach(Session::close);
    if (!keepsData) {
      store.clear();
    }
    weather = Weather.FAIR;
  }

  /** Lets those go who have waited long enough. */
  public void tick() {
    for (Waiter waiter : List.copyOf(waiters)) {
      if (waiter.until() <= clock.getAsLong()) {
        release(waiter);
        waiter.session().out.nullArray();
        waiter.session().proceed();
        waiter.session().tell();
      }
    }
  }

  /** When {@link #tick} has something to do, in nanoseconds of the clock; never: {@code MAX}. */
  public long nextTick() {
    long next = Long.MAX_VALUE;
    for (Waiter waiter : waiters) {
      next = Math.min(next, waiter.until());
    }
    return next;
  }

  /** Told when a command has killed the server. */
  public void onDeath(Runnable told) {
    onDeath = told;
  }

  /** How often a command has killed the server. */
  public int deaths() {
    return deaths;
  }

  /** What a counter of database 0 is, without a client in between. */
  public long counter(String key) {
    return counter(0, key);
  }

  /** The same for another database. */
  public long counter(int database, String key) {
    String value = store.get(database, key, String.class);
    return value == null ? 0 : Long.parseLong(value);
  }

  /** What a list of database 0 holds. */
  public List<String> list(String key) {
    return Lists.list(this, 0, key);
  }

  Store store() {
    return store;
  }

  ServerKind kind() {
    return kind;
  }

  Tracking tracking() {
    return tracking;
  }

  @Nullable String password() {
    return password;
  }

  long now() {
    return clock.getAsLong();
  }

  Iterable<Session> sessions() {
    return sessions;
  }

  void forget(Session session) {
    sessions.remove(session);
    tracking.forget(session);
    waiters.removeIf(waiter -> waiter.session() == session);
    session.waiter = null;
  }

  /** Runs or queues what a client has sent, unless it is refused. */
  void run(Session session, List<String> words) {
    if (words.size() > 1 && words.get(1).equals(POISON)) {
      deaths++;
      onDeath.run();
      return;
    }
    ModelCommand command = commands.find(words.get(0));
    String refusal = refusal(session, command, words);
    if (refusal != null) {
      session.spoil();
      session.out.error(refusal);
    } else if (session.isQueueing() && command != null && !command.is(Rule.NOT_QUEUED)) {
      session.queue(words);
    } else {
      call(session, words);
    }
    tracking.flush();
    tellOthers(session);
  }

  private void tellOthers(Session session) {
    for (Session other : sessions) {
      if (other != session && other.hasOutput()) {
        // Told, some may leave.
        List.copyOf(sessions).stream().filter(each -> each != session).forEach(Session::tell);
        return;
      }
    }
  }

  private @Nullable String refusal(
      Session session, @Nullable ModelCommand command, List<String> words) {
    if (command == null) {
      return kind.unknown(words);
    }
    if (!command.takes(words.size())) {
      return kind.wrongArity(words.get(0).toLowerCase(ROOT));
    }
    if (!session.admitted && !command.is(Rule.WITHOUT_PASSWORD)) {
      return "NOAUTH Authentication required.";
    }
    if (session.subscribes() && session.out.protocol() == 2 && !command.is(Rule.FOR_SUBSCRIBERS)) {
      return "ERR Can't execute '"
          + words.get(0).toLowerCase(ROOT)
          + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this"
          + " context";
    }
    return weather.refuses(command) ? weather.error : null;
  }

  /** Runs a command that is known, and serves who waited for what it brought. */
  void call(Session session, List<String> words) {
    ModelCommand command = commands.find(words.get(0));
    try {
      if (command != null) {
        command.handler().run(session, words);
      }
    } catch (Store.WrongTypeException e) {
      session.out.error(String.valueOf(e.getMessage()));
    } catch (RefusedException e) {
      session.out.error(String.valueOf(e.getMessage()));
    }
    serveWaiters();
  }

  /** The caller waits for an element. */
  void block(Waiter waiter) {
    waiters.add(waiter);
    waiter.session().waiter = waiter;
  }

  private void release(Waiter waiter) {
    waiters.remove(waiter);
    waiter.session().waiter = null;
  }

  private void serveWaiters() {
    if (waiters.isEmpty()) {
      return;
    }
    for (Waiter waiter : List.copyOf(waiters)) {
      if (waiters.contains(waiter) && Lists.popFirst(this, waiter)) {
        release(waiter);
        waiter.session().proceed();
      }
    }
  }

  private void unblockAll() {
    for (Waiter waiter : List.copyOf(waiters)) {
      release(waiter);
      waiter
          .session()
          .out
          .error("UNBLOCKED force unblock from blocking operation, instance state changed");
      waiter.session().proceed();
      waiter.session().tell();
    }
  }
}

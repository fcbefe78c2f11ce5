package io.github.ledis4j.simulator.model;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
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
  private @Nullable String password;
  private final CommandTable commands = new CommandTable();
  private final Store store;
  private final Set<Session> sessions = new LinkedHashSet<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private final Tracking tracking = new Tracking();
  private BiConsumer<String, String> onPublished = (channel, payload) -> {};
  private final Replication replication = new Replication(this);
  private final List<Runnable> whenRestarted = new ArrayList<>();
  private final Watched watched = new Watched();
  private Weather weather = Weather.FAIR;
  private Welcome welcome = Welcome.ALL;
  private long lastId;
  private int deaths;
  private int hiccups;
  private boolean forgot;
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
    store.listen(replication::changed);
    kind.register(this, commands);
  }

  /** A new client. */
  public Session accept() {
    Session session = new Session(this, ++lastId);
    sessions.add(session);
    String farewell = kind == ServerKind.REDIS ? welcome.farewell() : null;
    if (farewell != null) {
      session.out.error(farewell);
      session.close();
    }
    return session;
  }

  /** Sets what the server refuses from now on, if servers of its kind do. */
  public void weather(Weather now) {
    weather = now == Weather.FAIR || kind.refusal(now) != null ? now : Weather.FAIR;
    if (weather == Weather.READ_ONLY && kind.forgetsWaits()) {
      unblockAll();
    }
  }

  /** What the server refuses now. */
  public Weather weather() {
    return weather;
  }

  /** Sets what new clients are told; a LedisDB tells them nothing. */
  public void welcome(Welcome now) {
    welcome = now;
  }

  /**
   * Sets what clients have to say first from now on; those that are admitted stay so.
   *
   * @param now the password, or null for none
   */
  public void password(@Nullable String now) {
    password = now;
  }

  /**
   * All clients of a Redis have to say the password again; a LedisDB never forgets who they are.
   */
  public void forgetWhoTheyAre() {
    forgot = true;
    if (kind == ServerKind.REDIS) {
      sessions.forEach(session -> session.admitted = password == null);
    }
  }

  /** As after a crash: no client, no script, and the data only if it was kept. */
  public void restart(boolean keepsData) {
    List.copyOf(sessions).forEach(Session::close);
    waiters.clear();
    whenRestarted.forEach(Runnable::run);
    if (!keepsData) {
      store.clear();
      journal().forgets();
    }
    weather = Weather.FAIR;
  }

  void whenRestarted(Runnable task) {
    whenRestarted.add(task);
  }

  /** Whether it is a replica, or says so. */
  public boolean isReplica() {
    return replication.isReplica() || weather == Weather.READ_ONLY || weather == Weather.ORPHANED;
  }

  void tellAll() {
    replication.flush();
    tracking.flush();
    List.copyOf(sessions).forEach(Session::tell);
  }

  /** What clients have made it do. */
  public Journal journal() {
    return store.journal();
  }

  /** Writes what clients make it do into the journal of several servers. */
  public void journal(Journal common) {
    store.journal(common);
  }

  /** What a Sentinel knows. */
  public Watched watched() {
    return watched;
  }

  /** A Sentinel says something to those who listen. */
  public void announce(String channel, String text) {
    PubSub.publish(this, channel, text);
    tellAll();
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

  /** It refuses so many of the next commands as if it were loading its data. */
  public void hiccup(int commands) {
    hiccups = commands;
  }

  /** Whether it ever forgot who its clients are. */
  public boolean hasForgottenClients() {
    return forgot;
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

  /** What a counter of a database is. */
  public long counter(int database, String key) {
    String value = store.get(database, kind.keyOfString(key), String.class);
    return value == null ? 0 : Long.parseLong(value);
  }

  /** The names of all commands that it has, in lower case. */
  public Set<String> commands() {
    return commands.names();
  }

  /** What a field of a hash of database 0 is that counts. */
  public long counter(String key, String field) {
    return kind == ServerKind.LEDIS
        ? LedisData.stored(LedisHashes.hash(this, 0, key).get(field))
        : Hashes.counter(this, key, field);
  }

  /** What a string of database 0 is, or null. */
  public @Nullable String string(String key) {
    return store.get(0, key, String.class);
  }

  /** How long a key of database 0 will be there yet; {@code MAX} for ever, 0 if it is not there. */
  public long nanosLeft(String key) {
    Long end = store.endOf(0, key);
    return end == null ? 0 : end == Store.NEVER ? Long.MAX_VALUE : end - now();
  }

  /** Has somebody told of each message that the server hands out, by its channel and payload. */
  public void onPublished(BiConsumer<String, String> told) {
    onPublished = told;
  }

  void published(String channel, String payload) {
    onPublished.accept(channel, payload);
  }

  /** What a list of database 0 holds. */
  public List<String> list(String key) {
    return Lists.list(this, 0, kind.keyOfList(key));
  }

  Store store() {
    return store;
  }

  ServerKind kind() {
    return kind;
  }

  /** Whom it follows, and what it tells those who follow it. */
  public Replication replication() {
    return replication;
  }

  Tracking tracking() {
    return tracking;
  }

  /** What clients have to say first, or null. */
  public @Nullable String password() {
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
    if (kind.forgetsWaits()) {
      waiters.removeIf(waiter -> waiter.session() == session);
      session.waiter = null;
    }
  }

  /** Runs or queues what a client has sent, unless it is refused. */
  void run(Session session, List<String> words) {
    if (words.size() > 1 && words.get(1).equals(POISON)) {
      deaths++;
      onDeath.run();
      return;
    }
    String name = words.get(0).toLowerCase(ROOT);
    ModelCommand command = welcome.hides(name) ? null : commands.find(name);
    String refusal = refusal(session, command, name, words);
    if (refusal != null) {
      session.spoil();
      session.out.error(refusal);
    } else if (session.isQueueing() && command != null && !command.is(Rule.NOT_QUEUED)) {
      session.queue(words);
    } else {
      call(session, words);
    }
    replication.flush();
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
      Session session, @Nullable ModelCommand command, String name, List<String> words) {
    if (command == null) {
      return kind.unknown(words);
    }
    if (!command.takes(words.size())) {
      return kind.wrongArity(name);
    }
    if (!session.admitted && !command.is(Rule.WITHOUT_PASSWORD)) {
      return kind.notAdmitted();
    }
    if (kind == ServerKind.REDIS && welcome.refusal(name) != null) {
      return welcome.refusal(name);
    }
    if (session.subscribes() && session.out.protocol() == 2 && !command.is(Rule.FOR_SUBSCRIBERS)) {
      return "ERR Can't execute '"
          + name
          + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this"
          + " context";
    }
    if (name.equals("exec")) {
      String queued = session.firstQueued(each -> refusal(commands.find(each.get(0))));
      if (queued != null) {
        session.discard();
        return "EXECABORT Transaction discarded because of: " + queued;
      }
    }
    if (command.is(Rule.WRITE) && "slave".equals(session.toldRole)) {
      journal().strays();
    }
    return refusal(command);
  }

  private @Nullable String refusal(@Nullable ModelCommand command) {
    if (command == null) {
      return null;
    }
    if (hiccups > 0 && Weather.LOADING.refuses(command)) {
      hiccups--;
      return kind.refusal(Weather.LOADING);
    }
    if (weather.refuses(command)) {
      return kind.refusal(weather);
    }
    return replication.isReplica() && Weather.READ_ONLY.refuses(command)
        ? Weather.READ_ONLY.error
        : null;
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

  /** Those who wait for a list begin to wait anew, as in a LedisDB when something is pushed. */
  void wakeWaiters(int database, String key) {
    waiters.replaceAll(
        waiter -> {
          if (waiter.database() != database || !waiter.keys().contains(key)) {
            return waiter;
          }
          Waiter anew = waiter.anew(now());
          waiter.session().waiter = anew;
          return anew;
        });
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

  void unblockAll() {
    for (Waiter waiter : List.copyOf(waiters)) {
      release(waiter);
      Session session = waiter.session();
      session.out.error(
          "UNBLOCKED force unblock from blocking operation, instance state changed (master ->"
              + " replica?)");
      session.close();
      session.tell();
    }
  }
}

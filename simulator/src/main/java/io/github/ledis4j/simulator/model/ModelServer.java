package io.github.ledis4j.simulator.model;

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
  private @Nullable String password;
  private final CommandTable commands = new CommandTable();
  private final Refusals refusals;
  private final Store store;
  private final Set<Session> sessions = new LinkedHashSet<>();
  private final Waiters waiters = new Waiters(this);
  private final Tracking tracking = new Tracking();
  private final PubSub pubsub = new PubSub(this);
  private final Replication replication = new Replication(this);
  private final List<Runnable> whenRestarted = new ArrayList<>();
  private final Watched watched = new Watched();
  private final Monitors monitors = new Monitors(this);
  private long lastId;
  private int deaths;
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
    refusals = new Refusals(this);
    store = new Store(clock);
    store.listen(tracking::changed);
    store.listen(replication::changed);
    kind.register(this, commands);
  }

  /** A new client. */
  public Session accept() {
    Session session = new Session(this, ++lastId);
    sessions.add(session);
    String farewell = refusals.farewell();
    if (farewell != null) {
      session.out.error(farewell);
      session.close();
    }
    return session;
  }

  /** Sets what the server refuses from now on, if servers of its kind do. */
  public void weather(Weather now) {
    refusals.weather(now);
    if (weather() == Weather.READ_ONLY && kind.forgetsWaits()) {
      waiters.unblockAll();
    }
  }

  /** What the server refuses now. */
  public Weather weather() {
    return refusals.weather();
  }

  /** Sets what new clients are told; a LedisDB tells them nothing. */
  public void welcome(Welcome now) {
    refusals.welcome(now);
  }

  /** Sets what new clients have to say first, or null for nothing; who is admitted stays so. */
  public void password(@Nullable String now) {
    password = now;
  }

  /** All clients of a Redis have to say the password again. */
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
    refusals.weather(Weather.FAIR);
  }

  void whenRestarted(Runnable task) {
    whenRestarted.add(task);
  }

  /** Whether it is a replica, or says so. */
  public boolean isReplica() {
    return replication.isReplica() || weather().isOfReplica();
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
    pubsub.hear(channel, text, false);
  }

  /** Lets those go who have waited long enough. */
  public void tick() {
    waiters.tick();
  }

  /** When {@link #tick} has something to do, in nanoseconds of the clock; never: {@code MAX}. */
  public long nextTick() {
    return waiters.nextTick();
  }

  /** It refuses so many of the next commands. */
  public void hiccup(int commands, Hiccup what) {
    refusals.hiccup(commands, what);
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

  /** The names of all commands that it has, in lower case. */
  public Set<String> commands() {
    return commands.names();
  }

  /** Who listens to what. */
  public PubSub pubsub() {
    return pubsub;
  }

  /** What it holds. */
  public Contents contents() {
    return new Contents(this);
  }

  Store store() {
    return store;
  }

  CommandTable table() {
    return commands;
  }

  ServerKind kind() {
    return kind;
  }

  /** Whom it follows, and what it tells those who follow it. */
  public Replication replication() {
    return replication;
  }

  void join(ClusterNode node) {
    refusals.join(node);
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
      waiters.forget(session);
    }
  }

  /** Runs or queues what a client has sent, unless it is refused. */
  void run(Session session, List<String> words) {
    if (words.size() > 1 && words.get(1).equals(POISON)) {
      deaths++;
      onDeath.run();
      return;
    }
    ModelCommand command = refusals.visible(words.get(0));
    String refusal = refusals.of(session, command, words);
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
        List.copyOf(sessions).stream().filter(each -> each != session).forEach(Session::tell);
        return;
      }
    }
  }

  /** Runs a command that is known, and serves who waited for what it brought. */
  void call(Session session, List<String> words) {
    ModelCommand command = commands.find(words.get(0));
    monitors.before(session, words);
    try {
      if (command != null) {
        command.handler().run(session, words);
      }
    } catch (Store.WrongTypeException | RefusedException e) {
      session.out.error(String.valueOf(e.getMessage()));
    }
    monitors.after(session, words);
    waiters.serve();
  }

  /** Who is told of each command. */
  public Monitors monitors() {
    return monitors;
  }

  Waiters waiters() {
    return waiters;
  }
}

package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client's conversation with the server. Bytes are chars of Latin-1. */
public final class Session {
  final RespWriter out = new RespWriter();
  final long id;
  final Set<String> channels = new TreeSet<>();
  final Set<String> patterns = new TreeSet<>();
  final Set<String> shards = new TreeSet<>();
  private final ModelServer server;
  private final Requests requests = new Requests();

  /** The versions of the watched keys, by database and key. */
  private final Map<String, Long> watched = new HashMap<>();

  int database;
  boolean admitted;
  boolean tracks;
  boolean monitors;

  /** Whether the next command may be done where its slot is about to come. */
  boolean asking;

  /** Whether a replica may answer. */
  boolean readsOnly;

  /** What the client was told that the server is, when it asked for the role; or null. */
  @Nullable String toldRole;

  @Nullable Waiter waiter;
  private @Nullable List<List<String>> queued;
  private boolean spoiled;
  private boolean running;
  private boolean closed;
  private Runnable onOutput = () -> {};

  Session(ModelServer server, long id) {
    this.server = server;
    this.id = id;
    admitted = server.password() == null;
  }

  /** Takes bytes of the client; what they ask for is answered as far as it is there. */
  public void receive(String bytes) {
    requests.add(bytes);
    proceed();
  }

  /** Answers what is there, unless the client waits for something. */
  void proceed() {
    try {
      for (List<String> words = next(); words != null; words = next()) {
        server.run(this, words);
        asked(words.get(0));
      }
    } catch (IllegalStateException e) {
      out.error("ERR Protocol error: " + e.getMessage());
      close();
    }
  }

  private @Nullable List<String> next() {
    return closed || waiter != null ? null : requests.next();
  }

  /** Told when others have made the server say something to this client. */
  public void onOutput(Runnable told) {
    onOutput = told;
  }

  void tell() {
    if (hasOutput()) {
      onOutput.run();
    }
  }

  /** Whether there are bytes for the client. */
  public boolean hasOutput() {
    return !out.isEmpty();
  }

  /** The bytes for the client since the last call. */
  public String takeOutput() {
    return out.take();
  }

  /** Whether the server has closed the connection, after what it said last. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether the client waits for an element. */
  public boolean isWaiting() {
    return waiter != null;
  }

  /** Ends the conversation, on whatever side. */
  public void close() {
    if (!closed) {
      closed = true;
      server.forget(this);
    }
  }

  /** Whether the client gets what it has not asked for each time. */
  public boolean isListener() {
    return monitors || subscribes();
  }

  boolean subscribes() {
    return !channels.isEmpty() || !patterns.isEmpty() || !shards.isEmpty();
  }

  boolean isQueueing() {
    return queued != null && !running;
  }

  /** Inside of EXEC nothing waits. */
  boolean mayWait() {
    return !running;
  }

  void begin() {
    queued = new ArrayList<>();
    spoiled = false;
  }

  void queue(List<String> words) {
    if (queued != null) {
      queued.add(words);
    }
    out.simple("QUEUED");
  }

  /** The commands that are queued. */
  List<List<String>> queued() {
    return queued == null ? List.of() : queued;
  }

  /** What was said ahead of one command counts no more, unless that began a transaction. */
  private void asked(String name) {
    asking &= isQueueing() || name.equalsIgnoreCase("asking");
  }

  /** What the first of the queued commands gives for which it is something; or null. */
  @Nullable String firstQueued(Function<List<String>, @Nullable String> what) {
    for (List<String> words : queued()) {
      String found = what.apply(words);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** A command was refused at queueing: EXEC will refuse all. */
  void spoil() {
    spoiled = true;
  }

  void discard() {
    queued = null;
    watched.clear();
  }

  void watch(String key) {
    watched.put(database + ":" + key, server.store().version(database, key));
  }

  void unwatch() {
    watched.clear();
  }

  private boolean changed() {
    return !watched.isEmpty()
        && watched.entrySet().stream()
            .anyMatch(
                each -> {
                  int colon = each.getKey().indexOf(':');
                  int at = Integer.parseInt(each.getKey().substring(0, colon));
                  String key = each.getKey().substring(colon + 1);
                  return server.store().version(at, key) != each.getValue();
                });
  }

  void exec() {
    List<List<String>> commands = queued();
    boolean refused = spoiled;
    boolean conflict = changed();
    discard();
    if (refused) {
      out.error("EXECABORT Transaction discarded because of previous errors.");
    } else if (conflict) {
      out.nullArray();
    } else {
      out.array(commands.size());
      running = true;
      commands.forEach(words -> server.call(this, words));
      running = false;
    }
  }

  void reset() {
    discard();
    channels.clear();
    patterns.clear();
    shards.clear();
    database = 0;
    tracks = false;
    monitors = false;
    asking = false;
    readsOnly = false;
    admitted = server.password() == null;
    out.protocol(2);
  }
}

package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Lists of LedisDB, and clients that wait for their elements. */
final class LedisLists {
  /** What stands before the key of a list in the store. */
  static final String SPACE = "list:";

  private final ModelServer server;

  LedisLists(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    CommandTable redis = new CommandTable();
    new Lists(server).register(redis);
    for (String name : List.of("lpop", "rpop", "llen", "lrange")) {
      like(redis, name, table);
    }
    for (String name : List.of("lpush", "rpush")) {
      like(redis, name, table);
      ModelCommand push = command(table, name);
      table.write(name, push.arity(), (session, words) -> push(push, session, words));
    }
    table.write("blpop", -3, (session, words) -> wait(session, words, true));
    table.write("brpop", -3, (session, words) -> wait(session, words, false));
    table.write("lclear", 2, this::lclear);
  }

  /** A command that does what Redis' does, in the key space of lists. */
  private static void like(CommandTable redis, String name, CommandTable table) {
    ModelCommand command = command(redis, name);
    Rule[] rules = command.is(Rule.WRITE) ? new Rule[] {Rule.WRITE} : new Rule[0];
    table.add(name, command.arity(), in(command.handler()), rules);
  }

  private static ModelCommand command(CommandTable table, String name) {
    return Objects.requireNonNull(table.find(name), name);
  }

  private static ModelCommand.Handler in(ModelCommand.Handler handler) {
    return (session, words) -> {
      List<String> there = new ArrayList<>(words);
      there.set(1, SPACE + words.get(1));
      try {
        handler.run(session, there);
      } catch (RefusedException e) {
        // LedisDB's errors have no code word in front.
        throw new RefusedException(String.valueOf(e.getMessage()).replaceFirst("^ERR ", ""));
      }
    };
  }

  /** All who wait for the list wake up; those who find nothing wait anew, for the whole time. */
  private void push(ModelCommand push, Session session, List<String> words)
      throws RefusedException {
    push.handler().run(session, words);
    server.waiters().wake(session.database, SPACE + words.get(1));
  }

  private void wait(Session session, List<String> words, boolean left) {
    int last = words.size() - 1;
    List<String> keys = words.subList(1, last).stream().map(key -> SPACE + key).toList();
    long nanos = seconds(words.get(last));
    Waiter waiter =
        new Waiter(session, session.database, keys, left, Waiter.end(server.now(), nanos), nanos);
    if (!Lists.popFirst(server, waiter)) {
      server.waiters().add(waiter);
    }
  }

  /** The nanoseconds in a number of seconds; 0, for ever, also where it is negative. */
  private static long seconds(String word) {
    try {
      return Math.max(0, (long) (Double.parseDouble(word) * TimeUnit.SECONDS.toNanos(1)));
    } catch (NumberFormatException e) {
      throw new RefusedException("strconv.ParseFloat: parsing \"" + word + "\": invalid syntax");
    }
  }

  private void lclear(Session session, List<String> words) {
    String key = SPACE + words.get(1);
    int size = Lists.list(server, session.database, key).size();
    server.store().remove(session.database, key);
    session.out.integer(size);
  }
}

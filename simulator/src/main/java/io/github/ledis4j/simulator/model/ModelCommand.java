package io.github.ledis4j.simulator.model;

import java.util.List;
import java.util.Set;

/**
 * One command of a server.
 *
 * @param name in lower case
 * @param arity how many words it has with its name; negative for at least so many
 */
record ModelCommand(String name, int arity, Set<Rule> rules, Handler handler) {
  /** Runs a command, the words of which begin with its name, and writes its reply. */
  @FunctionalInterface
  interface Handler {
    void run(Session session, List<String> words);
  }

  boolean takes(int words) {
    return arity < 0 ? words >= -arity : words == arity;
  }

  boolean is(Rule rule) {
    return rules.contains(rule);
  }
}

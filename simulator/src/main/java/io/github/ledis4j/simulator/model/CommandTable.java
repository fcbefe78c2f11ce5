package io.github.ledis4j.simulator.model;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The commands of one kind of server by their names. */
final class CommandTable {
  private static final Set<Rule> NONE = EnumSet.noneOf(Rule.class);
  private static final Set<Rule> WRITES = EnumSet.of(Rule.WRITE);
  private static final Set<Rule> GROWS = EnumSet.of(Rule.WRITE, Rule.GROWS);

  /** More than any server has. */
  private static final int MOST = 400;

  private final Map<String, ModelCommand> commands = new HashMap<>(MOST);

  /** The same as clients spell them. */
  private final Map<String, ModelCommand> spelled = new HashMap<>();

  void add(String name, int arity, ModelCommand.Handler handler, Rule... rules) {
    add(name, arity, handler, rules.length == 0 ? NONE : EnumSet.copyOf(List.of(rules)));
  }

  private void add(String name, int arity, ModelCommand.Handler handler, Set<Rule> rules) {
    commands.put(name, new ModelCommand(name, arity, rules, handler));
  }

  /** A command that changes data. */
  void write(String name, int arity, ModelCommand.Handler handler) {
    add(name, arity, handler, WRITES);
  }

  /** A command that changes data and may need memory. */
  void grow(String name, int arity, ModelCommand.Handler handler) {
    add(name, arity, handler, GROWS);
  }

  @Nullable ModelCommand find(String name) {
    ModelCommand known = spelled.get(name);
    if (known == null) {
      known = commands.get(name.toLowerCase(Locale.ROOT));
      if (known != null) {
        spelled.put(name, known);
      }
    }
    return known;
  }

  Set<String> names() {
    return new TreeSet<>(commands.keySet());
  }
}

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
  private final Map<String, ModelCommand> commands = new HashMap<>();

  /** The same as clients spell them. */
  private final Map<String, ModelCommand> spelled = new HashMap<>();

  void add(String name, int arity, ModelCommand.Handler handler, Rule... rules) {
    EnumSet<Rule> set = EnumSet.noneOf(Rule.class);
    set.addAll(List.of(rules));
    commands.put(name, new ModelCommand(arity, set, handler));
  }

  /** A command that changes data. */
  void write(String name, int arity, ModelCommand.Handler handler) {
    add(name, arity, handler, Rule.WRITE);
  }

  /** A command that changes data and may need memory. */
  void grow(String name, int arity, ModelCommand.Handler handler) {
    add(name, arity, handler, Rule.WRITE, Rule.GROWS);
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

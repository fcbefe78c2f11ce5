package io.github.ledis4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The scripts of a server, one per connection; the last one is for all that follow. Thread-safe.
 */
final class Scripts {
  private final List<List<ScriptStep>> scripts = new ArrayList<>();
  private boolean complete;

  Scripts() {
    scripts.add(new ArrayList<>());
  }

  synchronized void add(ScriptStep step) {
    current().add(step);
  }

  synchronized void changeLast(UnaryOperator<ScriptStep> change) {
    List<ScriptStep> script = current();
    if (script.isEmpty()) {
      throw new IllegalStateException("there is no reply yet that this could be about");
    }
    int last = script.size() - 1;
    script.set(last, change.apply(script.get(last)));
  }

  /** Begins the script of the next connection. */
  synchronized void next() {
    requireIncomplete();
    scripts.add(new ArrayList<>());
  }

  synchronized void complete() {
    complete = true;
  }

  /** The script of the connection that came after {@code index} others. */
  synchronized List<ScriptStep> ofConnection(int index) {
    return List.copyOf(scripts.get(Math.min(index, scripts.size() - 1)));
  }

  private List<ScriptStep> current() {
    requireIncomplete();
    return scripts.get(scripts.size() - 1);
  }

  private void requireIncomplete() {
    if (complete) {
      throw new IllegalStateException("the script is complete once the server has started");
    }
  }
}
